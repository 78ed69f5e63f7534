using Forecast.Fitting.Results;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>The compute-optimal model once it must serve: Sardana et al. 2024.</summary>
internal static class InferenceSection
{
    private static readonly Tolerance Half = new(0.005, IsRelative: true, "set beforehand for every number of this paper");

    public static StudySection Of(Replication replication)
    {
        var list = new FindingList();
        ChinchillaLaw law = PublishedLaws.SardanaConstants.Law;
        Case[] cases =
        [
            new("70b-1e13", 70e9, 1e13, Parameters: "41.6e9", Tokens: "7.92e12", Saving: "12"),
            new("30b-1e13", 30e9, 1e13, Parameters: "13.6e9", MoreData: "2.84", Saving: "28"),
            new("13b-2e12", 13e9, 2e12, Parameters: "7e9", Flop: "1.7e22", Saving: "17"),
            new("7b-1e11", 7e9, 1e11, Parameters: "6e9", MoreData: "1.18"),
            new("70b-2e12", 70e9, 2e12, Saving: "1.3"),
        ];
        foreach (Case one in cases)
        {
            one.Compare(list, law);
        }

        var tally = new VerdictTally(list.All);
        Finding ours = OfReplication(list, replication);
        return new StudySection
        {
            Summary =
            [
                $"A model that must serve tokens is best made smaller and trained longer. Five cases of Sardana et al., {tally}. By " +
                $"the replication's law the budget of their 70B, once 1e13 tokens are to be served, is best spent on {ours.Text} " +
                "parameters (95 %).",
            ],
            Numbers = list.All,
            Tables =
            [
                FindingList.Compared(
                    "inference-optimum",
                    "The optimum with inference: Sardana et al. 2024",
                    list.All,
                    "min 6 N D + 2 N D_inf at the loss of the compute-optimal model of the size named. The printed numbers are known " +
                    "from a secondary source only. Last rows: the same question put to the replication's law, with 95 % intervals."),
            ],
            Figures = [InferenceFigure.Of()],
            NotVerified =
            [
                "The text of Sardana et al. (2024) could not be had: their numbers are quoted from a secondary source. Their " +
                "cost-based variants (36 % saved; 16B parameters on 3.35T tokens with 17 % saved; 21.5B on 27T with 54 % saved) rest " +
                "on prices and utilisation that the secondary source does not give, and are not reproduced.",
            ],
        };
    }

    private static Finding OfReplication(FindingList list, Replication replication)
    {
        double flop = PublishedLaws.SardanaConstants.Law.OptimumOfSize(70e9).Flop;
        AllocationEstimate free = replication.Huber.Optimum(flop, 0.95), serving = replication.Huber.InferenceOptimum(flop, 1e13, 0.95);
        list.Ours(
            replication.Kept,
            "inference/replication/free",
            "Best size for the budget of Sardana's 70B, nothing served",
            "parameters",
            free.N.Value,
            free.N.Interval,
            Short(free.N));
        return list.Ours(
            replication.Kept,
            "inference/replication/serving",
            "Best size as good, 1e13 tokens served",
            "parameters",
            serving.N.Value,
            serving.N.Interval,
            Short(serving.N));
    }

    private static string Short(Estimate estimate) =>
        $"{NumberText.Scientific(estimate.Value, 2)} [{NumberText.Scientific(estimate.Interval.Low, 2)}; " +
        $"{NumberText.Scientific(estimate.Interval.High, 2)}]";

    // One printed case; what is not printed of it stays null.
    private sealed record Case(
        string Id,
        double Size,
        double Served,
        string? Parameters = null,
        string? Tokens = null,
        string? MoreData = null,
        string? Flop = null,
        string? Saving = null)
    {
        public void Compare(FindingList list, ChinchillaLaw law)
        {
            Allocation free = law.OptimumOfSize(Size), best = law.InferenceOptimum(free.Loss, Served);
            double saving = 100 * (1 - best.LifetimeFlop(Served) / free.LifetimeFlop(Served));
            string what = $"{NumberText.Fixed(Size / 1e9, 0)}B quality, {NumberText.Scientific(Served, 1)} tokens served";
            Add("parameters", "size", "parameters", best.N, Parameters);
            Add("tokens", "tokens", "tokens", best.D, Tokens);
            Add("more-data", "tokens, times the compute-optimal", "", best.D / free.D, MoreData);
            Add("flop", "compute saved", "FLOP", free.LifetimeFlop(Served) - best.LifetimeFlop(Served), Flop);
            Add("saving", "share of compute saved", "%", saving, Saving);

            void Add(string id, string name, string unit, double value, string? text)
            {
                if (text is not null)
                {
                    list.Value(
                        new Basis(0, "L(N, D) with E 1.69, A 406.4, B 410.7, α .336, β .283", Sources.Sardana),
                        $"inference/{Id}/{id}",
                        $"{what}: {name}",
                        unit,
                        value,
                        new Published(text, Sources.Sardana),
                        RowEvidence.Formula with { Tolerance = Half });
                }
            }
        }
    }
}
