namespace Forecast.Benchmarks;

/// <summary>The 120 points that every benchmark of a trend fits; <c>peers/bootstrap.py</c> and <c>peers/bootstrap.R</c> make the same ones.</summary>
internal static class SampleTrend
{
    /// <summary>Half-width of the noise, in orders of magnitude: compute known within a factor of two.</summary>
    public static readonly double Noise = Math.Log10(2);

    private const int Points = 120;

    public static readonly double[] Years = [.. Enumerable.Range(0, Points).Select(i => 2010 + i / 8.0)];

    public static readonly double[] Log10Values = [.. Enumerable.Range(0, Points).Select(i => 18 + 0.6 * i / 8.0 + 0.7 * Math.Sin(2.4 * i))];
}
