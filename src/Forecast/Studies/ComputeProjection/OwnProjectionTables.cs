using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Projections.Stacked;
using Forecast.Studies.Backtest;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The projection's tables.</summary>
internal sealed class OwnProjectionTables(BacktestRun run, OwnProjectionPaths paths, StudyPlan plan)
{
    public Table Weights => new(
        "own-shapes",
        "The shapes of the trend, their weights and what each says alone",
        [
            new Column("Shape"), new Column("Weight", Alignment.Right), new Column("Growth now (times a year)"), .. Shown().Select(year =>
                new Column($"Trend on 1 January {year}")),
        ],
        [.. ShapeForecasts.Shapes.Select((shape, k) => (IReadOnlyList<string>)
        [
            shape.Text(),
            NumberText.Fixed(run.Current.Weights.Weights[k], 2),
            OwnProjectionText.Growth([.. run.Current.Shapes[shape].Slopes]),
            .. Shown().Select(year => OwnProjectionText.Range(Quantiles.Sorted(run.Current.Shapes[shape].Means(Time(year))))),
        ])],
        $"Weights by stacking leave-future-out log scores of {run.Current.Foretold.ToString(CultureInfo.InvariantCulture)} systems, "
            + $"foretold up to four years ahead. {Rows} Medians with 90 % intervals of the trend, in FLOP.");

    public Table Years => new(
        "own-projection",
        $"Training compute of the frontier, projected to {OwnProjection.LastYear.ToString(CultureInfo.InvariantCulture)} (FLOP)",
        [
            new Column("1 January"), new Column("Trend"), new Column("A frontier system"), new Column("Factor", Alignment.Right),
                new Column("Trend, widened"), new Column("A frontier system, widened"),
        ],
        [.. paths.YearStarts.Select(start => (IReadOnlyList<string>)
        [
            start.Year.ToString(CultureInfo.InvariantCulture),
            OwnProjectionText.Range(paths.Trend(start.Year, false)),
            OwnProjectionText.Range(paths.System(start.Year, false)),
            NumberText.Fixed(paths.Inflation.Factor(start.Time - paths.Start), 2),
            OwnProjectionText.Range(paths.Trend(start.Year, true)),
            OwnProjectionText.Range(paths.System(start.Year, true)),
        ])],
        $"Median [90 % interval]. {Rows} Widened: distances from the median times the factor that the backtest asks for; beyond four years "
            + $"the factor of four years.");

    public Table Crossings => new(
        "own-crossings",
        "When the frontier passes round numbers",
        [
            new Column("FLOP"), new Column("First system in the table"), new Column("Trend passes"), new Column("Trend passes, widened"),
                new Column("One system in ten passes"), new Column("One in ten, widened"),
        ],
        [.. OwnProjectionPaths.Thresholds.Select(threshold => (IReadOnlyList<string>)
        [
            $"1e{threshold.ToString(CultureInfo.InvariantCulture)}",
            FirstSystem(threshold),
            OwnProjectionText.Date(paths.TrendCrosses(threshold, false), paths.Start),
            OwnProjectionText.Date(paths.TrendCrosses(threshold, true), paths.Start),
            OwnProjectionText.Date(paths.TenthCrosses(threshold, false), paths.Start),
            OwnProjectionText.Date(paths.TenthCrosses(threshold, true), paths.Start),
        ])],
        $"Median date [90 % interval] of the first crossing, path by path: a path is one joint draw of the parameters through all years. "
            + $"{Rows} "
            + $"Paths start at {NumberText.Fixed(paths.Start, 1)}; what is passed by then reads so.");

    private string Rows =>
        $"{char.ToUpperInvariant(BacktestTarget.RuleText[0])}{BacktestTarget.RuleText[1..]}; vintage {run.Newest.Vintage.Id}, n = "
            + $"{run.Now.Count.ToString(CultureInfo.InvariantCulture)}, {plan.Draws.ToString(CultureInfo.InvariantCulture)} draws.";

    private static IEnumerable<int> Shown() => [2030, 2035, OwnProjection.LastYear];

    private double Time(int year) => paths.YearStarts.First(start => start.Year == year).Time;

    private string FirstSystem(int threshold)
    {
        for (int i = 0; i < run.Now.Count; i++)
        {
            if (run.Now.Log10Values[i] >= threshold)
            {
                return $"{run.Now.Systems[i].Name}, {run.Now.Systems[i].Published:yyyy-MM-dd}";
            }
        }

        return "none yet";
    }
}
