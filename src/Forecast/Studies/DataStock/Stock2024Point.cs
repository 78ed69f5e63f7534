using Forecast.Fitting.Numerics;
using Forecast.Gpu.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>What a run takes when training uses the whole stock: tokens and FLOP.</summary>
internal sealed class Stock2024Point(Stock2024Paths paths, StudyPlan plan)
{
    private const string Source = Stock2024Numbers.Paper + ", Figure 1";

    // The code takes the stock's percentiles of a year from so many draws.
    private const int PublishedDraws = 10_000;

    public StudySection Section
    {
        get
        {
            Finding[] numbers = [.. Numbers()];
            return new()
            {
                Summary =
                [
                    "What only paths give is the stock at its own date of full use: "
                    + $"{Stock2024Numbers.Range(paths.Samples["tokens"], 0.8, "tokens")} tokens, or "
                    + $"{Stock2024Numbers.Range(paths.Samples["flop"], 0.8, "FLOP")} FLOP without overtraining (80 %).",
                ],
                Numbers = numbers,
                Tables =
                [
                    new(
                        "point-2024",
                        "What a run takes when the stock is used in full",
                        Stock2024Numbers.Columns("Quantity"),
                        [.. numbers.Select(finding => Stock2024Numbers.Row(finding.Label, finding))],
                        "C = 6 D² / (20 k) with D tokens and the overtraining factor k. The 6e27 FLOP printed for k = 5 belong to "
                        + $"{NumberText.Scientific(TokensOfPrinted, 2)} tokens, about the stock of 2024, and not to the 4e14 printed for "
                        + "the year of full use."),
                ],
            };
        }
    }

    // D of the 6e27 FLOP that are printed for models overtrained five times.
    private static double TokensOfPrinted =>
        Math.Sqrt(6e27 * ComputeOptimalData.TokensPerParameter * Stock2024Paths.Overtraining / ComputeOptimalData.FlopPerParameterToken);

    private IEnumerable<Finding> Numbers()
    {
        Sample stock = paths.Samples["stock 2028"];
        yield return Stock2024Numbers.Quantile(
            "point/tokens",
            "Stock in 2028, the printed year of full use",
            stock,
            0.5,
            "tokens",
            "the stock at the beginning of that year",
            plan)
            .BesideDraws(
                new Published("4e14", Source),
                RowEvidence.Formula with { Tolerance = Stock2024Numbers.OfMedian },
                Quantiles.Sorted(stock.Draws.Span),
                0.5,
                PublishedDraws);
        yield return Stock2024Numbers.Formula(
            "point/flop",
            "FLOP at the printed 4e14 tokens",
            ComputeOptimalData.Flop(4e14),
            "FLOP",
            2,
            "6 D² / 20")
            .Beside(new Published("5e28", Source), RowEvidence.Formula);
        Finding overtrained = Stock2024Numbers.Formula(
                "point/flop-overtrained", "FLOP at the printed 4e14 tokens, overtrained 5 times", ComputeOptimalData.Flop(
                    4e14,
                    Stock2024Paths.Overtraining), "FLOP", 2, "6 D² / 100")
            .Beside(new Published("6e27", Source), RowEvidence.Formula);
        yield return overtrained with
        {
            Evidence = $"{overtrained.Evidence}; the printed FLOP belong to {NumberText.Scientific(TokensOfPrinted, 2)} tokens",
        };
        yield return Stock2024Numbers.Formula(
            "point/tokens-of-6e27",
            "Tokens of the printed 6e27 FLOP, overtrained 5 times",
            TokensOfPrinted,
            "tokens",
            2,
            "√(100 C / 6)");
        yield return Coherent("tokens", "Tokens in the stock at its own date of full use", "tokens");
        yield return Coherent("flop", "FLOP at that date, not overtrained", "FLOP");
        MonteCarloEstimate early = paths.Samples["mixture"].ProbabilityBelow(2033);
        yield return Stock2024Numbers.Formula(
            "point/by-2032",
            "Probability of full use by the end of 2032",
            early.Value,
            "",
            3,
            "share of coherent paths; the paper says very likely") with
        {
            Interval = new(early.Value - 1.96 * early.StandardError, early.Value + 1.96 * early.StandardError, 0.95),
            N = (int)paths.Samples.Count,
            Seed = plan.Seed,
        };
    }

    private Finding Coherent(string id, string label, string unit) =>
        Stock2024Numbers.Quantile($"point/coherent-{id}", label, paths.Samples[id], 0.5, unit, "on each path at its own crossing", plan);
}
