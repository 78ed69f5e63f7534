using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>What the log-normal tail makes of the last two full years beside what was counted in them.</summary>
/// <remarks>
/// The count above a threshold is Poisson about the years' systems of known compute times the tail's shares. The tail was fitted to these
/// years too, so that a miss is one of shape.
/// </remarks>
internal sealed class TailCheck
{
    /// <summary>Years looked at.</summary>
    public const int Years = 2;

    // A shape is said to miss where a count as small as that seen has a lesser probability.
    private const double Rare = 0.05;

    private readonly int[] _years;
    private readonly double _known;
    private readonly Row[] _rows;

    /// <summary>Checks the thresholds above which few or none are.</summary>
    /// <param name="counts">Systems by year.</param>
    /// <param name="tail">The tail.</param>
    /// <param name="rows">The thresholds.</param>
    public TailCheck(YearlyCounts counts, LognormalTail tail, IEnumerable<ThresholdRow> rows)
    {
        int[] full = [.. Enumerable.Range(0, counts.Years.Length).Where(i => counts.Exposures[i] >= 1).TakeLast(Years)];
        _years = [.. full.Select(i => counts.Years[i])];
        _known = full.Sum(i => counts.Known[i]);
        _rows =
        [
            .. rows.Where(row => row.Threshold > 25).Select(row =>
            {
                var rates = new double[SystemNumbers.Draws];
                foreach (int i in full)
                {
                    double[] shares = tail.At(counts.Years[i], row.Threshold);
                    for (int draw = 0; draw < rates.Length; draw++)
                    {
                        rates[draw] += counts.Known[i] * shares[draw];
                    }
                }

                double seen = full.Sum(i => row.Counts[i]);
                return new Row(row.Threshold, seen, SystemNumbers.Summary(rates), rates.Average(rate => new Poisson(rate).Cdf(seen)));
            }),
        ];
    }

    /// <summary>What came out, and what it says of the tail's other numbers.</summary>
    public string Sentence => $"The log-normal tail on {_years[0]} and {_years[^1]}, which it was fitted to: "
        + string.Join(", ", _rows.Select(row =>
            $"{Rate(row.Expected)} systems of known compute above 1e{row.Threshold} FLOP, where {row.Seen:0} were counted (so few with "
            + $"probability {NumberText.Significant(row.Chance, 2)})"))
        + (_rows.Any(row => row.Chance < Rare)
            ? ". Its upper end is fatter than the table's; take its numbers above 1e27 and 1e28 FLOP for upper estimates."
            : ". The counts do not contradict it, but they are few.");

    /// <summary>The numbers.</summary>
    /// <param name="vintage">Id of the vintage.</param>
    /// <param name="seed">Seed of the draws.</param>
    public IEnumerable<Finding> Numbers(string vintage, ulong seed)
    {
        var basis = new Basis(
            "thresholds", (int)_known, $"notable systems of known compute published in {_years[0]} and {_years[^1]}", vintage, seed);
        foreach (Row row in _rows)
        {
            string label = $"systems of known compute above 1e{row.Threshold} FLOP in {_years[0]} and {_years[^1]}";
            yield return basis.Number(
                $"1e{row.Threshold}/tail-check",
                $"By the log-normal tail: {label}",
                row.Expected.Value,
                "systems",
                row.Expected.Interval,
                Rate(row.Expected));
            yield return basis.Number(
                $"1e{row.Threshold}/tail-check/chance",
                $"Probability, by the log-normal tail, of no more than the {row.Seen:0} counted {label}",
                row.Chance,
                "",
                text: NumberText.Significant(row.Chance, 2));
        }
    }

    private static string Rate(Estimate estimate) =>
        $"{ThresholdCounts.Count(estimate.Value)} [{ThresholdCounts.Count(estimate.Interval.Low)}; "
        + $"{ThresholdCounts.Count(estimate.Interval.High)}]";

    private sealed record Row(int Threshold, double Seen, Estimate Expected, double Chance);
}
