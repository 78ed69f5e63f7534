using Forecast.Fitting.Results;
using Forecast.Gpu.Results;

namespace Forecast.Studies.DataStock;

/// <summary>When training uses the whole stock: by the paper's method and on coherent paths, and what a run takes then.</summary>
internal sealed class Stock2024Exhaustion
{
    private const string Source = Stock2024Numbers.Paper + ", abstract and Figure 1";
    private const string Missing =
        "compute_projection.csv, the file of draws that the code reads, is in no public copy; the printed quantiles of Besiroglu, Heim "
        + "and Sevilla (2022) stand in for it";
    private static readonly Tolerance _year = new(1, false, "a year, set beforehand, as the path of compute is a substitute");
    private readonly StudyPlan _plan;
    private readonly Route[] _routes;

    public Stock2024Exhaustion(StudyPlan plan, Stock2024Growth growth, Stock2024Policies policies, CancellationToken cancellation)
    {
        _plan = plan;
        Paper = new Stock2024PaperMethod(plan, growth, cancellation);
        Paths = new Stock2024Paths(plan, growth, cancellation);
        double more = Math.Sqrt(Stock2024Paths.Overtraining);
        Mixture = Paper.Mixture(stock => stock);
        _routes =
        [
            new("history", "datasets go on as before", Paper.History, "history", null),
            new("compute", "datasets follow compute", Paper.Compute, "compute", null),
            new("mixture", "half and half", Mixture, "mixture", ["2026", "2028", "2032"]),
            new(
                "overtrained",
                "half and half, overtrained 5 times",
                Paper.Mixture(stock => stock / more),
                "overtrained",
                [null, "2027", null]),
            new(
                "overtrained-policy",
                "half and half, overtrained by the code's policy r = 7, h = 2",
                Paper.Mixture(policies.DataBefore),
                null,
                null),
        ];
    }

    public Stock2024PaperMethod Paper { get; }

    public Stock2024Paths Paths { get; }

    /// <summary>P of each year of the paper's method, equal mixture.</summary>
    public double[] Mixture { get; }

    public StudySection Section
    {
        get
        {
            Route mixture = _routes[2], overtrained = _routes[3];
            Sample dates = Paths.Samples["mixture"];
            string date = $"Training uses the whole stock in {Ends(mixture.Paper, Paper)} by the paper's method and in "
                + $"{Stock2024Numbers.Range(dates, 0.8, "year")} on coherent paths (median, 80 %, {dates.Count:#,0} paths); the paper prints 2028 [2026; 2032]. Overtrained five times: "
                + $"{Ends(overtrained.Paper, Paper)}, where the paper prints 2027.";
            return new()
            {
                Headline = date,
                Summary =
                [
                    date,
                    "Both methods agree since on nearly every path the dataset outgrows the stock: whether it has passed it by a year is "
                    + "then seen in that year alone.",
                    $"For half and half to come out by the end of 2028, {NumberText.Percent(Math.Round(1 - HistoryBy2029, 2))} of the "
                    + "datasets that follow compute would have to have passed the stock by then; on the printed quantiles "
                    + $"{NumberText.Percent(Math.Round(ComputeBy2029, 2))} have. The authors' own path of compute must have risen faster "
                    + "than those.",
                ],
                Numbers = [.. _routes.SelectMany(Dates), .. Needed()],
                Tables = [DatesTable],
                Warnings =
                [
                    "The path of compute of the 2024 model is a substitute: the printed quantiles of Besiroglu, Heim and Sevilla (2022), "
                    + "one standard normal a path, from the paper's largest run of 2024, 1e25 to 1e26 FLOP. The dates of full use rest on this.",
                ],
                NotVerified = [$"The exhaustion dates of the 2024 paper can only be checked with a substitute: {Missing}."],
            };
        }
    }

