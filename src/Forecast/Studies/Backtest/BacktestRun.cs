using System.Runtime.CompilerServices;
using Forecast.Data;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Projections.Stacked;

namespace Forecast.Studies.Backtest;

/// <summary>The forecasts of one measure from every table and origin, and their scores on the newest table.</summary>
internal sealed class BacktestRun
{
    // A run follows from the tables and the plan alone: kept while its folder is, since the projection rests on the same run.
    private static readonly ConditionalWeakTable<DataFolder, Dictionary<(string Measure, ulong Seed), BacktestRun>> _made = [];

    // What is carried on to 2040 rests on more draws than what is scored hundreds of times.
    private static readonly ShapePlan _full = new() { Draws = 4000, Chains = 4, WarmUp = 12_000, Moves = 10 };

    private BacktestRun(BacktestTarget target, Dataset newest, Series now, IReadOnlyList<VintageForecasts> vintages,
        StackedTrend current) =>
        (Target, Newest, Now, Vintages, Current) = (target, newest, now, vintages, current);

    public BacktestTarget Target { get; }

    public Dataset Newest { get; }

    /// <summary>The frontier by the newest table: the outcomes.</summary>
    public Series Now { get; }

    /// <summary>The tables that had rows enough, oldest first; the newest last.</summary>
    public IReadOnlyList<VintageForecasts> Vintages { get; }

    /// <summary>Every forecast scored, by table, origin and horizon.</summary>
    public IEnumerable<OutcomeScore> Scores => Vintages.SelectMany(vintage => vintage.Scores);

    /// <summary>The forecast from all rows of the newest table.</summary>
    public StackedTrend Current { get; }

    /// <summary>The run of a measure; made once for a folder and a seed.</summary>
    public static BacktestRun Of(
        DataFolder data, StudyPlan plan, BacktestTarget target, CancellationToken cancellation, IProgress<double>? progress = null)
    {
        Dictionary<(string, ulong), BacktestRun> runs = _made.GetOrCreateValue(data);
        lock (runs)
        {
            if (!runs.TryGetValue((target.Measure.Id, plan.Seed), out BacktestRun? run))
            {
                runs[(target.Measure.Id, plan.Seed)] = run = Make(data, plan, target, cancellation, progress);
            }

            return run;
        }
    }

    private static BacktestRun Make(
        DataFolder data, StudyPlan plan, BacktestTarget target, CancellationToken cancellation, IProgress<double>? progress)
    {
        var shapes = new ShapePlan();
        StreamKey key = new StreamKey(plan.Seed).Child("backtest").Child(target.Measure.Id);
        double[] noise = Noise(shapes.Draws, key.Child("noise"));
        Dataset newest = data.ReadLatest();
        Series now = target.Of(newest);
        var vintages = new List<VintageForecasts>();
        int done = 0;
        foreach (Vintage vintage in data.Vintages)
        {
            Dataset table = vintage.Id == newest.Vintage.Id ? newest : data.Read(vintage.Id);
            Series series = target.Of(table);
            IReadOnlyList<DateOnly> origins = BacktestPlan.Origins(series, vintage);
            if (origins.Count > 0)
            {
                vintages.Add(VintageForecasts.Of(vintage, series, origins, now, shapes, key.Child("fits"), noise, cancellation));
            }

            progress?.Report((double)++done / data.Vintages.Count);
        }

        StackedTrend last = vintages[^1].Last;
        ShapeForecasts full = ShapeForecasts.Fit(now.Years, now.Log10Values, _full, key.Child("current"), cancellation: cancellation);
        return new BacktestRun(target, newest, now, vintages, new StackedTrend(full, last.Weights, last.Foretold, _full.Draws));
    }

    // Normal numbers evenly through their distribution, in an order of chance: the same for every forecast, so that differences are theirs.
    private static double[] Noise(int count, StreamKey key)
    {
        double[] noise = [.. Enumerable.Range(0, count).Select(i => new Normal(0, 1).Quantile((i + 0.5) / count))];
        var random = new RandomSequence(key);
        for (int i = count - 1; i > 0; i--)
        {
            int other = random.NextIndex(i + 1);
            (noise[i], noise[other]) = (noise[other], noise[i]);
        }

        return noise;
    }
}
