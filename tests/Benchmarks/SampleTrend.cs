using System.Globalization;

namespace Forecast.Benchmarks;

/// <summary>The 120 points that every benchmark of a trend fits, straight and broken. The peers read them from the table printed here.</summary>
internal static class SampleTrend
{
    /// <summary>Half-width of the noise, in orders of magnitude: compute known within a factor of two.</summary>
    public static readonly double Noise = Math.Log10(2);

    private const int Points = 120;

    public static readonly double[] Years = [.. Enumerable.Range(0, Points).Select(i => 2010 + i / 8.0)];

    public static readonly double[] Log10Values = [.. Enumerable.Range(0, Points).Select(i => 18 + 0.6 * i / 8.0 + 0.7 * Math.Sin(2.4 * i))];

    /// <summary>A slope that changes in 2017.</summary>
    public static readonly double[] OneKink = Plus(year => 0.4 * Math.Max(0, year - 2017));

    /// <summary>A slope that changes in 2016 and in 2021.</summary>
    public static readonly double[] TwoKinks = Plus(year => 0.5 * Math.Max(0, year - 2016) - 0.4 * Math.Max(0, year - 2021));

    /// <summary>A line that starts anew in 2015 and in 2020.</summary>
    public static readonly double[] TwoJumps = Plus(year => year < 2015 ? 0 : year < 2020 ? 1 + 0.2 * (year - 2015) : 1.2 - 0.1 * (year - 2020));

    /// <summary>Prints all of it as comma-separated values, to the last bit.</summary>
    public static void Print(TextWriter output)
    {
        output.WriteLine("year,line,one_kink,two_kinks,two_jumps");
        for (int i = 0; i < Points; i++)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Years[i]:R},{Log10Values[i]:R},{OneKink[i]:R},{TwoKinks[i]:R},{TwoJumps[i]:R}"));
        }
    }

    private static double[] Plus(Func<double, double> bend) => [.. Log10Values.Select((value, i) => value + bend(Years[i]))];
}
