using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Studies.DataStock;

/// <summary>How fast training sets of language models grew.</summary>
internal sealed class Stock2024Growth
{
    private const string File = "stock/dataset-sizes.csv";
    private const string Source = Stock2024Numbers.Paper + ", section 2";
    private const int PublishedResamples = 10_000;
    private const double WordsPerToken = 0.8;
    private static readonly DateOnly _base = new(2024, 1, 1);

    private readonly StudyPlan _plan;
    private readonly double[] _slopes;
    private readonly LinearTrend _trend;
    private readonly Finding[] _published;

    public Stock2024Growth(DataFolder data, StudyPlan plan, CancellationToken cancellation)
    {
        _plan = plan;
        UserTable table = UserTable.Read(Path.Combine(data.Path, File), "published", "words");
        double[] words = table.Positives("words", "a number of words above 0");
        Dates =
        [
            .. table.Texts("published").Select(text => Chronology.ComputeTrends.Years(DateOnly.Parse(text, CultureInfo.InvariantCulture))
                - Chronology.ComputeTrends.Years(_base)),
        ];
        Log10Tokens = [.. words.Select(count => Elementary.Log10(count * WordsPerToken))];
        _trend = LinearTrend.Fit(Dates, Log10Tokens);
        StreamKey key = new StreamKey(plan.Seed).Child("data-stock/2024/dataset-growth");
        _slopes = Quantiles.Sorted(
            [.. TrendBootstrap.Run(Dates, Log10Tokens, new TrendBootstrapPlan(plan.Draws), key, cancellation).Slopes]);
        Slowest = Quantiles.OfSorted(_slopes, 0.025);
        Fastest = Quantiles.OfSorted(_slopes, 0.975);
        _published =
        [
            Bootstrap("median", "median", 0.5, ".38", 0.015),
            Bootstrap("low", "2.5 % quantile", 0.025, ".27", 0.02),
            Bootstrap("high", "97.5 % quantile", 0.975, ".48", 0.02),
        ];
    }

    /// <summary>Dates in years of 365 days since the beginning of 2024.</summary>
    public double[] Dates { get; }

    /// <summary>log10 of the tokens as the code counts them.</summary>
    public double[] Log10Tokens { get; }

    /// <summary>2.5 % quantile of the growth, in orders of magnitude a year.</summary>
    public double Slowest { get; }

    /// <summary>97.5 % quantile of the growth, in orders of magnitude a year.</summary>
    public double Fastest { get; }

    public StudySection Section => new()
    {
        Summary =
        [
            $"Training sets of language models grew {NumberText.Fixed(_trend.Slope, 2)} orders of magnitude a year (least squares; "
            + "bootstrap 95 % "
            + $"{NumberText.Fixed(Slowest, 2)} to {NumberText.Fixed(Fastest, 2)}, n = {Dates.Length} systems since 2010).",
        ],
        Numbers =
        [
            .. _published,
            Slope,
            Level("as-coded", "words times 0.8, as the code has it", 0),
            Level("by-text", "words over 0.8, as 0.8 words a token ask for", -2 * Elementary.Log10(WordsPerToken)),
        ],
        Tables =
        [
            new(
                "dataset-growth-2024",
                "Growth of language datasets (orders of magnitude a year)",
                Stock2024Numbers.Columns("Bootstrap"),
                [
                    .. _published.Select(finding => Stock2024Numbers.Row(finding.Label, finding)),
                    Stock2024Numbers.Row("least squares", Slope),
                ],
                $"n = {Dates.Length}, {File}; rows resampled {_plan.Draws:#,0} times. The code turns words into tokens by the factor "
                + "0.8, where the text's 0.8 words a token ask for 1/0.8: "
                + "the slope does not see it, and the level is not used, since the projection starts from 3e12 to 13e12 tokens."),
        ],
        DataFiles = [File],
    };

    private Finding Slope =>
        Ours(
            "least-squares",
            "Growth of language datasets, least squares",
            _trend.Slope,
            "OOM/year",
            new Interval(Slowest, Fastest, 0.95),
            3);

    private Finding Bootstrap(string id, string what, double p, string printed, double tolerance)
    {
        (double low, double high) = Quantiles.MonteCarloRange(_slopes, p, _plan.Draws, 1.96);
        Interval interval = p == 0.5 ? new Interval(Slowest, Fastest, 0.95) : new Interval(low, high, 0.95);
        var published = new Published(printed, Source);
        var row = new RowEvidence(80, Dates.Length) { Tolerance = new(tolerance, false, "set beforehand for this bootstrap") };
        Finding ours = Ours(
            id,
            $"Growth of language datasets, {what} of the bootstrap",
            Quantiles.OfSorted(_slopes, p),
            "OOM/year",
            interval,
            3) with
        { Seed = _plan.Seed };
        return ours.Beside(Comparison.OfQuantile(_slopes, p, PublishedResamples, published, contradicts: false, row));
    }

    private Finding Level(string id, string what, double shift)
    {
        Prediction at = _trend.Predict(0, 0.95);
        return Ours(
            $"level-{id}",
            $"The trend's dataset at the beginning of 2024, {what}",
            Elementary.Exp10(at.Mean + shift),
            "tokens",
            at.Confidence.Map(x => Elementary.Exp10(x + shift)),
            2);
    }

    private Finding Ours(string id, string label, double value, string unit, Interval interval, int digits) =>
        Stock2024Numbers.Formula(
            $"dataset-growth/{id}",
            label,
            value,
            unit,
            digits,
            "language systems published since 2010, least squares of log10 tokens on the date") with
        {
            Interval = interval,
            N = Dates.Length,
            Vintage = File,
        };
}
