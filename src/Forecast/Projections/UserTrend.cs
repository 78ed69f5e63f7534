using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Breaks;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Projections;

/// <summary>A trend through a user's series: straight, broken, robust or of a quantile.</summary>
public sealed class UserTrend
{
    /// <summary>Most sets drawn for a simulated likelihood; fewer where fewer resamples were asked for.</summary>
    public const int LikelihoodSets = 399;

    private const int FewestRows = 3;
    private const int FewestForDavies = 6;

    // With more kinks each simulated set is a search of its own, and there are a thousand.
    private const int MostSimulatedKinks = 1;
    private const int SupFSets = 199;
    private const double Significance = 0.05;

    private readonly Func<double, double[]> _at;

    private UserTrend(UserSeries series, TrendPlan plan, IFit fit, Func<double, double[]> at)
    {
        (Series, Plan, Fit, _at) = (series, plan, fit, at);
        (First, Last) = (series.Times.ToArray().Min(), series.Times.ToArray().Max());
    }

    /// <summary>The rows fitted.</summary>
    public UserSeries Series { get; }

    /// <summary>What was asked for.</summary>
    public TrendPlan Plan { get; }

    /// <summary>The fit, in the unit of the values or in their log10.</summary>
    public IFit Fit { get; }

    /// <summary>First time of a row.</summary>
    public double First { get; }

    /// <summary>Last time of a row.</summary>
    public double Last { get; }

    /// <summary>The stretches that keep their pace, in the order of time.</summary>
    public IReadOnlyList<TrendPiece> Pieces { get; private init; } = [];

    /// <summary>The interval of a straight line's slope when runs of neighbours are resampled together; null where neighbours are not alike.</summary>
    public Interval? SlopeInBlocks { get; private init; }

    /// <summary>The breaks between them, with intervals.</summary>
    public IReadOnlyList<TrendBreak> Breaks { get; private init; } = [];

    /// <summary>The fits with fewer and more breaks; null where breaks were not asked about.</summary>
    public BreakCount? Count { get; private init; }

    /// <summary>The number of breaks by each way of choosing one; empty where the number was given.</summary>
    public IReadOnlyList<(string Way, int Breaks)> Choices { get; private init; } = [];

    /// <summary>The probability of a break at least this clear if there were none, and whose test it is; null where breaks were not asked about or the rows are too few.</summary>
    public (string Test, double P)? NoBreak { get; private init; }

    /// <summary>What a reader should doubt, each in a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>Fits a series.</summary>
    /// <param name="series">The rows.</param>
    /// <param name="plan">What kind of trend.</param>
    /// <param name="progress">Told the share done of a bootstrap of breaks, from 0 to 1.</param>
    /// <exception cref="FitException">The rows cannot carry the trend: too few of them, one time only, or a constant value.</exception>
    public static UserTrend Of(UserSeries series, TrendPlan plan, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(plan);
        if (Objection(series) is { } reason)
        {
            throw new FitException($"'{series.Path}': {reason}; {Rows(series.Times.Length)} both '{series.TimeColumn}' and '{series.ValueColumn}'.");
        }

        double[] times = series.Times.ToArray();
        double[] values = plan.IsLog ? [.. series.Values.ToArray().Select(Elementary.Log10)] : series.Values.ToArray();
        return plan.Breaks is null ? Line(series, plan, times, values) : Broken(series, plan, times, values, progress);
    }

    /// <summary>Why rows cannot carry any trend; null where they can.</summary>
    /// <param name="series">The rows.</param>
    public static string? Objection(UserSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.Times.Length < FewestRows || series.Times.IndexOfAnyExcept(series.Times[0]) < 0
            ? "a trend needs at least three rows with two different times"
            : series.Values.IndexOfAnyExcept(series.Values[0]) < 0
                ? string.Create(CultureInfo.InvariantCulture, $"a trend needs values that differ, and '{series.ValueColumn}' is {series.Values[0]} throughout")
                : null;
    }

    /// <summary>What the trend says of a time, in the unit of the fit.</summary>
    public Prediction Predict(double time)
    {
        Prediction p = Fit.Predict(_at(time), Plan.Level);
        return p with { X = time };
    }

    private static UserTrend Line(UserSeries series, TrendPlan plan, double[] times, double[] values)
    {
        double centre = times.Average();
        string[] terms = ["level", "slope"];
        double[][] columns = [[.. times.Select(_ => 1.0)], [.. times.Select(t => t - centre)]];
        double[] Alone(double t) => [t];
        double[] Column(double t) => [1, t - centre];
        (IFit fit, Func<double, double[]> at) = (plan.Quantile, plan.Estimator) switch
        {
            ({ } tau, _) => ((IFit)QuantileRegression.Fit(terms, columns, values, tau).WithBootstrap(new BootstrapPlan(plan.Resamples), new StreamKey(plan.Seed)), (Func<double, double[]>)Column),
            (_, LineEstimator.Huber) => (HuberRegression.Fit(terms, columns, values), Column),
            (_, LineEstimator.Student) => (StudentRegression.Fit(terms, columns, values), Column),
            (_, LineEstimator.TheilSen) => (TheilSen.Fit(times, values), Alone),
            _ => (LinearTrend.Fit(times, values), Alone),
        };
        var slope = new Estimate(fit.Terms[1].Value, fit.Interval(1, plan.Level));
        bool isDependent = fit is LinearTrend && AreAlike(fit, times, out _);
        return new UserTrend(series, plan, fit, at)
        {
            SlopeInBlocks = isDependent
                ? Bootstrap.OfTrend(times, values, BootstrapPlan.InBlocks(plan.Resamples, times.Length), new StreamKey(plan.Seed).Child("blocks")).Percentile(1, plan.Level)
                : null,
            Pieces = [new TrendPiece(times.Min(), times.Max(), times.Length, slope)],
            Warnings = [.. fit.Warnings, .. Doubts(fit, times, [slope], plan)],
        };
    }

