using System.Globalization;
using Forecast.Data;
using Forecast.Projections;
using Forecast.Projections.Stacked;
using Forecast.Studies.Backtest;

namespace Forecast.Studies.ComputeProjection;

/// <summary>
/// Our own projection of the frontier's training compute: shapes of its trend stacked by how well they had foretold it, carried to 2040,
/// widened as the backtest asks.
/// </summary>
internal static class OwnProjection
{
    /// <summary>First part of every finding's id.</summary>
    internal const string Prefix = "compute-projection/own";

    /// <summary>Last year of the projection.</summary>
    internal const int LastYear = 2040;

    /// <summary>Level of every interval.</summary>
    internal const double Level = 0.9;

    /// <summary>The section of the study.</summary>
    /// <param name="data">The curated tables.</param>
    /// <param name="plan">Seed and number of draws.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public static StudySection Run(DataFolder data, StudyPlan plan, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        BacktestRun run = BacktestRun.Of(data, plan, BacktestTarget.Compute, cancellation);
        progress?.Report(0.7);
        IntervalInflation inflation = new Widening(run.Scores).Rule;
        OwnProjectionPaths paths = OwnProjectionPaths.Of(run, inflation, plan, cancellation);
        progress?.Report(0.8);
        OwnProjectionEras[] eras =
        [
            OwnProjectionEras.Frontier(run, plan),
            OwnProjectionEras.Of("notable", "All notable systems since 1950", OwnProjectionEras.Notable(run.Newest), run.Newest.Vintage,
                plan, cancellation),
        ];
        progress?.Report(0.95);
        var published = new OwnProjectionPublished(data);
        var numbers = new OwnProjectionNumbers(run, paths, plan);
        var tables = new OwnProjectionTables(run, paths, plan);
        StudySection section = new()
        {
            Summary = [.. numbers.Sentences(), .. eras.Select(era => era.Sentence), published.Sentence],
            Headline = numbers.Headline,
            Numbers = [.. eras.SelectMany(era => era.Findings), .. numbers.Findings, .. published.Findings],
            Tables = [.. eras.Select(era => era.Table), tables.Weights, tables.Years, tables.Crossings, published.Table],
            Figures = [OwnProjectionFigure.Of(run, paths)],
            Warnings = [.. Warnings(run, paths)],
            NotVerified =
            [
                "The rows behind the published growth of frontier models (May 2024) are in no public copy, and neither their number nor "
                    + "the "
                    + "exact start dates "
                    + "\"since ~2018\" and \"since mid-2020\" are printed: ours begin on 1 January 2018 and 1 July 2020.",
                "The published latency limit of about 3e30 to 1e32 FLOP could not be verified, and bounds nothing here.",
            ],
        };
        progress?.Report(1);
        return section;
    }

    private static IEnumerable<string> Warnings(BacktestRun run, OwnProjectionPaths paths)
    {
        StackedTrend current = run.Current;
        foreach (string warning in current.Weights.Warnings)
        {
            yield return warning;
        }

        if (current.DisagreesFrom(paths.YearStarts.Select(start => start.Time)) is { } time)
        {
            string year = Chronology.Gregorian.Date(time).Year.ToString(CultureInfo.InvariantCulture);
            yield return $"Flag: from {year} on the medians of the four shapes of the trend are an order of magnitude apart or more. What "
                + $""
                + $"is said of later years is a choice among shapes.";
        }

        foreach (string warning in current.Shapes.Broken.Warnings)
        {
            yield return $"Broken trend: {warning}";
        }

        yield return "No shape foresees a break to come, and none knows of limits such as power, chips, money or data: beyond four years "
            + "the projection was never tested.";
        yield return $"The frontier of the newest table holds {Recent(run)} systems of its last twelve months, and the largest system in "
            + $"it "
            + $"is {Largest(run)}, where the trend stands at "
            + $"{OwnProjectionText.Range(paths.Trend(paths.YearStarts[0].Year, false))} FLOP on 1 January "
                + $"{paths.YearStarts[0].Year.ToString(CultureInfo.InvariantCulture)}: "
            + "either growth has slowed, or makers no longer publish what they train with and tables fill late. The trend takes the few "
                + "rows as they are.";
    }

    private static string Largest(BacktestRun run)
    {
        int largest = 0;
        for (int i = 1; i < run.Now.Count; i++)
        {
            largest = run.Now.Log10Values[i] > run.Now.Log10Values[largest] ? i : largest;
        }

        return $"{run.Now.Systems[largest].Name} of {run.Now.Systems[largest].Published:yyyy-MM-dd} with "
            + $"{NumberText.FromLog10(run.Now.Log10Values[largest], 1)} FLOP";
    }

    private static string Recent(BacktestRun run)
    {
        DateOnly from = run.Newest.Vintage.LastDay.AddYears(-1);
        return run.Now.Systems.Count(system => system.Published > from).ToString(CultureInfo.InvariantCulture);
    }
}
