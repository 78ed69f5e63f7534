using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Gpu.Results;
using Forecast.Studies.ScenarioFigures;

namespace Forecast.Studies.DataStock;

/// <summary>Makes findings of the 2024 model: of formulas, and of quantiles of draws.</summary>
internal static class Stock2024Numbers
{
    public const string Paper = "Villalobos et al. (2024), arXiv 2211.04325v2";

    /// <summary>The vintage of numbers that rest on no table.</summary>
    public const string Constants = "constants of arXiv 2211.04325v2 and its code @ 83da8ed";

    /// <summary>Draws behind the numbers that the authors' code prints.</summary>
    public const int PublishedDraws = 100_000;

    private const string Prefix = "data-stock/2024/";
    private const double Level = 0.95;

    /// <summary>The tolerance of the median of a Monte Carlo run of one formula, set before ours was known.</summary>
    public static Tolerance OfMedian { get; } = new(0.03, true, "set beforehand for medians of this model");

    /// <summary>The tolerance of the ends of an interval.</summary>
    public static Tolerance OfEnd { get; } = new(0.06, true, "set beforehand for interval ends of this model");

    /// <summary>A number that follows from a formula and constants, or from rows, without sampling error.</summary>
    public static Finding Formula(string id, string label, double value, string unit, int digits, string rule) => new()
    {
        Id = Prefix + id,
        Label = label,
        Value = value,
        Text = NumberText.Significant(value, digits),
        Unit = unit,
        N = 0,
        Rule = rule,
        Vintage = Constants,
    };

    /// <summary>
    /// A quantile of draws. A median has the interval that holds 95 % of the draws; another quantile that of its Monte Carlo error.
    /// </summary>
    public static Finding Quantile(string id, string label, Sample sample, double probability, string unit, string rule, StudyPlan plan)
    {
        MonteCarloEstimate[] ends = [.. sample.Quantiles(0.025, probability, 0.975)];
        bool isMedian = probability == 0.5;
        Interval interval = isMedian
            ? new Interval(ends[0].Value, ends[2].Value, Level)
            : new Interval(ends[1].Value - 1.96 * ends[1].StandardError, ends[1].Value + 1.96 * ends[1].StandardError, Level);
        string text = Text(ends[1], unit);
        return new Finding
        {
            Id = Prefix + id,
            Label = label,
            Value = ends[1].Value,
            Text = isMedian ? $"{text} [{Text(ends[0], unit)}; {Text(ends[2], unit)}]" : text,
            Unit = unit,
            Interval = interval,
            N = (int)sample.Count,
            Rule = $"{rule}; n is the number of Monte Carlo draws",
            Vintage = Constants,
            Seed = plan.Seed,
        };
    }

    /// <summary>The finding beside a published quantile of draws.</summary>
    public static Finding BesideDraws(
        this Finding ours,
        Published published,
        RowEvidence row,
        double[] sorted,
        double probability,
        int publishedDraws = PublishedDraws)
    {
        Judgement judgement = Comparison.OfQuantile(sorted, probability, publishedDraws, published, contradicts: false, row);
        string evidence = judgement.Evidence.Replace(
            "resamples of the data at hand", "Monte Carlo draws of the same formula", StringComparison.Ordinal);
        return ours.Beside(judgement with { Evidence = evidence });
    }

    /// <summary>Median and both ends of an interval of draws beside the published ones.</summary>
    /// <param name="id">Begins the three ids, which end in <c>median</c>, <c>low</c> and <c>high</c>.</param>
    /// <param name="label">What it is.</param>
    /// <param name="sample">The draws.</param>
    /// <param name="level">The level of the published interval.</param>
    /// <param name="printed">Low, median and high as printed.</param>
    /// <param name="source">Where they are printed.</param>
    /// <param name="rule">How ours was computed.</param>
    /// <param name="plan">The plan of the run.</param>
    public static IEnumerable<Finding> Triple(
        string id, string label, Sample sample, double level, (
            string Low,
            string Median,
            string High) printed, string source, string rule, StudyPlan plan)
    {
        double[] sorted = Quantiles.Sorted(sample.Draws.Span);
        string percent = NumberText.Percent(level);
        double low = (1 - level) / 2;
        (string Suffix, string What, double P, string Digits, Tolerance Allowed)[] parts =
        [
            ("median", "median", 0.5, printed.Median, OfMedian),
            ("low", $"lower end of the {percent} interval", low, printed.Low, OfEnd),
            ("high", $"upper end of the {percent} interval", 1 - low, printed.High, OfEnd),
        ];
        foreach ((string suffix, string what, double p, string digits, Tolerance allowed) in parts)
        {
            yield return Quantile($"{id}/{suffix}", $"{label}: {what}", sample, p, "tokens", rule, plan)
                .BesideDraws(new Published(digits, source), RowEvidence.Formula with { Tolerance = allowed }, sorted, p);
        }
    }

    /// <summary>A row of a table: what it is, published, ours, verdict.</summary>
    public static IReadOnlyList<string> Row(string what, Finding finding) =>
        [what, finding.Published?.Text ?? "–", finding.Text, finding.Verdict?.Text() ?? "ours"];

    /// <summary>Columns of such a table.</summary>
    public static IReadOnlyList<Column> Columns(string what) =>
        [new(what), new("Published", Alignment.Right), new("Ours", Alignment.Right), new("Verdict")];

    /// <summary>The median of draws with the interval that holds a share of them.</summary>
    public static string Range(Sample sample, double level, string unit)
    {
        MonteCarloEstimate[] ends = [.. sample.Quantiles((1 - level) / 2, 0.5, (1 + level) / 2)];
        return $"{Text(ends[1], unit)} [{Text(ends[0], unit)}; {Text(ends[2], unit)}]";
    }

    private static string Text(MonteCarloEstimate estimate, string unit) => unit switch
    {
        "year" => NumberText.Fixed(estimate.Value, estimate.StandardError <= 0.1 ? 1 : 0),
        _ => DrawnNumber.Text(estimate),
    };
}
