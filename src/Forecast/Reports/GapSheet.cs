using System.Globalization;
using Forecast.Fitting.Density;
using Forecast.Fitting.Results;
using Forecast.Projections;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>The test of a gap, ready to be printed in any form.</summary>
public sealed record GapSheet
{
    private const double Significant = 0.05;

    private GapSheet(GapAnswer answer)
    {
        Answer = answer;
    }

    /// <summary>What was found.</summary>
    public GapAnswer Answer { get; }

    /// <summary>The gap in question: the interval given, or the one found.</summary>
    public Gap Asked => Answer.Test.Given ?? Answer.Test.Widest;

    /// <summary>Whether the gap in question is significant at 5 %.</summary>
    public bool IsSignificant => Asked.PValue <= Significant;

    /// <summary>What was tested.</summary>
    public string Title => Answer.Question.Interval is null
        ? $"Is there a gap in {Answer.Values.Column}?"
        : $"Are values of {Answer.Values.Column} missing from {Ends(Asked)}?";

    /// <summary>The verdict, in one sentence.</summary>
    public string Verdict
    {
        get
        {
            Gap gap = Asked;
            string there = Answer.Question.Interval is null ? $"The widest gap, {Ends(gap)}, is" : $"The gap from {Ends(gap)} is";
            string range = $"{Count(gap.ExpectedRange.Low)} to {Count(gap.ExpectedRange.High)}";
            string expected = $"{NumberText.Fixed(gap.Expected, 1)} expected with one hump ({Percent} interval {range})";
            return $"{there} {(IsSignificant ? "significant" : "not significant")}: {Inside(gap)} there, {expected}; {Probability(gap)}.";
        }
    }

    /// <summary>The numbers of each gap.</summary>
    public Table GapTable => new(
        "gap",
        Title,
        [
            new Column(""), new Column("From", Alignment.Right), new Column("To", Alignment.Right), new Column("Values", Alignment.Right),
            new Column("Expected", Alignment.Right), new Column($"{Percent} interval"), new Column("p", Alignment.Right),
        ],
        [
            .. Answer.Test.Given is { } given ? [Row("asked about", given)] : Array.Empty<IReadOnlyList<string>>(),
            Row("widest found", Answer.Test.Widest),
        ],
        "Expected: with the closest density of one hump. p of the widest found allows for the search.");

    /// <summary>What else speaks for one hump or several.</summary>
    public Table ModesTable => new(
        "modes",
        "One hump or several",
        [new Column(""), new Column("Result", Alignment.Right), new Column("p of one hump", Alignment.Right)],
        [
            ["Hartigan's dip", NumberText.Significant(Answer.Test.Dip.Dip, 3), Small(Answer.Test.Dip.PValue)],
            ["Silverman's critical bandwidth", NumberText.Significant(Answer.OneMode.CriticalBandwidth, 3), Small(Answer.OneMode.PValue)],
            ["Silverman's, calibrated (Hall and York)", "", Calibrated(Answer.OneMode.CalibratedPValue!.Value)],
            ["Normal components by BIC", Whole(Answer.Mixture.Components.Count), ""],
        ]);

    /// <summary>What every number stands on.</summary>
    public IReadOnlyList<string> Footing
    {
        get
        {
            (Data.UserValues values, GapQuestion question) = (Answer.Values, Answer.Question);
            string rows = values.Skipped == 0 ? "all rows" : $"rows with '{values.Column}' filled ({Whole(values.Skipped)} left out)";
            string logs = values.IsLog ? " of log10 values" : "", rule = Answer.IsPlugIn ? "Sheather and Jones" : "Silverman's rule";
            string bandwidth = $"{NumberText.Significant(Answer.Bandwidth, 3)}{(values.IsLog ? " OOM" : "")} by {rule}";
            int onEnds = Answer.Test.Given?.OnEnds ?? 0;
            string ends = onEnds > 0 ? $" Values on an end count as inside: {Whole(onEnds)} of them." : "";
            return
            [
                $"Rows: {rows}; n = {Whole(values.Values.Length)}.{ends}",
                $"Data: '{values.Path}'; SHA-256 {values.Sha256[..Math.Min(12, values.Sha256.Length)]}.",
                $"Method: {Whole(question.Sets)} sets{logs} drawn from the closest density of one hump, which is found anew in each; seed "
                    + string.Create(CultureInfo.InvariantCulture, $"{question.Seed}. Density: Gaussian kernel, bandwidth {bandwidth}."),
            ];
        }
    }

