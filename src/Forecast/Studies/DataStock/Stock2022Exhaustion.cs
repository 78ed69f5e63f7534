using Forecast.Fitting.Results;
using Forecast.Gpu.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>When the stocks run out: the printed dates, the paper's method by us, and the first crossing of one path.</summary>
internal sealed class Stock2022Exhaustion
{
    public const string NoDraws = "the draws behind the projection of compute (data/compute_projection.csv) are in no public copy; "
        + "its printed quantiles stand in for them";

    private static readonly string[] _ends = ["median", "low", "high"];
    private static readonly double[] _probabilities = [0.5, 0.05, 0.95];

    private readonly Stock2022Findings _make;
    private readonly List<Finding> _findings = [];
    private readonly List<IReadOnlyList<string>> _rows = [];
    private readonly List<int> _groups = [];

    public Stock2022Exhaustion(Stock2022Densities densities, Stock2022Crossings crossings, Stock2022Findings make)
    {
        (Densities, Crossings, _make) = (densities, crossings, make);
        foreach (Stock2022Component stock in Stock2022Crossings.Stocks)
        {
            ByHistory(stock);
            ByCompute(stock);
        }
    }

    public Stock2022Densities Densities { get; }

    /// <summary>The paper's method on our draws, by historical growth.</summary>
    public Dictionary<Stock2022Component, CrossingDensity> OfDraws { get; } = [];

    public Stock2022Crossings Crossings { get; }

    public IReadOnlyList<Finding> Findings => _findings;

    public Table Table => new(
        "stock-2022-exhaustion",
        "2022 model: dates of exhaustion, published and ours",
        [new Column("Stock"), new Column("Datasets grow"), new Column("Whose"), new Column("Median [5 %; 95 %]"),
            new Column("Less the printed median (years)", Alignment.Right), new Column("Verdict: median, 5 %, 95 %")],
        _rows,
        "The paper's method takes, for each year by itself, the density of the ratio of the logarithms of stock and dataset at 1, "
            + "and smooths it with a trailing mean. "
            + "A first crossing follows one path of stock and dataset through all years. 'Anew each year' draws the compute of every "
            + "year by itself, and so finds the luckiest year.")
    {
        GroupStarts = _groups,
    };

    private void ByHistory(Stock2022Component stock)
    {
        const string Growth = "as before";
        PublishedEstimate printed = Begin(stock, Growth, false);
        RowEvidence close = RowEvidence.Formula with { Tolerance = Stock2022Published.ToleranceOf(stock) };
        CrossingDensity density = Densities.FromPublished(stock);
        Paper(stock, Growth, "history/published-percentiles", "the paper's method on its percentiles", density, printed, close);
        if (stock == Stock2022Component.AllImages)
        {
            Paper(stock, Growth, "history/published-percentiles-unsmoothed", "the same without the trailing mean", density.Unsmoothed,
                printed, close);
        }

        CrossingDensity drawn = Densities.FromDraws(stock);
        OfDraws[stock] = drawn;
        Paper(stock, Growth, "history/draws", "the paper's method on our draws", drawn, printed, RowEvidence.Formula);
        Coherent(stock, Growth, Stock2022Crossings.ByHistory, "first crossing of one path", printed, "history/draws");
        if (stock == Stock2022Component.AllImages)
        {
            Coherent(stock, Growth, Stock2022Crossings.AsIntended, "the same, growth as the code meant it", printed, null);
        }
    }

    private void ByCompute(Stock2022Component stock)
    {
        const string Growth = "with compute";
        PublishedEstimate printed = Begin(stock, Growth, true);
        RowEvidence missing = RowEvidence.Formula with { MissingInput = NoDraws };
        Paper(stock, Growth, "compute/draws", "the paper's method on our draws", Densities.ByCompute(stock), printed, missing);
        Coherent(stock, Growth, Stock2022Crossings.ByCompute, "first crossing of one path", printed, "compute/draws");
        Coherent(stock, Growth, Stock2022Crossings.ByComputeAnew, "first crossing, compute anew each year", printed, null);
    }

