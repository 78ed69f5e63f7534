using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>Whether the published fit of Hoffmann et al. can stand on the same runs: likelihoods, their ratio, and Wald's test.</summary>
internal static class ReplicationTests
{
    private const int Terms = 5;

    public static void Add(FindingList list, Replication replication)
    {
        ChinchillaLaw unrounded = PublishedLaws.HoffmannUnrounded.Law;
        ChinchillaLaw rounded = PublishedLaws.HoffmannRounded.Law;
        ChinchillaLaw ours = replication.Likely.Law;
        foreach ((Basis basis, ChinchillaFit fit, string id, string runs, string[] texts, string ratio, string p) in new[]
        {
            (replication.Kept, replication.Likely, "240", "240 runs", new[] { "879.77", "837.78", "562.25" }, "84.00", "1.22e-16"),
            (replication.Every, replication.LikelyOfAll, "245", "all 245 runs", ["757.81", "714.43", "531.89"], "86.75", "3.2e-17"),
        })
        {
            var allowed = new Tolerance(0.02, IsRelative: false, "set beforehand");
            RowEvidence row = new(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture), basis.N)
            {
                Noun = "runs",
                Tolerance = allowed,
            };
            double own = fit.LogLikelihoodOf(ours), of = fit.LogLikelihoodOf(unrounded), statistic = 2 * (own - of);
            string source = id == "240" ? Sources.Besiroglu : Sources.Notebook;
            list.Value(
                basis,
                $"replication/log-likelihood-{id}/ours",
                $"Log-likelihood of the replication's fit, {runs}",
                "",
                own,
                new Published(texts[0], source),
                row);
            list.Value(
                basis,
                $"replication/log-likelihood-{id}/hoffmann",
                $"Log-likelihood of Hoffmann et al., unrounded, {runs}",
                "",
                of,
                new Published(texts[1], source),
                row);
            list.Value(
                basis,
                $"replication/log-likelihood-{id}/hoffmann-rounded",
                $"Log-likelihood of Hoffmann et al., rounded, {runs}",
                "",
                fit.LogLikelihoodOf(rounded),
                new Published(texts[2], source),
                row);
            list.Value(
                basis,
                $"replication/likelihood-ratio-{id}",
                $"Likelihood ratio, chi-squared(5), {runs}",
                "",
                statistic,
                new Published(ratio, source),
                row with { Tolerance = new Tolerance(0.05, IsRelative: false, "set beforehand") });
            double printed = Printed.Parse(ratio).Value;
            list.Range(
                basis,
                $"replication/likelihood-ratio-{id}/p",
                $"p of that ratio, {runs}",
                "",
                UpperTail(statistic),
                (UpperTail(printed + 0.005), UpperTail(printed - 0.005)),
                "the rounding of the printed ratio",
                new Published(p, source),
                row with { Tolerance = null });
        }

        double wald = replication.Likely.WaldStatistic(unrounded);
        RowEvidence runs240 = new(240, replication.Kept.N) { Noun = "runs" };
        list.Value(
            replication.Kept,
            "replication/wald",
            "Wald's statistic of Hoffmann et al. against the fit, chi-squared(5)",
            "",
            wald,
            new Published("238.40", Sources.Besiroglu),
            runs240 with
            {
                Tolerance = new Tolerance(0.15, IsRelative: true, "set beforehand: a covariance of 4,000 resamples with another key"),
            });
        var formula = new Basis(0, "upper tail of chi-squared(5)", Sources.Besiroglu);
        list.Range(
            formula,
            "replication/wald/p",
            "p of the printed 238.40",
            "",
            UpperTail(238.40),
            (UpperTail(238.405), UpperTail(238.395)),
            "the rounding of the printed statistic",
            new Published("1.69e-49", Sources.Besiroglu));
        list.Ours(
            replication.Kept,
            "replication/wald/p-ours",
            "p of our Wald statistic",
            "",
            UpperTail(wald),
            null,
            NumberText.Scientific(UpperTail(wald), 1));
        Differences(list, replication, unrounded, runs240);
    }

    private static void Differences(FindingList list, Replication replication, ChinchillaLaw hoffmann, RowEvidence row)
    {
        ChinchillaLaw ours = replication.Likely.Law;
        (string Term, string Difference, double Value, Func<ChinchillaLaw, double> Of, string P)[] terms =
        [
            ("A", "-0.17061558", Elementary.Log(hoffmann.A / ours.A), law => law.A, "0.54"),
            ("B", "-1.62481376", Elementary.Log(hoffmann.B / ours.B), law => law.B, "0.20"),
            ("E", "-0.07038916", Elementary.Log(hoffmann.E / ours.E), law => law.E, "2.7e-6"),
            ("alpha", "-0.00864219", hoffmann.Alpha - ours.Alpha, law => law.Alpha, "0.58"),
            ("beta", "-0.08094582", hoffmann.Beta - ours.Beta, law => law.Beta, "1.1e-4"),
        ];
        Tolerance[] allowed =
        [
            new(0.02, false, "A set beforehand to 2 %"),
            new(0.04, false, "B set beforehand to 4 %"),
            new(0.002, false, "set beforehand"),
            new(0.001, false, "set beforehand"),
            new(0.001, false, "set beforehand"),
        ];
        for (int i = 0; i < terms.Length; i++)
        {
            string name = i < 3 ? $"ln {terms[i].Term}" : terms[i].Term;
            list.Value(
                replication.Kept,
                $"replication/difference/{terms[i].Term}",
                $"Hoffmann et al. less the fit: {name}",
                "",
                terms[i].Value,
                new Published(terms[i].Difference, Sources.Notebook),
                row with { Tolerance = allowed[i] });
        }

        foreach ((string term, _, _, Func<ChinchillaLaw, double> of, string p) in terms)
        {
            double difference = Math.Abs(of(hoffmann) - of(ours));
            Spread error = Spread.Of([.. replication.Huber.Refits.Select(of)], Replication.Resamples).Map(
                se => 2 * new Normal(0, 1).Cdf(-difference / se));
            list.Range(
                replication.Kept,
                $"replication/p/{term}",
                $"Two-sided p of one parameter: {term}",
                "",
                error.Value,
                (error.Low, error.High),
                "the Monte Carlo error of the two bootstraps",
                new Published(p, Sources.Besiroglu),
                row);
        }
    }

    // Of chi-squared with five degrees of freedom, in closed form: 2 Φ(-√x) + √(2x/π) (1 + x/3) exp(-x/2).
    private static double UpperTail(double statistic)
    {
        double half = statistic / 2;
        double polynomial = Math.Sqrt(2 * statistic / Math.PI) * (1 + statistic / (Terms - 2));
        return 2 * new Normal(0, 1).Cdf(-Math.Sqrt(statistic)) + polynomial * Elementary.Exp(-half);
    }
}
