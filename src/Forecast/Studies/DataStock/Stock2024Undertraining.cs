using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>What larger models gain on data that no longer grow.</summary>
internal static class Stock2024Undertraining
{
    public const double Tokens = 3e14;

    private const string Source = Stock2024Numbers.Paper + ", section on undertraining";
    private const string Code = Stock2024Numbers.Paper + ", marker in the code's figure";
    private const string Missing =
        "the paper's path of compute is in no public copy; the median of the printed projection of 2022 stands in for it";

    public static ReducibleLoss Law => ReducibleLoss.OfReplication;

    public static StudySection Section
    {
        get
        {
            Finding[] numbers = [.. Numbers()];
            return new()
            {
                Summary =
                [
                    $"On {NumberText.Scientific(Tokens, 1)} tokens the loss falls no further than that of a compute-optimal run of "
                    + $"{NumberText.Scientific(Plateau, 2)} FLOP, "
                    + $"{NumberText.Fixed(Gain(double.PositiveInfinity), 1)} orders of magnitude above the start of the bottleneck; two "
                    + $"orders more compute bring {NumberText.Fixed(Gain(2), 1)} of them, "
                    + $"three {NumberText.Fixed(Gain(3), 1)}.",
                ],
                Numbers = numbers,
                Tables =
                [
                    new(
                        "undertraining-2024",
                        "Training ever larger models on 3e14 tokens",
                        Stock2024Numbers.Columns("Quantity"),
                        [.. numbers.Select(finding => Stock2024Numbers.Row(finding.Label, finding))],
                        "L = A / N^0.35 + B / D^0.37 with A = 514 and B = 2115.2, closed forms. The start of the bottleneck is where "
                        + "twenty tokens a parameter use all of D; by the law itself it "
                        + "comes later. The years count from 4.8e28 FLOP on the median path of compute."),
                ],
            };
        }
    }

    private static double Plateau => Law.FlopOf(Law.OfTokens(Tokens));

    private static double Start => ComputeOptimalData.Flop(Tokens);

    // Orders of magnitude of compute-optimal compute gained over the start by so many more of actual compute.
    private static double Gain(double orders)
    {
        double loss = double.IsInfinity(orders) ? Law.OfTokens(Tokens) : Law.Least(Start * ReducibleLoss.Power(10, orders), Tokens);
        return Fitting.Numerics.Elementary.Log10(Law.FlopOf(loss) / Start);
    }

    private static double YearsFor(double orders)
    {
        double from = Fitting.Numerics.Elementary.Log10(ComputeOptimalData.Flop(4e14));
        return LargestRun.YearOfMedian(from + orders) - LargestRun.YearOfMedian(from);
    }

    private static IEnumerable<Finding> Numbers()
    {
        yield return Of("plateau", "Compute-optimal FLOP of the plateau", Plateau, "FLOP", "C where the least loss is B / D^β")
            .Beside(new Published("3e30", Code), RowEvidence.Formula);
        yield return Of("start", "FLOP at the start of the bottleneck, twenty tokens a parameter", Start, "FLOP", "6 D² / 20")
            .Beside(new Published("2.7e28", Code), RowEvidence.Formula);
        yield return Of("start-4e14", "The same for 4e14 tokens", ComputeOptimalData.Flop(4e14), "FLOP", "6 D² / 20");
        yield return Of(
            "start-by-law",
            "FLOP at the start of the bottleneck by the law",
            Law.FlopOfOptimalTokens(Tokens),
            "FLOP",
            "C where the optimal D is 3e14");
        yield return Of("plateau-loss", "Reducible loss of the plateau", Law.OfTokens(Tokens), "nats/token", "B / D^β");
        yield return Of(
            "gain",
            "Orders of magnitude of compute-optimal FLOP gained at most",
            Gain(double.PositiveInfinity),
            "OOM",
            "plateau over start")
            .Beside(new Published("2", Source), RowEvidence.Formula);
        yield return Of("gain-2", "Gained by two orders of magnitude more compute", Gain(2), "OOM", "loss at 100 times the start");
        yield return Of("gain-3", "Gained by three orders of magnitude more compute", Gain(3), "OOM", "loss at 1,000 times the start");
        yield return Of(
            "years-2",
            "Years that two orders of magnitude of compute take",
            YearsFor(2),
            "years",
            "median path of compute from 4.8e28 FLOP")
            .Beside(new Published("3", Source), RowEvidence.Formula with { MissingInput = Missing });
        yield return Of(
            "years-3",
            "Years that three orders of magnitude of compute take",
            YearsFor(3),
            "years",
            "median path of compute from 4.8e28 FLOP")
            .Beside(new Published("6", Source), RowEvidence.Formula with { MissingInput = Missing });
    }

    private static Finding Of(string id, string label, double value, string unit, string rule) =>
        Stock2024Numbers.Formula($"undertraining/{id}", label, value, unit, 2, rule);
}
