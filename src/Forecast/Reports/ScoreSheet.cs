using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Results;
using Forecast.Fitting.Scoring;
using Forecast.Projections;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>Scores of forecasts, ready to be printed in any form.</summary>
/// <param name="Scores">The scores.</param>
/// <param name="By">Columns that part the table, as the user named them.</param>
public sealed record ScoreSheet(ForecastScores Scores, IReadOnlyList<string> By)
{
    /// <summary>What was scored.</summary>
    public string Title => $"Forecasts of {Scores.Table.OutcomeColumn}{(Scores.Plan.IsLog ? ", scored in log10" : "")}";

    /// <summary>Name of the score.</summary>
    public string ScoreName => Scores.Table.Kind != ForecastKind.Quantiles ? "CRPS" : Scores.IsWeightedInterval ? "WIS" : "Quantile score";

    /// <summary>How it was done, in a sentence or two.</summary>
    public string Method
    {
        get
        {
            string score = (Scores.Table.Kind, Scores.IsWeightedInterval) switch
            {
                (ForecastKind.Normal, _) =>
                    $"CRPS of normal forecasts in closed form{(Scores.Plan.IsLog ? ", mean and sd being those of log10" : "")}",
                (ForecastKind.Draws, _) => "CRPS of draws, the fair one",
                (_, true) => "weighted interval score, which is twice the mean quantile score and near CRPS",
                _ => "twice the mean quantile score, near CRPS where levels lie evenly",
            };
            string drawn = Scores.Table.Kind == ForecastKind.Normal
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $"; places within a lump of probability drawn with seed {Scores.Plan.Seed}");
            return $"{score}; standard errors and tests take forecasts as independent; exact intervals of shares; verdict by Neyman's "
                + $"components of bias and spread at "
                + $"{NumberText.Percent(Calibration.Significance)} together{drawn}.";
        }
    }

    /// <summary>What every number of the sheet stands on.</summary>
    public IReadOnlyList<string> Footing =>
    [
        string.Create(
            CultureInfo.InvariantCulture, $"Rows: {(
                Scores.Table.Skipped == 0
                    ? "all rows"
                    : $"rows with every cell filled ({Scores.Table.Skipped} left out)")}; n = {Scores.Table.Forecasts.Count} forecasts."),
        $"Data: '{Scores.Table.Path}'; SHA-256 {Scores.Table.Sha256[..12]}.",
        $"Method: {Method}",
        .. Compared is null ? Array.Empty<string>() : [Comparison()],
    ];

    /// <summary>The verdicts in sentences, one a group.</summary>
    public IEnumerable<string> Verdicts =>
        Scores.Groups.Select(group => $"Verdict: {(group.Name.Length > 0 ? $"{group.Name}: " : "")}{group.VerdictSentence}");

    /// <summary>The tables, in the order they are read.</summary>
    public IEnumerable<Table> Tables
    {
        get
        {
            yield return ScoreTable;
            if (Scores.Groups.Any(group => group.Coverages.Count > 0))
            {
                yield return CoverageTable;
            }

            if (Compared is { } compared)
            {
                yield return ComparisonTable(compared.Against);
            }
        }
    }

    private string GroupTitle => string.Join(", ", By);

    private ScoreComparison? Compared =>
        Scores.Groups.Select(group => group.Comparison).FirstOrDefault(comparison => comparison is not null);

    private string Percent => NumberText.Percent(Scores.Plan.Level);

    private Table ScoreTable
    {
        get
        {
            bool hasLog = Scores.Groups.Any(group => group.LogScore is not null), hasParts = Scores.IsWeightedInterval;
            string[] parts = ["dispersion", "over", "under"];
            return new Table(
                "scores",
                Title,
                [
                    .. Head(
                        new Column("n", Alignment.Right), new Column(ScoreName, Alignment.Right), new Column("± error", Alignment.Right)),
                    .. hasParts ? parts.Select(part => new Column(part, Alignment.Right)) : [],
                    .. hasLog ? [new Column("Log score", Alignment.Right), new Column("± error", Alignment.Right)] : Array.Empty<Column>(),
                    new Column("Verdict"),
                ],
                [.. Scores.Groups.Select(group => (IReadOnlyList<string>)
                [
                    .. Lead(group), Count(group.Calibration.N), .. Mean(group.Score),
                    .. hasParts ? Parts(group) : [],
                    .. !hasLog ? Array.Empty<string>() : group.LogScore is { } log ? Mean(log) : ["–", "–"],
                    group.Verdict,
                ])],
                "Smaller scores are better.");
        }
    }

    private Table CoverageTable
    {
        get
        {
            var rows = new List<IReadOnlyList<string>>();
            var starts = new List<int>();
            foreach (ScoreGroup group in Scores.Groups.Where(group => group.Coverages.Count > 0))
            {
                starts.Add(rows.Count);
                rows.AddRange(group.Coverages.Select((coverage, i) => (IReadOnlyList<string>)
                [
                    .. By.Count == 0 ? Array.Empty<string>() : [i == 0 ? group.Name : ""],
                    NumberText.Percent(coverage.Level),
                    Share(coverage.Held.Share),
                    $"{Share(coverage.Held.Interval.Low)} to {Share(coverage.Held.Interval.High)}",
                    string.Create(CultureInfo.InvariantCulture, $"{coverage.Held.Successes} of {coverage.Held.Trials}"),
                    coverage.IsAsClaimed ? "" : coverage.Held.Share < coverage.Level ? "too seldom" : "too often",
                ]));
            }

            return new Table(
                "coverage",
                "How often central intervals held the outcome",
                Head(
                    new Column("Claimed", Alignment.Right), new Column("Held", Alignment.Right), new Column($"{Percent} interval"),
                    new Column("Count"), new Column("")),
                rows)
            { GroupStarts = By.Count > 0 && Scores.Groups.Count > 1 ? starts : [] };
        }
    }

    private static string Share(double share) => $"{NumberText.Fixed(100 * share, 0)} %";

    private static string Count(int n) => n.ToString(CultureInfo.InvariantCulture);

    // Two significant digits of the error, which is what the mean allows.
    private static string[] Mean(MeanScore mean)
    {
        int decimals = Decimals(mean);
        return [NumberText.Fixed(mean.Value, decimals), NumberText.Fixed(mean.StandardError, decimals)];
    }

    private static string[] Parts(ScoreGroup group) =>
    [
        Like(group.Dispersion!.Value, group.Score),
        Like(group.Overprediction!.Value, group.Score),
        Like(group.Underprediction!.Value, group.Score),
    ];

    private static string Like(double part, MeanScore mean) => NumberText.Fixed(part, Decimals(mean));

    private static int Decimals(MeanScore mean) =>
        NumberText.Decimals(new Interval(mean.Value - mean.StandardError, mean.Value + mean.StandardError, 0.5), mean.Value);

    private Column[] Head(params Column[] columns) => By.Count == 0 ? columns : [new Column(GroupTitle), .. columns];

    private string[] Lead(ScoreGroup group) => By.Count == 0 ? [] : [group.Name];

    private Table ComparisonTable(string against) => new(
        "comparison",
        $"Beside {against}",
        Head(
            new Column("n", Alignment.Right), new Column($"{ScoreName} less the baseline's", Alignment.Right),
            new Column($"{Percent} interval"), new Column("p", Alignment.Right), new Column("Skill", Alignment.Right), new Column("")),
        [.. Scores.Groups.Where(group => group.Comparison is not null).Select(group =>
        {
            DieboldMariano test = group.Comparison!.Test;
            int decimals = NumberText.Decimals(test.Interval, test.Difference);
            return (IReadOnlyList<string>)
            [
                .. Lead(group), Count(test.N), NumberText.Fixed(test.Difference, decimals),
                $"{NumberText.Fixed(test.Interval.Low, decimals)} to {NumberText.Fixed(test.Interval.High, decimals)}",
                test.PValue < 0.001
                    ? "below 0.001"
                    : NumberText.Fixed(test.PValue, 3), Share(group.Comparison.Skill), group.Comparison.Verdict,
            ];
        })],
        "Below zero is better than the baseline; skill is the share of its score that is saved.");

    private string Comparison()
    {
        ScorePlan plan = Scores.Plan;
        IEnumerable<int> lengths = Scores.Groups.Select(group => group.Comparison?.Test.BlockLength).OfType<int>().Distinct().Order();
        string blocks = string.Join(" to ", new[] { lengths.First(), lengths.Last() }.Distinct());
        return "Comparison: Diebold and Mariano's test with the correction of Harvey, Leybourne and Newbold, "
            + string.Create(
                CultureInfo.InvariantCulture,
                $"rows taken in the order of time, horizon {plan.Horizon}; interval from blocks of {blocks} outcomes, ")
            + string.Create(CultureInfo.InvariantCulture, $"{plan.Resamples} resamples, seed {plan.Seed}.");
    }
}
