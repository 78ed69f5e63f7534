using Forecast.Fitting.Numerics;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>How far profit leads to overtraining: three policies at the optimum, and where the authors' own search ends.</summary>
internal sealed class Stock2024Policies
{
    private const double MarkedFlop = 5e25;
    private const double MarkedTokens = 1e14;
    private const string Source = Stock2024Numbers.Paper + ", appendix on overtraining";

    // The grid of the code: 1e22 to 1e31 FLOP in ten points.
    private static readonly double[] _log10Flop = [.. Enumerable.Range(22, 10).Select(k => (double)k)];

    // The paper says of the first policy that it is about Chinchilla's, without a number.
    private static readonly string?[] _printed = [null, "5", "100"];

    public Stock2024Policies()
    {
        Policies = OvertrainingPolicy.Published;
        Optimum = [.. Policies.Select(policy => _log10Flop.Select(log => policy.Optimum(Law, Elementary.Exp10(log))).ToArray())];
        Searched = [.. Policies.Select(policy => _log10Flop.Select(log => PolicyDescent.Run(policy, Law, log)).ToArray())];
        SearchedAtMark = [.. Policies.Select(policy => PolicyDescent.Run(policy, Law, Elementary.Log10(MarkedFlop)))];
    }

    public static ReducibleLoss Law => ReducibleLoss.OfReplication;

    public static IReadOnlyList<double> Log10Flop => _log10Flop;

    public IReadOnlyList<OvertrainingPolicy> Policies { get; }

    /// <summary>For each policy and budget the most profitable model.</summary>
    public PricedModel[][] Optimum { get; }

    /// <summary>For each policy and budget where the authors' search ends.</summary>
    public PricedModel[][] Searched { get; }

    private PricedModel[] SearchedAtMark { get; }

    public StudySection Section => new()
    {
        Summary =
        [
            "With a training budget spent in full, the profit model's policies overtrain "
            + $"{string.Join(", ", Policies.Select(policy => NumberText.Significant(policy.Overtraining(Law), 3)))} times at every "
            + "budget (closed form). The paper prints 5 and 100 for "
            + $"the last two; its search ends at {NumberText.Significant(OverTwenty(1), 2)} and "
            + $"{NumberText.Significant(OverTwenty(2), 2)} times twenty tokens a parameter at {NumberText.Scientific(MarkedFlop, 1)} FLOP.",
        ],
        Numbers = [.. Policies.SelectMany((_, i) => Factors(i)), Mark, .. new Stock2024PolicyGrid(this).Numbers],
        Tables = [FactorTable, new Stock2024PolicyGrid(this).Table],
        Warnings =
        [
            "The profit model's optimum is not where the authors' search ends: the search pushes ln N and ln D back under the training "
            + "cap by one ratio, and ln N alone under the serving cap at every "
            + "step. Its ends are given in double precision, where the code has single.",
            "The printed factors are compared with the search's tokens a parameter over twenty. That reading was chosen after the other, "
            + "over the optimum of the law, was seen to give "
            + $"{NumberText.Significant(OverLaw(SearchedAtMark[1]), 2)} and {NumberText.Significant(OverLaw(SearchedAtMark[2]), 3)}. A "
            + "third, the crossing of the two marks drawn in the paper's figure, gives "
            + $"{Mark.Text} over the law.",
            $"With all of the budget spent the first policy makes a loss at {string.Join(", ", Losing)} FLOP; its rows there are the "
            + "best model of that budget, not a plan to follow.",
        ],
    };

    /// <summary>
    /// The projected compute-optimal dataset that a use of tokens stands for under the second policy, on the code's straight line
    /// between the grid's ends.
    /// </summary>
    public double DataBefore(double tokens)
    {
        (PricedModel first, PricedModel last) = (Searched[1][0], Searched[1][^1]);
        double from = Elementary.Log10(first.Flop), to = Elementary.Log10(last.Flop);
        double start = Elementary.Log10(first.D), end = Elementary.Log10(last.D);
        double flop = from + (to - from) * (Elementary.Log10(tokens) - start) / (end - start);
        return ComputeOptimalData.Tokens(flop);
    }

    private static Finding Mark => Stock2024Numbers.Formula(
        "policies/mark",
        "Overtraining at the figure's marks, 1e14 tokens and 5e25 FLOP",
        MarkedTokens / (MarkedFlop / 6 / MarkedTokens) / OptimalRatio(MarkedFlop),
        "times",
        3,
        "tokens a parameter over those of the law's optimum");

    private Table FactorTable => new(
        "policies-2024",
        "Overtraining by three policies",
        [
            new("Policy"),
            new("Published", Alignment.Right),
            new("Search, over 20", Alignment.Right),
            new("Verdict"),
            new("Search, over the law", Alignment.Right),
            new("Optimum, over the law", Alignment.Right),
        ],
        [
            .. Policies.Select((policy, i) => (IReadOnlyList<string>)
            [
                policy.Name,
                _printed[i] ?? "–",
                NumberText.Significant(OverTwenty(i), 3),
                Factors(i).First().Verdict?.Text() ?? "ours",
                NumberText.Significant(OverLaw(SearchedAtMark[i]), 3),
                NumberText.Significant(policy.Overtraining(Law), 3),
            ]),
        ],
        $"Tokens a parameter at {NumberText.Scientific(MarkedFlop, 1)} FLOP over twenty, or over the "
        + $"{NumberText.Significant(OptimalRatio(MarkedFlop), 3)} of the law's own optimum. Search: the code's 2,000 steps. "
        + "Optimum: closed form, the same at every budget.");

    private static double OptimalRatio(double flop) => Law.OptimalTokens(flop) / Law.OptimalParameters(flop);

    private IEnumerable<string> Losing => _log10Flop.Where((_, c) => Optimum[0][c].Profit < 0).Select(log => NumberText.FromLog10(log, 1));

    private double OverTwenty(int i) => SearchedAtMark[i].TokensPerParameter / ComputeOptimalData.TokensPerParameter;

    private static double OverLaw(PricedModel model) => model.TokensPerParameter / OptimalRatio(model.Flop);

    private IEnumerable<Finding> Factors(int i)
    {
        Finding search = Factor(
            $"{i + 1}/search",
            $"Overtraining of {Policies[i].Name} where the search ends at 5e25 FLOP, over twenty tokens a parameter",
            OverTwenty(i),
            "the code's search in double precision");
        yield return _printed[i] is { } printed ? search.Beside(new Published(printed, Source), RowEvidence.Formula) : search;
        yield return Factor(
            $"{i + 1}/search-over-law",
            $"The same of {Policies[i].Name}, over the law's optimum",
            OverLaw(SearchedAtMark[i]),
            "the code's search in double precision");
        yield return Factor(
            $"{i + 1}/optimum",
            $"Overtraining of {Policies[i].Name} at the optimum, over the law's optimum",
            Policies[i].Overtraining(Law),
            "closed form, any budget spent in full");
    }

    private static Finding Factor(string id, string label, double value, string rule) =>
        Stock2024Numbers.Formula($"policies/{id}", label, value, "times", 3, rule);
}
