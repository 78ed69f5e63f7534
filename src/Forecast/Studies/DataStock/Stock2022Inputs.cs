using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>What the stocks of 2022 grow with: person-years, and the curve of Internet use fitted anew to its table.</summary>
internal sealed class Stock2022Inputs
{
    private const string Code = "code of arXiv 2211.04325v1, v1/src/utils.squiggle";

    public Stock2022Inputs(DataFolder data, Stock2022Findings make)
    {
        string population = Path.Combine(data.Path, Stock2022Findings.PopulationFile);
        PersonYears = PersonYears.Read(population);
        UserTable use = UserTable.Read(Path.Combine(data.Path, Stock2022Findings.InternetFile), "year", "percent");
        double[] years = use.Numbers("year"), shares = [.. use.Numbers("percent").Select(percent => percent / 100)];
        NonlinearLeastSquares fit = InternetUseFit.Fit(years, shares);
        Offset = fit.Terms[3].Value;
        var withOffset = PersonYears.Read(population, Offset);
        OffsetEffect = Elementary.Log10(withOffset.Internet(2022) / PersonYears.Internet(2022));

        Finding Sum(string id, string label, double value, string unit) => make.Certain(
            $"person-years/{id}", label, value, NumberText.Significant(value, 4), unit, "sum over the years 1951 to 2022", 72,
                Stock2022Findings.PopulationFile);
        NonlinearLeastSquares through = InternetUseFit.FitWithoutOffset(years, shares);
        string contradiction = "the other three constants come out of a fit with an offset; without one the same rows give l = "
            + $"{NumberText.Fixed(through.Terms[0].Value, 3)}, x0 = {NumberText.Fixed(through.Terms[1].Value, 1)} and k = "
            + $"{NumberText.Fixed(through.Terms[2].Value, 3)}";

        Finding Term(int term, string id, string label, string unit, string digits, string? contradicts = null)
        {
            Interval interval = fit.Interval(term, 0.9);
            Finding finding = make.Certain(
                $"internet-use/{id}",
                label,
                fit.Terms[term].Value,
                NumberText.WithInterval(fit.Terms[term].Value, interval),
                unit,
                "least squares of l / (1 + e^(-k (t - x0))) + b, 1990 to 2017",
                years.Length,
                Stock2022Findings.InternetFile,
                interval);
            return finding.Beside(
                new Published(digits, Code), new(years.Length, years.Length) { Noun = "years", Contradiction = contradicts });
        }

        Findings =
        [
            Sum("recorded", "Person-years whose speech could be recorded, to 2022", PersonYears.Recorded(2022), "person-years"),
            Sum("internet", "Person-years of Internet users, to 2022", PersonYears.Internet(2022), "person-years"),
            Sum("internet-relative", "The same over the users of 2022", PersonYears.InternetInUsersOf2022(2022), "years"),
            Term(0, "ceiling", "Internet use: ceiling l of the curve", "share", "0.7286"),
            Term(1, "midpoint", "Internet use: midpoint x0 of the curve", "year", "2011.6"),
            Term(2, "rate", "Internet use: steepness k of the curve", "1/year", "0.16"),
            Term(3, "offset", "Internet use: offset b of the curve", "share", "0.000", contradiction),
        ];
        Sentence = $"The printed constants of Internet use are those of a fit with an offset of "
            + $"{NumberText.WithInterval(Offset, fit.Interval(3, 0.9))} (90 %, n = {years.Length}), "
            + $"which the code sets to 0: with it, held at 0 from below, the person-years of users to 2022 would be "
            + $"{NumberText.Fixed(-OffsetEffect, 2)} orders of magnitude fewer.";
    }

    public PersonYears PersonYears { get; }

    /// <summary>Offset of the curve of Internet use that the code leaves out: a share of all people.</summary>
    public double Offset { get; }

    /// <summary>What the offset would do to the person-years of users to 2022, orders of magnitude.</summary>
    public double OffsetEffect { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public string Sentence { get; }
}
