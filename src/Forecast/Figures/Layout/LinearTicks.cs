using System.Globalization;
using Forecast.Fitting.Numerics;

namespace Forecast.Figures.Layout;

/// <summary>Ticks at multiples of 1, 2 or 5 times a power of ten.</summary>
internal static class LinearTicks
{
    private const double LargestPlain = 1e7;

    private const double SmallestPlain = 1e-4;

    public static IEnumerable<TickSet> Candidates(Span span, bool grouped = true)
    {
        double size = Math.Max(Math.Abs(span.Low), Math.Abs(span.High));
        int power = size is >= LargestPlain or < SmallestPlain && size > 0 ? (int)Math.Floor(Elementary.Log10(size)) : 0;
        foreach (double step in Steps(span.Length))
        {
            var values = TickSet.Multiples(span, step, TickSet.Most);
            int digits = Digits(step) + power;
            yield return new TickSet([.. values.Select(value => Label(value, power, digits, grouped))], []);
        }
    }

    /// <summary>Steps from a tenth of a length to all of it.</summary>
    public static IEnumerable<double> Steps(double length)
    {
        int power = (int)Math.Floor(Elementary.Log10(length)) - 1;
        return from k in Enumerable.Range(power, 3)
               from factor in new[] { 1.0, 2.0, 5.0 }
               select factor * Elementary.Exp10(k);
    }

    /// <summary>Decimals that tell multiples of a step apart.</summary>
    public static int Digits(double step) => -(int)Math.Floor(Elementary.Log10(step) + 1e-9);

    public static string Plain(double value, int digits, bool grouped)
    {
        int decimals = Math.Clamp(digits, 0, 15);
        string text = Math.Abs(value).ToString((grouped ? "N" : "F") + decimals, CultureInfo.InvariantCulture);
        return value < 0 && text.AsSpan().ContainsAnyExcept("0.,") ? "−" + text : text;
    }

    private static Tick Label(double value, int power, int digits, bool grouped)
    {
        if (power == 0)
        {
            return new Tick(value, Plain(value, digits, grouped));
        }

        return value == 0
            ? new Tick(value, "0")
            : new Tick(value, Plain(value / Elementary.Exp10(power), digits, grouped) + "×10", Plain(power, 0, false));
    }
}
