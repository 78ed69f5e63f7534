using Forecast.Data;

namespace Forecast.Studies.ComputeTrends;

/// <summary>How far each system stands above or below the systems of its time.</summary>
/// <remarks>
/// The z-score of log10 compute against all systems published within <see cref="HalfWindowDays"/> days, both ends and the system itself
/// included, with the population standard deviation. The paper's text says "within 1.5 years", its Table 5 "within 2 years", and the
/// authors' code uses a window of 2 · 52 · 7 days in all: only the code's reading reproduces Table 4.
/// </remarks>
internal sealed class ScaleClasses
{
    /// <summary>Half of the authors' window of 728 days.</summary>
    public const int HalfWindowDays = 364;

    /// <summary>Below this z-score a system is a low outlier.</summary>
    public const double LowThreshold = -2;

    /// <summary>Above this z-score a system is large-scale.</summary>
    public const double LargeThreshold = 0.76;

    private readonly double[] _z;

    private ScaleClasses(double[] z)
    {
        _z = z;
    }

    /// <summary>The z-scores, one a system of the series.</summary>
    public IReadOnlyList<double> Z => _z;

    /// <summary>Scores every system of a series.</summary>
    public static ScaleClasses Of(Series series, int halfWindowDays = HalfWindowDays)
    {
        int[] days = [.. series.Systems.Select(s => s.Published!.Value.DayNumber)];
        var z = new double[days.Length];
        int first = 0, end = 0;
        for (int i = 0; i < days.Length; i++)
        {
            while (days[i] - days[first] > halfWindowDays)
            {
                first++;
            }

            while (end < days.Length && days[end] - days[i] <= halfWindowDays)
            {
                end++;
            }

            ReadOnlySpan<double> near = series.Log10Values[first..end];
            double mean = 0, squares = 0;
            foreach (double value in near)
            {
                mean += value / near.Length;
            }

            foreach (double value in near)
            {
                squares += (value - mean) * (value - mean);
            }

            double deviation = Math.Sqrt(squares / near.Length);
            z[i] = deviation > 0 ? (series.Log10Values[i] - mean) / deviation : 0;
        }

        return new ScaleClasses(z);
    }

    /// <summary>Whether system <paramref name="i"/> is a low outlier.</summary>
    public bool IsLow(int i) => _z[i] < LowThreshold;
}
