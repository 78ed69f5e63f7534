using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Gpu.Results;
using Forecast.Projections.Stacked;
using Forecast.Studies.Backtest;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The projection in numbers: weights of the shapes, quantiles by year, dates of crossing.</summary>
internal sealed class OwnProjectionNumbers(BacktestRun run, OwnProjectionPaths paths, StudyPlan plan)
{
    // Can AI scaling continue through 2030?, Epoch AI, August 2024 (web page).
    private const string Feasible = "2e29";
    private const int FeasibleBy = 2031;

    public IReadOnlyList<Finding> Findings =>
    [
        .. ShapeForecasts.Shapes.Select((shape, k) => Own(
            $"weights/{shape.Text().Replace(' ', '-')}", $"Weight of the shape: {shape.Text()}", run.Current.Weights.Weights[k],
                NumberText.Fixed(run.Current.Weights.Weights[k], 2), "share", null)),
        GrowthNow(),
        .. paths.YearStarts.SelectMany(start => new[]
        {
            Year(start.Year, "trend", "Trend of the frontier", paths.Trend(start.Year, false)),
            Year(start.Year, "system", "A frontier system", paths.System(start.Year, false)),
            Year(start.Year, "system-widened", "A frontier system, widened", paths.System(start.Year, true)),
        }),
        .. OwnProjectionPaths.Thresholds.SelectMany(threshold => (Finding[])
        [
            .. Crosses(threshold, "trend", "the trend of the frontier", paths.TrendCrosses(threshold, false)),
            .. Crosses(threshold, "trend-widened", "the trend of the frontier, widened,", paths.TrendCrosses(threshold, true)),
            .. Crosses(threshold, "one-in-ten", "the compute that one frontier system in ten exceeds", paths.TenthCrosses(threshold,
                false)),
            .. Crosses(threshold, "one-in-ten-widened", "the compute that one frontier system in ten exceeds, widened,",
                paths.TenthCrosses(threshold, true)),
        ]),
        BesideFeasible(),
        Share("2030/trend-above-2e29", "Probability that the trend is above 2e29 FLOP at the end of 2030", paths.Trend(FeasibleBy, true)),
        Share("2030/system-above-2e29", "Probability that a frontier system at the end of 2030 is above 2e29 FLOP", paths.System(FeasibleBy,
            true)),
    ];

    /// <summary>The projection for 2030 and its last year.</summary>
    public string Headline =>
        $"A frontier system of 1 January 2030 is trained with {OwnProjectionText.Range(paths.System(2030, false))} FLOP "
            + $"(median, 90 %), widened by the backtest {OwnProjectionText.Range(paths.System(2030, true))}; "
            + $"one of {OwnProjection.LastYear.ToString(CultureInfo.InvariantCulture)} with "
            + $"{OwnProjectionText.Range(paths.System(OwnProjection.LastYear, true))}.";

    public IEnumerable<string> Sentences()
    {
        string weights = string.Join(", ", ShapeForecasts.Shapes.Select((shape, k) =>
            $"{shape.Text()} {NumberText.Fixed(run.Current.Weights.Weights[k], 2)}"));
        yield return $"Our own projection stacks four shapes of the frontier's trend by how well they had foretold later systems: "
            + $"{weights}.";
        yield return Headline;
        yield return $"The trend passes 1e27 FLOP at {OwnProjectionText.Date(paths.TrendCrosses(27, true), paths.Start)} and 1e28 at "
            + $"{OwnProjectionText.Date(paths.TrendCrosses(28, true), paths.Start)} (widened 90 %).";
        yield return $"Of the {Feasible} FLOP that were called feasible by 2030: at the end of 2030 the trend lies above them with "
            + $"probability {OwnProjectionText.Probability(paths.Trend(FeasibleBy, true))}, "
            + $"a frontier system with probability {OwnProjectionText.Probability(paths.System(FeasibleBy, true))}.";
    }

    private Finding GrowthNow()
    {
        (double value, Interval interval) = OwnProjectionText.GrowthOf([.. run.Current.Paths.Slopes]);
        return Own("growth-now", "Growth of the frontier at the last system, all shapes", value, NumberText.WithInterval(value, interval),
            "times/year", interval);
    }

    private Finding Year(int year, string id, string label, Sample sample)
    {
        (double median, Interval interval) = OwnProjectionText.Of(sample);
        return Own($"{year}/{id}", $"{label} on 1 January {year}", Elementary.Exp10(median), OwnProjectionText.Range(sample), "FLOP",
            interval.Map(log => Elementary.Exp10(log)));
    }

    // A date without an end has no number: the text says so, and the probability stands beside.
    private IEnumerable<Finding> Crosses(int threshold, string id, string label, Sample sample)
    {
        (double median, Interval interval) = OwnProjectionText.Of(sample);
        if (double.IsFinite(median))
        {
            yield return Own(
                $"crossing/1e{threshold}/{id}",
                $"Date at which {label} passes 1e{threshold} FLOP",
                median,
                OwnProjectionText.Date(sample, paths.Start),
                "year",
                double.IsFinite(interval.High) ? interval : null);
        }

        double happens = sample.ProbabilityBelow(double.PositiveInfinity).Value;
        yield return Own(
            $"crossing/1e{threshold}/{id}/by-{OwnProjection.LastYear}",
            $"Probability that {label} passes 1e{threshold} FLOP by {OwnProjection.LastYear}",
            happens,
            NumberText.Fixed(happens, 2),
            "probability",
            null);
    }

    private Finding Share(string id, string label, Sample sample)
    {
        double probability = sample.ProbabilityAbove(Elementary.Log10(2e29)).Value;
        return Own(id, label, probability, OwnProjectionText.Probability(sample), "probability", null);
    }

    private Finding BesideFeasible()
    {
        Finding own = Year(FeasibleBy, "system-beside-2e29", "A frontier system, widened, beside the compute called feasible by 2030,",
            paths.System(FeasibleBy, true));
        var published = new Published(Feasible, "Can AI scaling continue through 2030?, Epoch AI, August 2024 (web page)");
        Finding rounded = own with { Text = NumberText.Scientific(own.Value, 1) };
        return rounded.Beside(published, RowEvidence.Formula with
        {
            MissingInput = "the published number is what power, chips, data and latency would allow, none of which is an input here; ours "
                + "is the trend carried on",
        });
    }

    private Finding Own(string id, string label, double value, string text, string unit, Interval? interval) => new()
    {
        Id = $"{OwnProjection.Prefix}/{id}",
        Label = label,
        Value = value,
        Text = text,
        Unit = unit,
        Interval = interval,
        N = run.Now.Count,
        Rule = BacktestTarget.RuleText,
        Vintage = run.Newest.Vintage.Id,
        Seed = plan.Seed,
    };
}
