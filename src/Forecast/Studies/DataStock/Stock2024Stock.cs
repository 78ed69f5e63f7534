using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>The stock of text in 2024: Table 1 and Figure 3 of the paper.</summary>
internal sealed class Stock2024Stock
{
    public const int DrawsTimes = 20;

    private const string Figure3 = Stock2024Numbers.Paper + ", Figure 3";
    private const string Table1 = Stock2024Numbers.Paper + ", Table 1";
    private readonly StudyPlan _plan;
    private readonly Samples _samples;
    private readonly Finding[] _figure3;
    private readonly Finding[] _commonCrawl;
    private readonly Finding[] _wholeWeb;

    public Stock2024Stock(StudyPlan plan, double personYears, CancellationToken cancellation)
    {
        _plan = plan;
        IndexedWeb web = IndexedWeb.OfCode("web");
        var stock = new EffectiveStock(web, "stock");
        var program = Gpu.Program.Compile(
            ("web", web.Tokens),
            ("web as coded", web.RawTokens),
            ("web of the text", IndexedWeb.OfText("web of the text").Tokens),
            ("common crawl", IndexedWeb.OfCommonCrawl("common crawl").Tokens),
            ("quality", stock.OfQualityIn(IndexedWeb.BaseYear)),
            ("effective", stock.In(IndexedWeb.BaseYear)),
            ("no text", web.RawBytesPerToken <= 0),
            ("whole web", Stock2024Writing.OfCode.WrittenBy2024(personYears)));
        _samples = MonteCarlo.Run(program, new DrawPlan(DrawsTimes * (long)plan.Draws, plan.Seed), cancellation: cancellation);
        const string rule = "the formula of the code, bytes a token held above 0.5";
        _figure3 =
        [
            .. Triple("figure-3/indexed-web", "Indexed web", "web", ("1.3e14", "5.1e14", "2.1e15"), $"{Table1} and Figure 3", rule),
            .. Triple("figure-3/quality-adjusted", "Indexed web of good quality", "quality", ("2.2e13", "1.0e14", "4.9e14"), Figure3, rule),
            .. Triple(
                "figure-3/effective",
                "Stock with quality and repetition",
                "effective",
                ("6.5e13", "3.2e14", "1.7e15"),
                Figure3,
                rule),
        ];
        _commonCrawl =
        [
            .. Triple(
                "table-1/common-crawl",
                "Common Crawl",
                "common crawl",
                ("1.0e14", "1.3e14", "2.6e14"),
                Table1,
                "75e9 pages, the code's bytes a page and a token; the paper gives no formula"),
        ];
        _wholeWeb =
        [
            .. Triple(
                "table-1/whole-web",
                "Whole web",
                "whole web",
                ("1.9e15", "3.1e15", "5.2e15"),
                Table1,
                "all that users wrote by 2024 by the code, which prints it beside the indexed web; the paper gives no formula"),
        ];
    }

    public StudySection Section => new()
    {
        Summary =
        [
            $"The 2024 model puts the indexed web at {Stock2024Numbers.Range(_samples["web"], 0.95, "tokens")} tokens and the stock that "
            + "training can use, "
            + $"after quality and repetition, at {Stock2024Numbers.Range(_samples["effective"], 0.95, "tokens")} (medians, 95 % of "
            + $"{_samples.Count:#,0} draws).",
        ],
        Numbers = [.. _figure3, .. _commonCrawl, .. _wholeWeb, .. Blog(), .. Own()],
        Tables = [Table],
        Warnings = [Negative, TextPages],
        NotVerified =
        [
            "Table 1 of the 2024 paper: images (300T tokens) and video (1350T tokens) are quoted, since neither formula nor inputs could "
            + "be found.",
        ],
    };

    private Table Table => new(
        "stock-2024",
        "Stocks of text in 2024 (tokens)",
        Stock2024Numbers.Columns("Stock"),
        [
            .. Rows("Common Crawl", _commonCrawl),
            .. Rows("indexed web", _figure3[..3]),
            .. Rows("whole web", _wholeWeb),
            .. Rows("indexed web of good quality", _figure3[3..6]),
            .. Rows("with repetition", _figure3[6..]),
            ["images", "300T", "–", "quoted"],
            ["video", "1350T", "–", "quoted"],
        ],
        $"Medians with the interval that holds 95 % of {_samples.Count:#,0} draws, then its two ends. Formulas and constants of the "
        + "authors' code.")
    {
        GroupStarts = [3, 6, 9, 12, 15],
    };

    private string Negative =>
        $"Bytes a token are 6 less a log-normal number: in {NumberText.Percent(Math.Round(_samples["no text"].Probability.Value, 4))} of "
        + "the draws that is not above 0, and the authors' "
        + $"code then counts a negative stock. Here it is held above {IndexedWeb.LeastBytesPerToken} bytes; the indexed web's 95 % "
        + "interval is "
        + $"{Stock2024Numbers.Range(_samples["web"], 0.95, "tokens")} with this and "
        + $"{Stock2024Numbers.Range(_samples["web as coded"], 0.95, "tokens")} without.";

    private string TextPages =>
        "The paper's text gives 100 to 1200 billion pages (95 %), its code 75 to 1000 billion. The printed stocks are those of the code; "
        + "with the text's interval "
        + $"the indexed web would be {Stock2024Numbers.Range(_samples["web of the text"], 0.95, "tokens")} tokens.";

    private IEnumerable<Finding> Triple(
        string id,
        string label,
        string sample,
        (string, string, string) printed,
        string source,
        string rule) =>
        Stock2024Numbers.Triple(id, label, _samples[sample], 0.95, printed, source, rule, _plan);

    private IEnumerable<Finding> Blog() => Stock2024Numbers.Triple(
        "blog/effective",
        "Stock with quality and repetition, as rounded in the article",
        _samples["effective"],
        0.9,
        ("1e14", "3e14", "1e15"),
        "Epoch AI (2024), article of the same title",
        "the formula of the code, bytes a token held above 0.5",
        _plan);

    private IEnumerable<Finding> Own()
    {
        yield return Stock2024Numbers.Quantile(
            "indexed-web-as-coded",
            "Indexed web with the code's negative draws",
            _samples["web as coded"],
            0.5,
            "tokens",
            "the code, nothing held above 0",
            _plan);
        yield return Stock2024Numbers.Quantile(
            "indexed-web-of-text",
            "Indexed web with the text's number of pages",
            _samples["web of the text"],
            0.5,
            "tokens",
            "100e9 to 1200e9 pages (95 %)",
            _plan);
        MonteCarloEstimate share = _samples["no text"].Probability;
        yield return Stock2024Numbers.Formula(
            "bytes-per-token-not-positive",
            "Share of draws with bytes a token not above 0",
            share.Value,
            "",
            2,
            "6 less a log-normal of 1 to 4 (95 %)") with
        {
            Interval = new(share.Value - 1.96 * share.StandardError, share.Value + 1.96 * share.StandardError, 0.95),
            N = (int)_samples.Count,
            Seed = _plan.Seed,
        };
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(string name, Finding[] triple) =>
    [
        Stock2024Numbers.Row(name, triple[0]),
        Stock2024Numbers.Row("  2.5 %", triple[1]),
        Stock2024Numbers.Row("  97.5 %", triple[2]),
    ];
}
