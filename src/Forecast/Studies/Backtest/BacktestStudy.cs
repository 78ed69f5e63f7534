using Forecast.Data;
using Forecast.Studies.Counts;

namespace Forecast.Studies.Backtest;

/// <summary>
/// How far forecasts of training compute and parameters were off: made again from each earlier table and date, scored on the newest table.
/// </summary>
public sealed class BacktestStudy : IStudy
{
    internal const string StudyId = "backtest";

    /// <inheritdoc/>
    public string Id => StudyId;

    /// <inheritdoc/>
    public string Title => "Backtests: how far forecasts of the frontier can be trusted";

    /// <inheritdoc/>
    public string Description => "How far forecasts made from each earlier table and date were off, and by how much their intervals must "
        + "widen.";

    /// <inheritdoc/>
    public Findings Run(DataFolder data, StudyPlan plan, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        var measures = new List<MeasureBacktest>();
        foreach (BacktestTarget target in BacktestTarget.All)
        {
            var share = new ShareOfProgress(progress, measures.Count, BacktestTarget.All.Count);
            measures.Add(new MeasureBacktest(BacktestRun.Of(data, plan, target, cancellation, share), plan.Seed));
        }

        var numbers = new BacktestNumbers(plan.Seed);
        foreach (MeasureBacktest measure in measures)
        {
            cancellation.ThrowIfCancellationRequested();
            numbers.Add(measure);
        }

        var counts = new CountResults(CountBacktest.Of(data, plan.Seed, cancellation), plan.Seed);
        var words = new BacktestWords(measures);
        var countWords = new CountWords(counts);
        var findings = new Findings
        {
            StudyId = Id,
            Title = Title,
            Citation = "Own analysis on Epoch AI's tables (CC BY 4.0). Scores: Gneiting and Raftery (2007), J. Am. Stat. Assoc. 102, 359; "
                + "Diebold and Mariano (1995), J. Bus. Econ. Stat. 13, 253; stacking: Yao, Vehtari, Simpson and Gelman (2018), Bayesian "
                    + "Analysis 13, 917.",
            Summary = [.. words.Summary(), .. countWords.Summary()],
            Headline = words.Headline,
            Numbers = [.. numbers.Findings, .. new CountNumbers(counts, plan.Seed).Findings()],
            Tables = [.. measures.SelectMany(BacktestTables.Of), .. CountTables.Of(counts)],
            Figures = [BacktestFigures.Coverage(measures), BacktestFigures.Transforms(measures[0]), BacktestFigures.Skill(measures),
                BacktestFigures.Fans(measures[0]), CountFigure.Of(counts)],
            Warnings = [.. words.Warnings(), .. countWords.Warnings()],
            NotVerified = ["No published backtest of these forecasts was found: nothing stands beside these numbers, and none carries a "
                + "verdict."],
        };
        progress?.Report(1);
        return findings;
    }

    // The part of a run that one of several measures is.
    private sealed class ShareOfProgress(IProgress<double>? whole, int index, int count) : IProgress<double>
    {
        public void Report(double value) => whole?.Report((index + value) / count);
    }
}
