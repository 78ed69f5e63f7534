using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.ScalingLaws;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Studies.ScalingLaws;

/// <summary>Tokens a parameter at the optimum, in closed form and as the replication's notebook prints them.</summary>
internal static class TokensPerParameter
{
    private const int NotebookDraws = 10_000;
    private const double ChinchillaFlop = 5.88e23;

    // The notebook's budgets are 10^18, 10^18.05, … FLOP; entry 115 is the one nearest to Chinchilla's.
    private static readonly double[] Budgets = [.. Enumerable.Range(0, 200).Select(i => Elementary.Exp10(18 + 0.05 * i))];

    public static void Add(FindingList list, Replication replication)
    {
        Basis kept = replication.Kept, formula = new(0, "the published constants in closed form", Sources.Hoffmann);
        Estimate atChinchilla = Ratio(ChinchillaFlop), atSmall = Ratio(1e21);
        list.Ours(
            kept,
            "tokens-per-parameter/replication-5.88e23",
            "Replication's fit at 5.88e23 FLOP",
            "tokens/parameter",
            atChinchilla.Value,
            atChinchilla.Interval);
        list.Ours(
            kept,
            "tokens-per-parameter/replication-1e21",
            "Replication's fit at 1e21 FLOP",
            "tokens/parameter",
            atSmall.Value,
            atSmall.Interval);
        double rounded = PublishedLaws.HoffmannRounded.Law.Optimum(ChinchillaFlop).TokensPerParameter;
        double unrounded = PublishedLaws.HoffmannUnrounded.Law.Optimum(ChinchillaFlop).TokensPerParameter;
        list.Ours(
            formula,
            "tokens-per-parameter/hoffmann-rounded",
            "Hoffmann et al., rounded, at 5.88e23 FLOP",
            "tokens/parameter",
            rounded,
            null,
            NumberText.Fixed(rounded, 1));
        list.Ours(
            formula,
            "tokens-per-parameter/hoffmann-unrounded",
            "Hoffmann et al., unrounded, at 5.88e23 FLOP",
            "tokens/parameter",
            unrounded,
            null,
            NumberText.Fixed(unrounded, 1));
        list.Ours(
            formula,
            "tokens-per-parameter/chinchilla",
            "Chinchilla itself, 1.4T tokens on 70B parameters",
            "tokens/parameter",
            20,
            null,
            "20");

        int nearest = Nearest();
        double printed = Shared(Budgets[nearest]);
        list.Value(
            formula with { Rule = $"N = G (C/6)^.4545, D = C / (6 N), G of the unrounded fit, entry {nearest} of the notebook's budgets" },
            "tokens-per-parameter/notebook-hoffmann",
            $"Notebook, Hoffmann et al.: a = .4545 at entry {nearest}",
            "tokens/parameter",
            printed,
            new Published("72.87", Sources.Notebook));
        double[][] draws = [.. new[] { 0, nearest }.Select(entry => Draws(replication, Budgets[entry]))];
        list.Quantile(
            kept with { Rule = "median over 10,000 normal draws of the fit's parameters, entry 0 of the notebook's budgets (1e18 FLOP)" },
            "tokens-per-parameter/notebook-ours",
            "Notebook, its own fit: entry 0 (1e18 FLOP)",
            "tokens/parameter",
            draws[0],
            0.5,
            NotebookDraws,
            new Published("25.66", Sources.Notebook),
            new RowEvidence(240, kept.N) { Noun = "runs" });
        var ends = new Interval(Quantiles.OfSorted(draws[1], 0.1), Quantiles.OfSorted(draws[1], 0.9), 0.8);
        list.Ours(
            kept with { Rule = $"median over 10,000 normal draws of the fit's parameters, entry {nearest} of the notebook's budgets" },
            "tokens-per-parameter/notebook-ours-mended",
            $"The same at entry {nearest} (5.6e23 FLOP), as meant",
            "tokens/parameter",
            Quantiles.OfSorted(draws[1], 0.5),
            ends);

        Estimate Ratio(double flop) => new(
            replication.Likely.Law.Optimum(flop).TokensPerParameter,
            replication.Huber.Estimate(law => law.Optimum(flop).TokensPerParameter, 0.8).Interval);
    }

    private static int Nearest()
    {
        int best = 0;
        for (int i = 1; i < Budgets.Length; i++)
        {
            best = Math.Abs(Budgets[i] - ChinchillaFlop) < Math.Abs(Budgets[best] - ChinchillaFlop) ? i : best;
        }

        return best;
    }

    // The notebook's curve for Hoffmann et al.: the exponent in the middle of the printed interval, .454 to .455.
    private static double Shared(double flop)
    {
        ChinchillaLaw law = PublishedLaws.HoffmannUnrounded.Law;
        double g = Elementary.Pow(law.Alpha * law.A / (law.Beta * law.B), 1 / (law.Alpha + law.Beta));
        double each = flop / ChinchillaLaw.FlopPerParameterToken;
        double n = g * Elementary.Pow(each, 0.4545);
        return each / n / n;
    }

    // Ratios over normal draws of (ln A, ln B, α, β) about the point estimate, with the covariance of the refits.
    private static double[] Draws(Replication replication, double flop)
    {
        double[] centre = Logs(replication.Likely.Law);
        double[][] refits = [.. replication.Huber.Refits.Select(Logs)];
        double[] means = [.. centre.Select((_, k) => refits.Average(refit => refit[k]))];
        Matrix<double> root = Matrix<double>.Build.Dense(
            4,
            4,
            (k, l) => refits.Sum(refit => (refit[k] - means[k]) * (refit[l] - means[l])) / (refits.Length - 1)).Cholesky().Factor;
        var random = new RandomSequence(replication.Key.Child("notebook"));
        var normal = new Normal(0, 1);
        var ratios = new double[NotebookDraws];
        for (int i = 0; i < ratios.Length; i++)
        {
            double[] z =
            [
                normal.Quantile(random.NextUniform()),
                normal.Quantile(random.NextUniform()),
                normal.Quantile(random.NextUniform()),
                normal.Quantile(random.NextUniform()),
            ];
            double[] drawn = [.. centre];
            for (int k = 0; k < 4; k++)
            {
                for (int l = 0; l <= k; l++)
                {
                    drawn[k] += root[k, l] * z[l];
                }
            }

            double sum = drawn[2] + drawn[3], logG = (Elementary.Log(drawn[2] / drawn[3]) + drawn[0] - drawn[1]) / sum;
            ratios[i] = Elementary.Exp((1 - 2 * drawn[3] / sum) * Elementary.Log(flop / ChinchillaLaw.FlopPerParameterToken) - 2 * logG);
        }

        return Quantiles.Sorted(ratios);
    }

    private static double[] Logs(ChinchillaLaw law) => [Elementary.Log(law.A), Elementary.Log(law.B), law.Alpha, law.Beta];
}
