using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Projections;
using Forecast.Studies.Counts;

namespace Forecast.Studies.ComputeProjection;

/// <summary>How many notable systems a year exceed 1e23 to 1e28 FLOP.</summary>
internal static class ThresholdCounts
{
    /// <summary>The last year projected.</summary>
    public const int Last = 2030;

    private const int FewEvents = 10;

    /// <summary>log10 of the thresholds.</summary>
    public static IReadOnlyList<int> Thresholds { get; } = [23, 24, 25, 26, 27, 28];

    /// <summary>Those that regulators use.</summary>
    public static bool IsRegulated(int threshold) => threshold is 25 or 26;

    /// <summary>Counts, fits, projects.</summary>
    public static StudySection Run(DataFolder data, StudyPlan plan, CancellationToken cancellation)
    {
        Dataset dataset = data.ReadLatest();
        StreamKey key = new StreamKey(plan.Seed).Child("compute-projection/thresholds");
        var counts = new YearlyCounts(dataset);
        var systems = new SystemNumbers(counts, key);
        var tail = new LognormalTail(counts, key);
        var rows = new List<ThresholdRow>();
        foreach (int threshold in Thresholds)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add(new ThresholdRow(threshold, counts, systems, tail, key));
        }

        var check = new TailCheck(counts, tail, rows);
        var holdout = new ThresholdHoldout(dataset, counts, key.Child("until 2023"));
        var backtest = new CountResults(CountBacktest.Of(data, plan.Seed, cancellation), plan.Seed);
        IntervalInflation widening = backtest.Rule;
        int recent = counts.Years.Length - 2;
        ThresholdRow high = rows.Single(row => row.Threshold == 25), higher = rows.Single(row => row.Threshold == 26);
        string Wide(ThresholdRow row, int year) => Rate(row.Widened(year, widening.Factor(year - counts.LastDay.Year))!);
        return new StudySection
        {
            Summary =
            [
                $"Of {counts.All.Sum():0} notable systems published since {YearlyCounts.First}, {counts.Known.Sum():0} have a known "
                + $"training compute; {high.Counts.Sum():0} exceed 1e25 FLOP and {higher.Counts.Sum():0} exceed 1e26 (vintage "
                + $"{dataset.Vintage.Id}).",
                $"In {counts.Years[recent]} {high.Counts[recent]:0} systems of known compute exceeded 1e25 FLOP. With the share above it "
                + $"rising as it has, and systems of unknown compute taken to be like the others, {Rate(high.Share(2027)!)} would exceed "
                + $"it in 2027 and {Rate(high.Share(Last)!)} in {Last}; "
                + $"1e26 FLOP, {Rate(higher.Share(2027)!)} and {Rate(higher.Share(Last)!)} (90 % of the yearly rate).",
                $"For 2030 and 1e25 FLOP exponential growth of the known counts says {Rate(high.Counted!.At(Last))} and the log-normal "
                + $"tail of the compute trend {Rate(high.Tail(Last))}: the methods differ by more than their noise. {holdout.Sentence}",
                new CountWords(backtest).Trust + (widening.Widens
                    ? $" Widened, 1e25 FLOP would be exceeded by {Wide(high, 2027)} in 2027 and {Wide(high, Last)} in {Last}, 1e26 by "
                        + $"{Wide(higher, 2027)} and {Wide(higher, Last)}."
                    : ""),
            ],
            Numbers =
            [
                .. rows.SelectMany(row => row.Numbers(dataset, counts, plan.Seed, widening)),
                .. check.Numbers(dataset.Vintage.Id, plan.Seed),
                .. ThresholdUnknown.Numbers(dataset, counts),
            ],
            Tables =
            [
                Past(counts, rows), Ahead(rows, counts), .. ThresholdWidened.Tables(rows, counts, widening),
                Methods(rows, counts), holdout.Table,
            ],
            Figures = [ThresholdFigure.Of(rows, counts, dataset)],
            Warnings = [.. Warnings(counts, rows, recent), check.Sentence],
        };
    }

    /// <summary>A rate with its interval, to the digits that counts deserve.</summary>
    public static string Rate(Prediction p) => $"{Count(p.Mean)} [{Count(p.Confidence.Low)}; {Count(p.Confidence.High)}]";

    /// <summary>A rate to the digits that counts deserve.</summary>
    public static string Count(double value) => value < 0.01 ? "<0.01" : NumberText.Significant(value, value < 99.5 ? 2 : 3);

    private static Table Past(YearlyCounts counts, List<ThresholdRow> rows) => new(
        "threshold-counts",
        "Notable systems above a training compute, as counted",
 [
            new Column("Year"),
            new Column("Notable systems", Alignment.Right),
            new Column("of known compute", Alignment.Right),
            .. rows.Select(row => new Column(row.Name, Alignment.Right))
        ],
        [.. counts.Years.Select((year, i) => (IReadOnlyList<string>)
        [
            counts.Exposures[i] < 1 ? $"{year} to {counts.LastDay.ToString("d MMM", CultureInfo.InvariantCulture)}" : $"{year}",
            $"{counts.All[i]:0}",
            $"{counts.Known[i]:0}",
            .. rows.Select(row => $"{row.Counts[i]:0}"),
        ])],
        "FLOP. Counts of systems whose compute is known: a lower bound. * a threshold that regulators use. The newest months are still "
        + "being filled in.");

    private static Table Ahead(List<ThresholdRow> rows, YearlyCounts counts)
    {
        List<ThresholdRow> counted = [.. rows.Where(row => row.Shares is not null)];
        return new Table(
            "threshold-projection",
            "Notable systems above a threshold in a year: logistic share times number of systems",
 [
                new Column("Year"),
                .. counted.SelectMany(row => new[] { new Column($"{row.Name}: rate"), new Column($"{row.Name}: 90 % of counts") })
            ],
            [.. Enumerable.Range(counts.Years[^1], Last - counts.Years[^1] + 1).Select(year => (IReadOnlyList<string>)
            [
                $"{year}",
                .. counted.Select(row => row.Share(year)!).SelectMany(
                    p => new[] { Rate(p), $"{p.Predictive.Low:0} to {p.Predictive.High:0}" }),
            ])],
            $"Laplace-matched counts since {YearlyCounts.First}: the share of systems of known compute that are above, times the number "
            + $"of all notable systems. Median of the yearly rate with its 90 % interval. * a threshold that regulators use.");
    }

    private static Table Methods(List<ThresholdRow> rows, YearlyCounts counts)
    {
        int[] years = [counts.Years[^1] - 1, 2027, Last];
        return new Table(
            "threshold-methods",
            "The same by four methods: yearly rate with its 90 % interval",
 [
                new Column("Threshold"),
                new Column("Year"),
                new Column("Counted", Alignment.Right),
                new Column("Logistic share × systems"),
                new Column("Log-normal tail × systems"),
                new Column("Exponential, known only"),
                new Column("Exponential, unknown as known")
            ],
            [.. rows.SelectMany(row => years.Select(year => (IReadOnlyList<string>)
            [
                row.Name,
                $"{year}",
                year <= counts.Years[^1] ? $"{row.Counts[year - YearlyCounts.First]:0}" : "",
                row.Share(year) is { } s ? Rate(s) : "–",
                Rate(row.Tail(year)),
                row.Counted is { } c ? Rate(c.At(year)) : "–",
                row.Corrected is { } k ? Rate(k.At(year)) : "–",
            ]))],
            "Systems: the trend of the number of all notable systems, so that unknown compute is taken to be like the known. Exponential "
            + "growth of the counts has no ceiling. "
            + "–: no system above to fit. * a threshold that regulators use.")
        {
            GroupStarts = [.. Enumerable.Range(1, rows.Count - 1).Select(i => i * years.Length)],
        };
    }

    private static IEnumerable<string> Warnings(YearlyCounts counts, List<ThresholdRow> rows, int recent)
    {
        double share = counts.Known[recent] / counts.All[recent];
        yield return $"The compute of {NumberText.Percent(Math.Round(1 - share, 2))} of the notable systems of {counts.Years[recent]} is "
            + $"not known, so that the counts are lower bounds; whether the unknown are like the known, as the projection takes them to "
            + $"be, cannot be seen in these data.";
        ThresholdRow high = rows.Single(row => row.Threshold == 25);
        string seen = string.Join(
            ", ",
            counts.Years.Select((year, i) => (year, i)).Skip(counts.Years.Length - 4).Select(
                y => $"{high.Counts[y.i]:0} of {counts.Known[y.i]:0} in {y.year}"));
        yield return $"Of the systems of known compute, those above 1e25 FLOP were {seen}: the share has hardly risen of late, while the "
            + $"logistic trend since {YearlyCounts.First} goes on rising. If the standstill is more than late reporting, the projection "
            + $"is too high.";
        yield return "Exponential growth of the counts has no ceiling: by 2030 it puts more systems above 1e23 FLOP than there are "
            + "notable systems. It is shown beside the others because it is the usual way to carry counts forward.";
        foreach (ThresholdRow row in rows.Where(row => row.Counts.Sum() is > 0 and < FewEvents))
        {
            yield return $"Only {row.Counts.Sum():0} systems above 1e{row.Threshold} FLOP are known: the prior of the growth, N(0, 2.5²) "
                + $"a standard deviation of the times, fills most of that interval.";
        }

        string none = string.Join(" or ", rows.Where(row => row.Counts.Sum() == 0).Select(row => $"1e{row.Threshold}"));
        if (none.Length > 0)
        {
            yield return $"No system above {none} FLOP is known, so that no trend of counts can be fitted: the log-normal tail alone "
                + $"speaks of it.";
        }
    }
}