    /// <summary>What a reader should doubt, each in a sentence.</summary>
    public IReadOnlyList<string> Warnings => [.. Doubts()];

    /// <summary>The level of every interval, in percent.</summary>
    internal string Percent => NumberText.Percent(Answer.Question.Level);

    /// <summary>The sheet of an answer.</summary>
    /// <param name="answer">The answer.</param>
    public static GapSheet Of(GapAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new GapSheet(answer);
    }

    /// <summary>A gap's ends, in the column's unit.</summary>
    internal string Ends(Gap gap)
    {
        (double low, double high) = Answer.Ends(gap);
        return $"{Short(low)} to {Short(high)}";
    }

    /// <summary>A gap's probability, with its Monte Carlo error.</summary>
    internal static string Probability(Gap gap) => gap.PValue < 0.001
        ? "p below 0.001"
        : $"p = {NumberText.Fixed(gap.PValue, 3)}, with an error of {NumberText.Fixed(gap.MonteCarloError, 3)} from simulation";

    private IEnumerable<string> Doubts()
    {
        (GapTest test, int n) = (Answer.Test, Answer.Values.Values.Length);
        if (test.Given is { } given && given.PValue <= Significant && test.Widest.PValue > Significant)
        {
            yield return "Where the interval was chosen by looking at these values, its p is too small: the one to quote is the search's, "
                + $"{Small(test.Widest.PValue)}, not significant.";
        }

        if (Answer.Repeated > 0.1 * n)
        {
            yield return $"{Whole(Answer.Repeated)} of {Whole(n)} values repeat another one: rounding makes heaps, and the p of the widest "
                + "gap and of the dip take what lies between heaps for real.";
        }

        if (n < 50)
        {
            yield return $"n = {Whole(n)}: with fewer than 50 values a gap near a sharp end of the density is found by chance up to "
                + "twice as often as 5 %.";
        }

        foreach (string warning in Answer.Mixture.Warnings)
        {
            yield return warning;
        }
    }

    private IReadOnlyList<string> Row(string name, Gap gap) =>
    [
        name, Short(Answer.Ends(gap).Low), Short(Answer.Ends(gap).High), Whole(gap.Inside), NumberText.Fixed(gap.Expected, 1),
        $"{Count(gap.ExpectedRange.Low)} to {Count(gap.ExpectedRange.High)}", Small(gap.PValue),
    ];

    private static string Inside(Gap gap) => gap.Inside == 1 ? "1 value" : gap.Inside == 0 ? "no value" : $"{Whole(gap.Inside)} values";

    // 2.00e10 as 2e10, and 4.50 as 4.5.
    private static string Short(double value)
    {
        string[] parts = NumberText.Significant(value, 3).Split('e');
        string head = parts[0].Contains('.', StringComparison.Ordinal) ? parts[0].TrimEnd('0').TrimEnd('.') : parts[0];
        return parts.Length > 1 ? $"{head}e{parts[1]}" : head;
    }

    private static string Count(double count) => NumberText.Fixed(count, 0);

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Small(double p) => p < 0.001 ? "below 0.001" : NumberText.Fixed(p, 3);

    private static string Calibrated(double p) => p <= SilvermanTest.CalibratedRange.Least
        ? "0.002 or less"
        : p >= SilvermanTest.CalibratedRange.Most ? "0.4 or more" : NumberText.Fixed(p, 3);
}
