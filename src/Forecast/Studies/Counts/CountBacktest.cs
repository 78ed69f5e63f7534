using System.Runtime.CompilerServices;
using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Studies.ComputeProjection;

namespace Forecast.Studies.Counts;

/// <summary>The counts above thresholds forecast again from each table and each half-year, and scored on the newest table.</summary>
internal sealed class CountBacktest
{
    private static readonly ConditionalWeakTable<DataFolder, Dictionary<ulong, CountBacktest>> _made = [];

    private CountBacktest(
        Dataset newest, IReadOnlyList<CountScore> scores, IReadOnlyList<NumberScore> numbers, IReadOnlyList<LateRows> late)
    {
        (Newest, Scores, Numbers, Late) = (newest, scores, numbers, late);
        Now = [.. scores.Where(score => score.Table == newest.Vintage.Id)];
        Projected = [.. Now.Where(score => score.Forecast is not null)];
        Printed = [.. Projected.Select(score => score.Printed!)];
        Given = [.. Projected.Select(score => score.Given!)];
    }

    public Dataset Newest { get; }

    /// <summary>Every forecast scored, from every table.</summary>
    public IReadOnlyList<CountScore> Scores { get; }

    /// <summary>Those from the newest table's rows by date of publication, as if the table had been whole then.</summary>
    public IReadOnlyList<CountScore> Now { get; }

    /// <summary>Those of them with a system above, which the projection can speak of.</summary>
    public IReadOnlyList<CountScore> Projected { get; }

    /// <summary>The same of all notable systems, as the projection prints them, outcomes scaled up to all.</summary>
    public IReadOnlyList<CountScore> Printed { get; }

    /// <summary>Those of the laws of the share, given the number of known systems that came.</summary>
    public IReadOnlyList<CountScore> Given { get; }

    /// <summary>Forecasts of the number of all notable systems, from the newest table.</summary>
    public IReadOnlyList<NumberScore> Numbers { get; }

    /// <summary>What the older tables had not yet, in the order of the tables.</summary>
    public IReadOnlyList<LateRows> Late { get; }

    /// <summary>The run; made once for a folder and a seed.</summary>
    public static CountBacktest Of(DataFolder data, ulong seed, CancellationToken cancellation)
    {
        Dictionary<ulong, CountBacktest> runs = _made.GetOrCreateValue(data);
        lock (runs)
        {
            if (!runs.TryGetValue(seed, out CountBacktest? run))
            {
                runs[seed] = run = Make(
                    data.ReadLatest(),
                    [.. data.Vintages.Select(vintage => data.Read(vintage.Id))],
                    new StreamKey(seed).Child("backtest/counts"),
                    cancellation);
            }

            return run;
        }
    }

    /// <summary>Forecasts from tables, scored on the newest.</summary>
    /// <param name="newest">The newest table.</param>
    /// <param name="tables">All tables, oldest first, the newest among them.</param>
    /// <param name="key">Stream of the draws.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public static CountBacktest Make(Dataset newest, IReadOnlyList<Dataset> tables, StreamKey key, CancellationToken cancellation)
    {
        var all = new YearlyCounts(newest, null, 1990);
        int[] years = [.. all.Years.Where((_, i) => all.Exposures[i] >= 1 && all.Years[i] < all.LastDay.Year)];
        double[] scale = [.. years.Select((_, i) => all.All[i] / Math.Max(1, all.Known[i]))];
        double today = CountPlan.Frontier(all);
        var outcomes = Enumerable.Range(10, 20).ToDictionary(t => t, t => all.Above(Elementary.Exp10(t)));
        var jobs = new List<(Dataset Table, DateOnly Day, YearlyCounts Counts, int Shift)>();
        foreach (Dataset table in tables)
        {
            foreach ((DateOnly day, YearlyCounts counts) in CountPlan.Origins(table))
            {
                YearlyCounts? whole = table.Vintage.Id == newest.Vintage.Id ? counts : CountPlan.Counts(newest, day);
                if (whole is not null && CountPlan.FirstYear(day) <= years[^1])
                {
                    jobs.Add((table, day, counts, (int)Math.Round(CountPlan.Frontier(whole) - today)));
                }
            }
        }

        var scores = new CountScore[jobs.Count][];
        var numbers = new NumberScore[jobs.Count][];
        Parallel.For(0, jobs.Count, new ParallelOptions { CancellationToken = cancellation }, j =>
        {
            (Dataset table, DateOnly day, YearlyCounts counts, int shift) = jobs[j];
            bool isNewest = table.Vintage.Id == newest.Vintage.Id;
            StreamKey own = key.Child((ulong)day.DayNumber);
            var origin = new CountOrigin(day, counts, own, isNewest);
            scores[j] =
            [
                .. ThresholdCounts.Thresholds.SelectMany(rank =>
                    origin.Scores(table.Vintage.Id, rank, rank + shift, outcomes[rank + shift], years, scale, all.Known)),
            ];
            numbers[j] = [.. origin.Numbers(all, years[^1])];
        });
        IReadOnlyList<CountScore> every = [.. scores.SelectMany(own => own)];
        return new CountBacktest(
            newest,
            every,
            [.. numbers.SelectMany(own => own)],
            [
                .. tables.Where(table => table.Vintage.Id != newest.Vintage.Id)
                    .Select(table => LateRows.Of(table, newest, every)).OfType<LateRows>(),
            ]);
    }
}