    private PublishedEstimate Begin(Stock2022Component stock, string growth, bool byCompute)
    {
        PublishedEstimate printed = Stock2022Published.Date(stock, byCompute);
        _groups.Add(_rows.Count);
        _rows.Add([stock.Label, growth, "paper", $"{printed.Value} [{printed.Low}; {printed.High}]", "", ""]);
        return printed;
    }

    private void Paper(
        Stock2022Component stock, string growth, string id, string whose, CrossingDensity density, PublishedEstimate printed,
            RowEvidence evidence)
    {
        CrossingDensity raw = density.Unsmoothed;
        string[] digits = [printed.Value, printed.Low!, printed.High!];
        var verdicts = new List<string>();
        for (int i = 0; i < digits.Length; i++)
        {
            double date = density.Quantile(_probabilities[i]);
            Finding finding = _make.Drawn(
                $"exhaustion/{stock.Series}/{id}/{_ends[i]}",
                $"{stock.Label} used in full, datasets growing {growth}: {whose}, "
                    + (i == 0 ? "median" : NumberText.Percent(_probabilities[i])),
                date,
                i == 0 ? Stock2022Dates.Text(density) : NumberText.Fixed(date, 2),
                "year",
                "(k) density of the ratio of logarithms at 1, each year by itself",
                i == 0 ? new Interval(density.Quantile(0.05), density.Quantile(0.95), 0.9) : null,
                id.Contains("published", StringComparison.Ordinal) ? PublishedPercentiles.File : Stock2022Findings.PopulationFile);
            Finding beside = Stock2022Findings.DateBeside(finding, new Published(digits[i], Stock2022Published.Page), evidence);
            if (id.Contains("published", StringComparison.Ordinal))
            {
                beside = beside with { N = 5, Seed = null };
            }

            if (beside.Verdict > Verdict.WithinTolerance && raw.Quantile(0.5) != density.Quantile(0.5))
            {
                beside = beside with
                {
                    Evidence = $"{beside.Evidence}; without the trailing mean ours is "
                    + $"{NumberText.Fixed(raw.Quantile(_probabilities[i]), 2)}"
                };
            }

            _findings.Add(beside);
            verdicts.Add(beside.Verdict!.Value.Text());
        }

        _rows.Add([stock.Label, growth, whose, Stock2022Dates.Text(density), Stock2022Dates.Less(density.Quantile(0.5), printed),
            verdicts.Distinct().Count() == 1 ? verdicts[0] : string.Join(", ", verdicts)]);
    }

    private void Coherent(Stock2022Component stock, string growth, string route, string whose, PublishedEstimate printed, string? besides)
    {
        Sample dates = Crossings[stock, route];
        double median = dates.Quantile(0.5).Value;
        _findings.Add(_make.Drawn(
            $"exhaustion/{stock.Series}/{route}/first-crossing",
            $"{stock.Label} used in full, datasets growing {growth}: {whose}",
            median,
            Stock2022Dates.Text(dates),
            "year",
            "first year at which log10 of the dataset reaches log10 of the stock on one path",
            Stock2022Dates.IntervalOf(dates)));
        _rows.Add([stock.Label, growth, whose, Stock2022Dates.Text(dates), Stock2022Dates.Less(median, printed), "ours"]);
        if (besides is not null)
        {
            Finding paper = _findings.First(finding => finding.Id.EndsWith($"exhaustion/{stock.Series}/{besides}/median",
                StringComparison.Ordinal));
            double difference = median - paper.Value;
            _findings.Add(_make.Drawn(
                $"exhaustion/{stock.Series}/{route}/first-crossing-less-paper-method",
                $"{stock.Label}, datasets growing {growth}: median of first crossings less that of the paper's method, both on our draws",
                difference,
                Stock2022Dates.Signed(difference),
                "years",
                "first crossing of one path less (k)"));
        }

        double never = dates.ProbabilityAbove(double.MaxValue).Value;
        _findings.Add(_make.Drawn(
            $"exhaustion/{stock.Series}/{route}/never",
            $"{stock.Label}, datasets growing {growth}: probability that no path has crossed by the last year ({whose})",
            never,
            NumberText.Fixed(never, 3),
            "probability",
            route == Stock2022Crossings.ByHistory || route == Stock2022Crossings.AsIntended ? $"to {Stock2022Crossings.LastYear}"
                : "to 2080"));
    }
}
