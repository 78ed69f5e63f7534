using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>The most profitable model of each training budget of the code's grid, under each policy.</summary>
internal sealed class Stock2024PolicyGrid(Stock2024Policies policies)
{
    private const string Rule = "most profitable model with the budget spent in full";

    public IEnumerable<Finding> Numbers
    {
        get
        {
            for (int i = 0; i < policies.Policies.Count; i++)
            {
                for (int c = 0; c < Stock2024Policies.Log10Flop.Count; c++)
                {
                    PricedModel model = policies.Optimum[i][c];
                    string flop = NumberText.FromLog10(Stock2024Policies.Log10Flop[c], 1), name = policies.Policies[i].Name;
                    yield return Of("parameters", "parameters", model.N, "");
                    yield return Of("tokens", "training tokens", model.D, "tokens");
                    yield return Of("price", "price", model.Price, "dollars/token");
                    yield return Of("profit", "profit", model.Profit, "dollars");

                    Finding Of(string id, string what, double value, string unit) =>
                        Stock2024Numbers.Formula($"policies/{i + 1}/{id}/{flop}", $"{name}: {what} at {flop} FLOP", value, unit, 3, Rule);
                }
            }
        }
    }

    public Table Table => new(
        "policy-grid-2024",
        "The most profitable model of a training budget",
        [
            new("Policy"),
            new("FLOP", Alignment.Right),
            new("N", Alignment.Right),
            new("D", Alignment.Right),
            new("Price (dollars/token)", Alignment.Right),
            new("Serving"),
            new("Profit (dollars)", Alignment.Right),
            new("D/N", Alignment.Right),
            new("D/N of the search", Alignment.Right),
        ],
        [.. policies.Policies.SelectMany((_, i) => Stock2024Policies.Log10Flop.Select((_, c) => Row(i, c)))],
        "All of the budget spent on training; serving at most 1000 times the training compute; 1e18 FLOP a dollar.")
    {
        GroupStarts = [Stock2024Policies.Log10Flop.Count, 2 * Stock2024Policies.Log10Flop.Count],
    };

    private IReadOnlyList<string> Row(int i, int c)
    {
        PricedModel model = policies.Optimum[i][c];
        return
        [
            policies.Policies[i].Name,
            NumberText.FromLog10(Stock2024Policies.Log10Flop[c], 1),
            NumberText.Scientific(model.N, 2),
            NumberText.Scientific(model.D, 2),
            NumberText.Scientific(model.Price, 2),
            model.IsServingCapped ? "capped" : "free",
            NumberText.Scientific(model.Profit, 2),
            NumberText.Significant(model.TokensPerParameter, 3),
            NumberText.Significant(policies.Searched[i][c].TokensPerParameter, 3),
        ];
    }
}