    private static UserTrend Broken(UserSeries series, TrendPlan plan, double[] times, double[] values, IProgress<double>? progress)
    {
        BreakCount count = BreakCount.Fit(times, values, plan.Breaks!.Value, plan.Shape, plan.SegmentRows);
        if (!plan.ChoosesBreaks && count.Fits.Count <= plan.Breaks)
        {
            throw new FitException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{series.Path}': {plan.Breaks + 1} segments of at least {plan.SegmentRows} rows, each with two different times, are not to be had from {times.Length} rows; {count.Fits.Count - 1} breaks are the most."));
        }

        int breaks = plan.ChoosesBreaks ? count.ByBic : plan.Breaks.Value;
        BrokenTrend fit = count.Fits[breaks];
        Estimate[] slopes = [.. fit.Segments.Select((segment, j) => new Estimate(segment.Slope.Value, fit.SlopeInterval(j, plan.Level)))];
        return new UserTrend(series, plan, fit, t => [t])
        {
            Pieces = [.. fit.Segments.Select((segment, j) => new TrendPiece(segment.From, segment.To, segment.Rows, slopes[j]))],
            Breaks = breaks == 0 ? [] : Dated(fit, plan, progress),
            Count = count,
            NoBreak = NoBreakTest(count, plan, times, values),
            Choices = plan.ChoosesBreaks ? Chosen(count, plan) : [],
            Warnings = [.. count.Warnings(breaks), .. Doubts(fit, times, slopes, plan)],
        };
    }

    private static (string Way, int Breaks)[] Chosen(BreakCount count, TrendPlan plan)
    {
        SequentialSupF sequence = count.BySequentialSupF(Significance, SupFSets, new StreamKey(plan.Seed).Child("sequence"));
        return [("BIC", count.ByBic), ("LWZ", count.ByLwz), ("sup F in sequence at 5 %", sequence.Breaks)];
    }

    private static (string Test, double P)? NoBreakTest(BreakCount count, TrendPlan plan, double[] times, double[] values)
    {
        if (plan.Shape == BreakShape.Kink)
        {
            return times.Length >= FewestForDavies ? ("Davies", DaviesTest.Run(times, values).PValue) : null;
        }

        return count.Fits.Count > 1 ? ("sup F", SupFTest.Run(count.Fits[0], plan.Resamples, new StreamKey(plan.Seed).Child("sup F")).PValue) : null;
    }

    private static TrendBreak[] Dated(BrokenTrend fit, TrendPlan plan, IProgress<double>? progress)
    {
        bool kinks = fit.Shape == BreakShape.Kink;
        StreamKey key = new(plan.Seed);
        ResamplingScheme scheme = kinks ? ResamplingScheme.Rows : ResamplingScheme.Residuals;
        BreakBootstrap bootstrap = BreakBootstrap.Run(fit, new BreakBootstrapPlan(plan.Resamples, scheme), key, progress: progress);
        return [.. fit.Breaks.Select((date, j) =>
        {
            var resampled = new BreakInterval("bootstrap", bootstrap.Interval(j, plan.Level));
            BreakInterval likelihood = !kinks || fit.Breaks.Count <= MostSimulatedKinks
                ? new BreakInterval("simulated likelihood", fit.LikelihoodInterval(j, plan.Level, Math.Min(plan.Resamples, LikelihoodSets), key.Child("likelihood")))
                : new BreakInterval("likelihood", fit.LikelihoodInterval(j, plan.Level));
            return new TrendBreak(date, kinks
                ? [resampled, likelihood, new BreakInterval("Wald", fit.Interval(fit.Terms.Count - fit.Breaks.Count + j, plan.Level))]
                : [likelihood, resampled, new BreakInterval("Bai's argmax", fit.ArgmaxInterval(j, plan.Level))]);
        })];
    }

    private static string Rows(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "row has" : "rows have")}");

    private static IEnumerable<string> Doubts(IFit fit, double[] times, Estimate[] slopes, TrendPlan plan)
    {
        for (int j = 0; j < slopes.Length; j++)
        {
            if (slopes[j].Interval.Contains(0))
            {
                yield return slopes.Length == 1
                    ? "The interval of the slope holds zero: these rows do not show a trend."
                    : string.Create(CultureInfo.InvariantCulture, $"The interval of the slope of segment {j + 1} holds zero: its rows do not show a trend.");
            }
        }

        if (plan.Quantile is null && AreAlike(fit, times, out double correlation))
        {
            string misses = (slopes.Length, fit) switch
            {
                (1, LinearTrend) => "one straight line misses something, and Student's intervals are too narrow; the one with neighbours kept together is nearer",
                (1, _) => "one straight line misses something, and the intervals are too narrow",
                _ => "these lines miss something, and the intervals are too narrow",
            };
            yield return string.Create(CultureInfo.InvariantCulture, $"Neighbouring residuals are alike (autocorrelation {correlation:F2}): {misses}.");
        }
    }

    private static bool AreAlike(IFit fit, double[] times, out double correlation)
    {
        correlation = ResidualAutocorrelation.Of(fit.Points, times);
        return correlation > 2 / Math.Sqrt(times.Length);
    }
}
