using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Gpu.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>Medians and intervals of the projection as text.</summary>
internal static class OwnProjectionText
{
    private const double Low = 0.5 - OwnProjection.Level / 2, High = 0.5 + OwnProjection.Level / 2;

    public static (double Median, Interval Interval) Of(Sample sample)
    {
        IReadOnlyList<MonteCarloEstimate> quantiles = sample.Quantiles(Low, 0.5, High);
        return (quantiles[1].Value, new Interval(quantiles[0].Value, quantiles[2].Value, OwnProjection.Level));
    }

    /// <summary>log10 draws as FLOP.</summary>
    public static string Range(Sample sample)
    {
        (double median, Interval interval) = Of(sample);
        return Range(median, interval.Low, interval.High);
    }

    /// <summary>log10 draws, sorted, as FLOP.</summary>
    public static string Range(double[] sorted) =>
        Range(Quantiles.OfSorted(sorted, 0.5), Quantiles.OfSorted(sorted, Low), Quantiles.OfSorted(sorted, High));

    /// <summary>Slopes in orders of magnitude a year as a factor a year.</summary>
    public static (double Median, Interval Interval) GrowthOf(double[] slopes)
    {
        double[] sorted = Quantiles.Sorted(slopes);
        return (
            Elementary.Exp10(Quantiles.OfSorted(sorted, 0.5)),
            new Interval(Elementary.Exp10(Quantiles.OfSorted(sorted, Low)), Elementary.Exp10(Quantiles.OfSorted(sorted, High)),
                OwnProjection.Level));
    }

    /// <summary>Slopes as the text of a factor a year.</summary>
    public static string Growth(double[] slopes)
    {
        (double median, Interval interval) = GrowthOf(slopes);
        return NumberText.WithInterval(median, interval);
    }

    /// <summary>Dates, infinite where it never comes.</summary>
    /// <param name="sample">The dates.</param>
    /// <param name="start">Where paths start: what had come by then is not dated.</param>
    public static string Date(Sample sample, double start)
    {
        (double median, Interval interval) = Of(sample);
        return interval.High <= start
            ? $"by {NumberText.Fixed(start, 1)}"
            : $"{Text(median)} [{Text(interval.Low)}; {Text(interval.High)}]";

        string Text(double year) => year <= start
            ? $"by {NumberText.Fixed(start, 1)}"
            : double.IsFinite(year)
            ? NumberText.Fixed(year, 1)
            : $"after {OwnProjection.LastYear.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The probability of more than 2e29 FLOP.</summary>
    public static string Probability(Sample sample) => NumberText.Fixed(sample.ProbabilityAbove(Elementary.Log10(2e29)).Value, 2);

    private static string Range(double median, double low, double high) =>
        $"{NumberText.FromLog10(median, 1)} [{NumberText.FromLog10(low, 1)}; {NumberText.FromLog10(high, 1)}]";
}
