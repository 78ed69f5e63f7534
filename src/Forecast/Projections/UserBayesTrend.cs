using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.BrokenTrends;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Projections;

/// <summary>A trend through a user's rows, sampled from its posterior.</summary>
public sealed class UserBayesTrend
{
    /// <summary>What the line that the groups have in common is called.</summary>
    public const string AllGroups = "(what they share)";

    private const int FewestRows = 4;

    private UserBayesTrend(UserRows rows, BayesTrendPlan plan, SampledTrend trend)
    {
        (Rows, Plan, Trend) = (rows, plan, trend);
        double[] times = rows.Series.Times.ToArray();
        (First, Last) = (times.Min(), times.Max());
        Pieces = trend is SampledBreaks { Breaks: var breaks } ? Eras(breaks) : [.. Lines()];
        Breaks = trend is SampledBreaks broken ? Dates(broken.Breaks) : [];
        Warnings = [.. Doubts(times)];
    }

    /// <summary>The rows fitted.</summary>
    public UserRows Rows { get; }

    /// <summary>What was asked for.</summary>
    public BayesTrendPlan Plan { get; }

    /// <summary>The draws of the posterior.</summary>
    public SampledTrend Trend { get; }

    /// <summary>First time of a row.</summary>
    public double First { get; }

    /// <summary>Last time of a row.</summary>
    public double Last { get; }

    /// <summary>What keeps its pace: eras in the order of time, given the most probable number of breaks; or the groups.</summary>
    public IReadOnlyList<BayesPiece> Pieces { get; }

    /// <summary>Dates of the breaks, given their most probable number.</summary>
    public IReadOnlyList<DrawnQuantity> Breaks { get; }

    /// <summary>What a reader should doubt beside the diagnosis, each in a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Samples a trend.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="plan">What kind of trend.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <exception cref="FitException">The rows cannot carry the trend.</exception>
    public static UserBayesTrend Of(UserRows rows, BayesTrendPlan plan, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(plan);
        UserSeries series = rows.Series;
        if (Objection(rows) is { } reason)
        {
            string have = series.Times.Length == 1 ? "row has" : "rows have";
            string count = string.Create(CultureInfo.InvariantCulture, $"{series.Times.Length} {have}");
            throw new FitException($"'{series.Path}': {reason}; {count} every column filled.");
        }

        double[] times = series.Times.ToArray(), values = Scaled(series.Values, plan);
        SampledTrend trend;
        try
        {
            trend = BayesTrendModels.Sample(rows, times, values, plan, new StreamKey(plan.Seed), progress);
        }
        catch (ArgumentException e)
        {
            throw new FitException($"'{series.Path}': {Sentence(e)}");
        }

        return new UserBayesTrend(rows, plan, trend);
    }

    /// <summary>Values on the scale of the fit: as they are, or their log10.</summary>
    public static double[] Scaled(ReadOnlySpan<double> values, BayesTrendPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        double[] scaled = values.ToArray();
        return plan.IsLog ? Array.ConvertAll(scaled, value => Elementary.Log10(value)) : scaled;
    }

    /// <summary>The trend at a time.</summary>
    /// <param name="time">The time.</param>
    /// <param name="group">Index of the group, where there are groups.</param>
    public DrawnQuantity At(double time, int group = 0) => new(Trend.Means(time, group), Trend.Posterior.Chains);

    /// <summary>A new observation at a time.</summary>
    /// <param name="time">The time.</param>
    /// <param name="group">Index of the group, where there are groups.</param>
    public DrawnQuantity Observation(double time, int group = 0) => new(Trend.Observations(time, group), Trend.Posterior.Chains);

    private static string? Objection(UserRows rows)
    {
        UserSeries series = rows.Series;
        if (rows.Columns.Group is { } column && rows.Groups.Count == 1)
        {
            return $"pooling needs at least two groups, and '{column}' names one";
        }

        return series.Times.Length < FewestRows || series.Times.IndexOfAnyExcept(series.Times[0]) < 0
            ? "a sampled trend needs at least four rows with two different times"
            : UserTrend.Objection(series);
    }

    private static string Sentence(ArgumentException e)
    {
        int end = e.ParamName is null ? -1 : e.Message.IndexOf(" (Parameter ", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }

    private BayesPiece[] Eras(BrokenTrendPosterior breaks)
    {
        BrokenTrendEras eras = breaks.Given(breaks.MostProbable);
        double[] knots = [First, .. Enumerable.Range(0, eras.Breaks).Select(j => eras.Date(j, Plan.Level).Value), Last];
        double[] times = Rows.Series.Times.ToArray();
        return [.. Enumerable.Range(0, eras.Breaks + 1).Select(j =>
        {
            int n = times.Count(t => (j == 0 || t > knots[j]) && (t <= knots[j + 1] || j == eras.Breaks));
            return new BayesPiece("", knots[j], knots[j + 1], n, Column(eras, $"slope {j + 1}"));
        })];
    }

    private static DrawnQuantity[] Dates(BrokenTrendPosterior breaks)
    {
        BrokenTrendEras eras = breaks.Given(breaks.MostProbable);
        return [.. Enumerable.Range(1, eras.Breaks).Select(j => Column(eras, $"break {j}"))];
    }

    // The draws that have this number of breaks are unequally many a chain: they are taken as one.
    private static DrawnQuantity Column(BrokenTrendEras eras, string name) =>
        new([.. eras.Columns[eras.Names.ToList().IndexOf(name)]], 1);

    private IEnumerable<BayesPiece> Lines()
    {
        double[] times = Rows.Series.Times.ToArray();
        if (Rows.Groups.Count == 0)
        {
            yield return new BayesPiece("", First, Last, times.Length, Slope(0));
            yield break;
        }

        for (int group = 0; group < Rows.Groups.Count; group++)
        {
            double[] own = [.. times.Where((_, row) => Rows.GroupOf[row] == group)];
            yield return new BayesPiece(Rows.Groups[group], own.Min(), own.Max(), own.Length, Slope(group));
        }

        // The line that a group not among the rows is expected to have.
        yield return new BayesPiece(AllGroups, First, Last, 0, Slope(Rows.Groups.Count));
    }

    private DrawnQuantity Slope(int group)
    {
        double[] first = Trend.Means(First, group), last = Trend.Means(Last, group);
        return new DrawnQuantity([.. last.Zip(first, (b, a) => (b - a) / (Last - First))], Trend.Posterior.Chains);
    }

    private IEnumerable<string> Doubts(double[] times)
    {
        foreach (string warning in Trend.Fit.Warnings.Except(Trend.Diagnosis.Problems))
        {
            yield return warning;
        }

        for (int j = 0; j < Pieces.Count; j++)
        {
            if (Pieces[j].Slope.Of(Plan.Level).Interval.Contains(0))
            {
                string which = Pieces.Count == 1 ? "the slope" : Pieces[j].Name.Length > 0
                    ? $"the slope of {Pieces[j].Name}"
                    : string.Create(CultureInfo.InvariantCulture, $"the slope of segment {j + 1}");
                string rows = Pieces.Count == 1 ? "these rows" : "its rows";
                yield return $"The interval of {which} holds zero: {rows} do not show a trend.";
            }
        }

        double correlation = ResidualAutocorrelation.Of(Trend.Fit.Points, times);
        if (correlation > 2 / Math.Sqrt(times.Length))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Neighbouring residuals are alike (autocorrelation {correlation:F2}): the trend misses something, "
                    + $"and the intervals are too narrow.");
        }
    }
}
