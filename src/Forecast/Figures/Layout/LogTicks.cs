using Forecast.Fitting.Numerics;

namespace Forecast.Figures.Layout;

/// <summary>Ticks on an axis of log10 values: powers of ten, and round numbers between them where the span is short.</summary>
internal static class LogTicks
{
    private const double FewDecades = 2;

    private const double SomeDecades = 3;

    private const double PartOfDecade = 0.7;

    private const int SmallestPlainPower = -3;

    private const int LargestPlainPower = 4;

    private const int MostMinor = 40;

    public static IEnumerable<TickSet> Candidates(Span span)
    {
        if (span.Length < PartOfDecade)
        {
            foreach (var set in WithinDecade(span))
            {
                yield return set;
            }
        }

        if (span.Length < FewDecades)
        {
            yield return Mantissas(span, [1, 2, 5]);
        }

        if (span.Length < SomeDecades)
        {
            yield return Mantissas(span, [1, 3]);
        }

        var decades = TickSet.Multiples(span, 1, MostMinor);
        for (double unit = 1; unit <= span.Length; unit *= 10)
        {
            foreach (double factor in new[] { 1.0, 2, 3, 5 })
            {
                double step = factor * unit;
                var values = TickSet.Multiples(span, step, TickSet.Most);
                yield return new TickSet([.. values.Select(Power)], [.. decades.Except(values)]);
            }
        }
    }

    private static Tick Power(double exponent) => new(exponent, "10", LinearTicks.Plain(exponent, 0, false));

    private static TickSet Mantissas(Span span, int[] labelled)
    {
        var ticks = new List<Tick>();
        var minor = new List<double>();

        // One axis has one way of writing: not 0.001 above 5×10⁻⁴.
        bool plain = Plain(Math.Floor(span.Low)) && Plain(Math.Floor(span.High));
        for (double decade = Math.Floor(span.Low); decade <= span.High; decade++)
        {
            for (int mantissa = 1; mantissa <= 9; mantissa++)
            {
                double value = decade + Elementary.Log10(mantissa);
                if (value < span.Low || value > span.High)
                {
                    continue;
                }

                if (labelled.Contains(mantissa))
                {
                    ticks.Add(mantissa == 1 && !plain ? Power(decade) : Label(value, mantissa, (int)decade, 0, plain));
                }
                else
                {
                    minor.Add(value);
                }
            }
        }

        return new TickSet(ticks, minor);
    }

    private static IEnumerable<TickSet> WithinDecade(Span span)
    {
        int decade = (int)Math.Floor(span.Low);
        var mantissas = new Span(Elementary.Exp10(span.Low - decade), Elementary.Exp10(span.High - decade));
        foreach (double step in LinearTicks.Steps(mantissas.Length))
        {
            int digits = LinearTicks.Digits(step);
            var ticks = TickSet.Multiples(mantissas, step, TickSet.Most)
                .Select(mantissa => Label(decade + Elementary.Log10(mantissa), mantissa, decade, digits, Plain(decade)));
            yield return new TickSet([.. ticks], []);
        }
    }

    private static Tick Label(double value, double mantissa, int decade, int digits, bool plain) => plain
        ? new Tick(value, LinearTicks.Plain(mantissa * Elementary.Exp10(decade), digits - decade, true))
        : new Tick(value, LinearTicks.Plain(mantissa, digits, true) + "×10", LinearTicks.Plain(decade, 0, false));

    private static bool Plain(double decade) => decade is >= SmallestPlainPower and <= LargestPlainPower;
}
