using Forecast.Data;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The ways to carry the counts forward, tried on two years that were kept back.</summary>
/// <remarks>
/// The rows are those of the newest table up to the end of 2023, as revised since: it is a test of the shapes, not of what would have been
/// said then.
/// Shares are taken of the number of systems whose compute is now known, so that what is tried is the share and not the reporting.
/// </remarks>
internal sealed class ThresholdHoldout
{
    private static readonly DateOnly Cut = new(2023, 12, 31);
    private static readonly int[] Years = [2024, 2025];

    private readonly List<(ThresholdRow Row, int Year, double Counted, Prediction Share, Prediction Rate, Prediction Tail)> _trials = [];

    public ThresholdHoldout(Dataset dataset, YearlyCounts all, StreamKey key)
    {
        var past = new YearlyCounts(dataset, Cut);
        var systems = new SystemNumbers(past, key);
        var tail = new LognormalTail(past, key);
        foreach (int threshold in ThresholdCounts.Thresholds)
        {
            var row = new ThresholdRow(threshold, past, systems, tail, key);
            double[] counted = all.Above(Fitting.Numerics.Elementary.Exp10(threshold));
            foreach (int year in Years.Where(_ => row.Shares is not null))
            {
                int place = year - YearlyCounts.First;
                double[] known = [.. Enumerable.Repeat(all.Known[place], SystemNumbers.Draws)];
                _trials.Add((
                    row, year, counted[place], systems.Of(known, row.Shares!.At(year)), row.Counted!.At(year), systems.Of(
                        known,
                        tail.At(year, threshold))));
            }
        }
    }

    /// <summary>What the trial says, in a sentence.</summary>
    public string Sentence
    {
        get
        {
            string Hits(
                Func<(ThresholdRow Row, int Year, double Counted, Prediction Share, Prediction Rate, Prediction Tail),
                Prediction> of) =>
                $"{_trials.Count(t => of(t).Predictive.Contains(t.Counted))} of {_trials.Count}";
            return $"Fitted up to 2023 and asked for the counts of 2024 and 2025, the 90 % interval held the count in "
                + $"{Hits(t => t.Share)} cases for the logistic share, {Hits(t => t.Rate)} for exponential growth and {Hits(t => t.Tail)} "
                + $"for the log-normal tail.";
        }
    }

    /// <summary>The table of the trial.</summary>
    public Table Table => new(
        "threshold-holdout",
        "The same, fitted up to 2023: counts of 2024 and 2025",
 [
            new Column("Threshold"),
            new Column("Year"),
            new Column("Counted", Alignment.Right),
            new Column("Logistic share"),
            new Column("Exponential growth"),
            new Column("Log-normal tail")
        ],
 [
            .. _trials.Select(
                t => (IReadOnlyList<string>)[t.Row.Name, $"{t.Year}", $"{t.Counted:0}", Text(t.Share), Text(t.Rate), Text(t.Tail)])
        ],
        "Median of the rate, and 90 % of counts in brackets. Shares are of the systems whose compute is now known. Rows of the newest "
        + "vintage, as revised since.");

    private static string Text(Prediction p) => $"{ThresholdCounts.Count(p.Mean)} [{p.Predictive.Low:0}; {p.Predictive.High:0}]";
}
