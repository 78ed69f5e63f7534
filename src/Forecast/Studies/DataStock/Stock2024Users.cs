using Forecast.Fitting.Numerics;
using Forecast.Gpu.Results;

namespace Forecast.Studies.DataStock;

/// <summary>What all internet users write, in 2024 and by 2024.</summary>
internal sealed class Stock2024Users(Samples samples, double personYears, StudyPlan plan)
{
    public IEnumerable<Finding> Numbers => [.. Yearly(), .. Own()];

    private IEnumerable<Finding> Yearly()
    {
        double[] sorted = Quantiles.Sorted(samples["yearly"].Draws.Span);
        (string Suffix, double P, string Digits)[] ends = [("low", 0.025, "1.8e14"), ("high", 0.975, "5.0e14")];
        foreach ((string suffix, double p, string digits) in ends)
        {
            yield return Stock2024Numbers.Quantile(
                $"users/{suffix}",
                $"All users' text in 2024: {suffix}er end of the 95 % interval",
                samples["yearly"],
                p,
                "tokens/year",
                "the code, Facebook without the twelve months",
                plan)
                .BesideDraws(
                    new Published(digits, Stock2024Numbers.Paper + ", text"),
                    RowEvidence.Formula with { Tolerance = Stock2024Numbers.OfEnd },
                    sorted,
                    p);
        }
    }

    private IEnumerable<Finding> Own()
    {
        yield return Stock2024Numbers.Formula(
            "users/person-years",
            "Person-years with internet by 2024, in units of the users of 2024",
            personYears,
            "years",
            4,
            "1950 to 2023, the code's curve of internet use")
            with
        { Vintage = "stock/population.csv", N = 75 };
        yield return Own(
            "users/yearly-12-months",
            "All users' text in 2024, Facebook with twelve months",
            "yearly, 12 months",
            "tokens/year");
        yield return Own("users/written-12-months", "All users' text by 2024, Facebook with twelve months", "written, 12 months", "tokens");
        yield return Own(
            "users/geometric-mean",
            "Geometric mean of the four scaled-up platforms by their inputs",
            "geometric",
            "tokens/year");
        yield return Own("users/reddit-of-text", "Reddit with the text's posts and comments", "Reddit of the text", "tokens/year");
    }

    private Finding Own(string id, string label, string sample, string unit) =>
        Stock2024Numbers.Quantile(id, label, samples[sample], 0.5, unit, "the code's formula with this one change", plan);
}
