using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Projections;

namespace Forecast.Studies.ComputeProjection;

/// <summary>What is known of one threshold: its counts, and four ways to carry them forward.</summary>
internal sealed class ThresholdRow
{
    private readonly SystemNumbers _systems;
    private readonly LognormalTail _tail;
    private readonly Dictionary<int, Prediction> _shareYears = [], _tailYears = [];

    public ThresholdRow(int threshold, YearlyCounts counts, SystemNumbers systems, LognormalTail tail, StreamKey key)
    {
        (Threshold, _systems, _tail) = (threshold, systems, tail);
        Counts = counts.Above(Elementary.Exp10(threshold));
        if (Counts.Sum() > 0)
        {
            double[] watched = [.. counts.Exposures.Zip(counts.KnownShares, (year, share) => year * share)];
            Shares = new ThresholdShares(counts, Counts, key.Child($"share {threshold}"));
            Counted = ThresholdTrend.Fit(counts.Times, Counts, counts.Exposures);
            Corrected = ThresholdTrend.Fit(counts.Times, Counts, watched);
        }
    }

    /// <summary>log10 FLOP.</summary>
    public int Threshold { get; }

    /// <summary>Systems above it in each year.</summary>
    public double[] Counts { get; }

    /// <summary>The share of systems above it; null where none is.</summary>
    public ThresholdShares? Shares { get; }

    /// <summary>Exponential growth of the counts; null where there are none.</summary>
    public ThresholdTrend? Counted { get; }

    /// <summary>The same, each year's count taken as that of the share of systems whose compute is known.</summary>
    public ThresholdTrend? Corrected { get; }

    /// <summary>The threshold as a column's heading.</summary>
    public string Name => $"> 1e{Threshold}{(ThresholdCounts.IsRegulated(Threshold) ? " *" : "")}";

    /// <summary>The share above, of all notable systems of a year; null where no system is above.</summary>
    public Prediction? Share(int year) => Shares is null ? null : Kept(_shareYears, year, Shares.At);

    /// <summary>The same with the rate widened as the backtest of the counts asks; null where no system is above.</summary>
    /// <param name="year">The year.</param>
    /// <param name="factor">What the distance from the median is multiplied by, in logarithms.</param>
    public Prediction? Widened(int year, double factor) => Shares is null ? null
        : factor == 1 ? Share(year)
        : _systems.Of(SystemNumbers.Widened(SystemNumbers.Rates(_systems.At(year), Shares.At(year)), factor));

    /// <summary>The check by the log-normal tail.</summary>
    public Prediction Tail(int year) => Kept(_tailYears, year, y => _tail.At(y, Threshold));

    /// <summary>The rate of <see cref="Share"/> alone, which is quicker.</summary>
    public Estimate ShareRate(int year) => SystemNumbers.Summary(SystemNumbers.Rates(_systems.At(year), Shares!.At(year)));

    /// <summary>The rate of <see cref="Tail"/> alone, which is quicker.</summary>
    public Estimate TailRate(int year) => SystemNumbers.Summary(SystemNumbers.Rates(_systems.At(year), _tail.At(year, Threshold)));

    /// <summary>The numbers of this threshold.</summary>
    public IEnumerable<Finding> Numbers(Dataset dataset, YearlyCounts counts, ulong seed, IntervalInflation widening)
    {
        string rule = $"notable systems above 1e{Threshold} FLOP, published since {YearlyCounts.First}";
        var basis = new Basis($"thresholds/1e{Threshold}", (int)Counts.Sum(), rule, dataset.Vintage.Id);
        Basis known = basis with
        {
            N = (int)counts.Known.Sum(),
            Rule = $"notable systems of known compute, published since {YearlyCounts.First}",
            Seed = seed,
        };
        for (int i = 0; i < Counts.Length; i++)
        {
            yield return basis.Number(
                $"count/{counts.Years[i]}",
                $"Notable systems of {counts.Years[i]} above 1e{Threshold} FLOP",
                Counts[i],
                "systems",
                text: $"{Counts[i]:0}");
        }

        foreach (int year in Enumerable.Range(counts.Years[^1], ThresholdCounts.Last - counts.Years[^1] + 1))
        {
            foreach (Finding finding in new[]
            {
                Of(known, "share", "share of systems times systems", year, Share(year)),
                widening.Widens
                    ? Of(
                        known, "share-widened", "share of systems times systems, widened as the backtest asks", year,
                        Widened(year, widening.Factor(year - counts.LastDay.Year)))
                    : [],
                Of(basis, "rate", "exponential growth of known counts", year, Counted?.At(year)),
                Of(basis, "corrected", "exponential growth, unknown compute taken as known", year, Corrected?.At(year)),
                Of(known, "tail", "log-normal tail times systems", year, Tail(year)),
            }.SelectMany(findings => findings))
            {
                yield return finding;
            }
        }
    }

    private Prediction Kept(Dictionary<int, Prediction> years, int year, Func<int, double[]> shares)
    {
        if (!years.TryGetValue(year, out Prediction? kept))
        {
            kept = _systems.Of(_systems.At(year), shares(year));
            years.Add(year, kept);
        }

        return kept;
    }

    private IEnumerable<Finding> Of(Basis basis, string id, string method, int year, Prediction? p)
    {
        if (p is null)
        {
            yield break;
        }

        string label = $"notable systems a year above 1e{Threshold} FLOP in {year}, {method}";
        yield return basis.Number($"{id}/{year}", $"Rate: {label}", p.Mean, "systems/year", p.Confidence, ThresholdCounts.Rate(p));
        yield return basis.Number(
            $"{id}/{year}/count",
            $"Count: {label}",
            p.Mean,
            "systems",
            p.Predictive,
            $"{ThresholdCounts.Count(p.Mean)} [{p.Predictive.Low:0}; {p.Predictive.High:0}]");
    }
}
