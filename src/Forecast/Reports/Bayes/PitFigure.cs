using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Projections;

namespace Forecast.Reports.Bayes;

/// <summary>Where the rows fall in what the model foretells of each without it: level where the model is right.</summary>
/// <remarks>
/// The probability integral transform of each row under the posterior of the others (leave-one-out), by weighing draws with
/// 1 / p(y | draw): Gelfand, Dey and Chang 1992. A hump says that the intervals are too wide, a trough that they are too narrow, a slope
/// that they lie off.
/// </remarks>
public static class PitFigure
{
    private const double Level = 0.9;
    private const int MostBins = 20, RowsABin = 8, FewestBins = 5;

    /// <summary>Draws the histogram.</summary>
    /// <param name="trend">The trend.</param>
    public static Figure Of(UserBayesTrend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        double[] pit = Values(trend);
        int bins = Math.Clamp(pit.Length / RowsABin, FewestBins, MostBins);
        double width = 1.0 / bins, expected = pit.Length * width;
        var counts = new int[bins];
        foreach (double value in pit)
        {
            counts[Math.Min((int)(value * bins), bins - 1)]++;
        }

        double low = BinomialQuantile(pit.Length, width, 0.5 - Level / 2) / expected;
        double high = BinomialQuantile(pit.Length, width, 0.5 + Level / 2) / expected;
        BandSlice[] bars =
        [
            .. counts.SelectMany((count, bin) => new[] { bin, bin + 1 }.Select(edge => new BandSlice(edge * width, 0, count / expected))),
        ];
        return new Figure
        {
            Title = "Are the intervals honest?",
            Subtitle = string.Create(
                CultureInfo.InvariantCulture, $"n = {pit.Length}; level is right; a bar lies within the band nine times in ten if so"),
            Source = $"Data: {Path.GetFileName(trend.Rows.Series.Path)}",
            AltText = "Histogram of where each row falls in its predictive distribution without that row.",
            X = new Axis("Where a row falls in what was foretold of it without it (leave-one-out PIT)", Scale.Linear, 0, 1),
            Y = new Axis("Rows, relative to a level histogram", Scale.Linear, 0),
            Groups = [new Group("rows"), new Group("expected", Tone.Muted)],
            Layers =
            [
                new Band("expected", [new BandSlice(0, low, high), new BandSlice(1, low, high)], "90 % of a level histogram's bars"),
                new Band("rows", bars),
                new Line("rows", [.. bars.Select(slice => (slice.X, slice.High))]),
                new HorizontalRule(1),
            ],
        };
    }

    /// <summary>The probability below each row under the posterior of the others.</summary>
    /// <param name="trend">The trend.</param>
    public static double[] Values(UserBayesTrend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        double[] values = UserBayesTrend.Scaled(trend.Rows.Series.Values, trend.Plan);
        return [.. values.Select((value, row) => Below(trend.Trend.Replicas(row), value, trend.Trend.WeightsWithout(row)))];
    }

    // The smallest count with at least a probability at or below it.
    private static int BinomialQuantile(int trials, double share, double probability)
    {
        double mass = Elementary.Pow(1 - share, trials), cumulated = mass;
        int count = 0;
        while (cumulated < probability && count < trials)
        {
            mass *= (trials - count) / (count + 1.0) * share / (1 - share);
            cumulated += mass;
            count++;
        }

        return count;
    }

    private static double Below(double[] replicas, double value, double[] weights)
    {
        double below = 0;
        for (int i = 0; i < replicas.Length; i++)
        {
            below += replicas[i] <= value ? weights[i] : 0;
        }

        return below;
    }
}