    private Table DatesTable => new(
        "exhaustion-2024",
        "When the stock of text is used in full: 10, 50 and 90 %",
        [
            new("Datasets"),
            new("Published"),
            new("Paper's method"),
            new("Coherent paths"),
            new("Difference of medians (years)", Alignment.Right),
            new("Verdict"),
        ],
        [
            .. _routes.Select(route => (IReadOnlyList<string>)
            [
                route.Label,
                route.Printed is { } p ? p[0] is null ? p[1]! : $"{p[1]} [{p[0]}; {p[2]}]" : "–",
                Ends(route.Paper, Paper),
                route.Path is { } path ? Stock2024Numbers.Range(Paths.Samples[path], 0.8, "year") : "–",
                route.Path is { } same ? NumberText.Fixed(Difference(route, same), 2) : "–",
                route.Printed is null ? "ours" : Dates(route)
                    .First(finding => finding.Id.EndsWith("/median", StringComparison.Ordinal)).Verdict!.Value.Text(),
            ]),
        ],
        $"Median and the interval from 10 to 90 %. Paper's method: {_plan.Draws:#,0} draws of stock and datasets in each of "
        + $"{Paper.Years.Count} years, each year anew; the code itself reads off the grid "
        + $"year before, {NumberText.Fixed(Paper.GridYear(Mixture, 0.5), 2)} for half and half. Coherent paths: "
        + $"{Paths.Samples.Count:#,0}. The difference that is left comes from the code's percentiles, of which it takes the upper ends. "
        + "An outside computation of the first row (200,000 draws of "
        + "NumPy) gave 2027.35, 2029.03 and 2031.21.");

    private IEnumerable<Finding> Dates(Route route)
    {
        (string Suffix, string What, double P)[] parts = [("low", "10 %", 0.1), ("median", "median", 0.5), ("high", "90 %", 0.9)];
        for (int i = 0; i < parts.Length; i++)
        {
            (string suffix, string what, double p) = parts[i];
            Finding ours = Stock2024Numbers.Formula(
                $"exhaustion/{route.Id}/{suffix}", $"Full use of the stock, {route.Label}: {what}", Paper.DateOf(
                    route.Paper,
                    p), "year", 6, "the paper's method: draws of each year alone") with
            {
                Text = NumberText.Fixed(Paper.DateOf(route.Paper, p), 1),
                Interval = p == 0.5 ? new Interval(Paper.DateOf(route.Paper, 0.1), Paper.DateOf(route.Paper, 0.9), 0.8) : null,
                N = _plan.Draws,
                Seed = _plan.Seed,
            };
            yield return route.Printed?[i] is { } printed
                ? ours.Beside(
                    new Published(printed, Source),
                    RowEvidence.Formula with { MissingInput = Missing, Tolerance = i == 1 ? _year : null })
                : ours;
        }

        if (route.Path is { } path)
        {
            foreach ((string suffix, string what, double p) in parts)
            {
                Finding coherent = Stock2024Numbers.Quantile(
                    $"exhaustion/{route.Id}/coherent/{suffix}",
                    $"Full use on coherent paths, {route.Label}: {what}",
                    Paths.Samples[path],
                    p,
                    "year",
                    "first crossing of one path",
                    _plan);
                var eighty = new Interval(Paths.Date(path, 0.1).Value, Paths.Date(path, 0.9).Value, 0.8);
                yield return p == 0.5
                    ? coherent with { Interval = eighty, Text = Stock2024Numbers.Range(Paths.Samples[path], 0.8, "year") }
                    : coherent;
            }

            yield return Stock2024Numbers.Formula(
                $"exhaustion/{route.Id}/difference",
                $"Coherent less paper's method, {route.Label}: medians",
                Difference(route, path),
                "years",
                2,
                "difference of the two medians") with
            {
                Text = NumberText.Fixed(Difference(route, path), 2),
                Seed = _plan.Seed,
            };
        }
    }

    private double HistoryBy2029 => Paper.At(Paper.History, 2029);

    private double ComputeBy2029 => Paper.At(Paper.Compute, 2029);

    private IEnumerable<Finding> Needed()
    {
        yield return Share(
            "needed",
            "Share of compute-led datasets beyond the stock by 2029 that a median in 2028 needs",
            1 - HistoryBy2029);
        yield return Share("reached", "Share of compute-led datasets beyond the stock by 2029 on the printed quantiles", ComputeBy2029);
    }

    private Finding Share(string id, string label, double value) =>
        Stock2024Numbers.Formula(
            $"exhaustion/{id}",
            label,
            value,
            "",
            2,
            "the paper's method at the beginning of 2029") with
        { N = _plan.Draws, Seed = _plan.Seed };

    private double Difference(Route route, string path) => Paths.Date(path, 0.5).Value - Paper.DateOf(route.Paper, 0.5);

    private static string Ends(double[] probabilities, Stock2024PaperMethod paper) =>
        $"{NumberText.Fixed(paper.DateOf(probabilities, 0.5), 1)} [{NumberText.Fixed(paper.DateOf(probabilities, 0.1), 1)}; "
        + $"{NumberText.Fixed(paper.DateOf(probabilities, 0.9), 1)}]";

    private sealed record Route(string Id, string Label, double[] Paper, string? Path, string?[]? Printed);
}
