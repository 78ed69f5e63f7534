using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ScalingLaws;

/// <summary>Algorithmic progress in language models, Ho et al. 2024: as much as the published fit's own points allow.</summary>
internal static class AlgorithmicProgressSection
{
    private const string File = "scaling/algorithmic-progress-fit.csv";

    public static StudySection Of(DataFolder data, StudyPlan plan, StreamKey key)
    {
        UserTable table = UserTable.Read(Path.Combine(data.Path, File), "system", "log_perplexity", "fitted_log_perplexity");
        double[] observed = table.Numbers("log_perplexity"), fitted = table.Numbers("fitted_log_perplexity");
        int[] all = [.. Enumerable.Range(0, observed.Length)];
        var basis = new Basis(all.Length, "every system of the authors' preferred model", File, plan.Seed);
        var list = new FindingList();
        var random = new RandomSequence(key.Child("algorithmic-progress"));
        (double[] shares, double[] errors) = (new double[plan.Draws], new double[plan.Draws]);
        for (int draw = 0; draw < plan.Draws; draw++)
        {
            int[] rows = [.. all.Select(_ => random.NextIndex(all.Length))];
            (shares[draw], errors[draw]) = Quality(observed, fitted, rows);
        }

        (double share, double error) = Quality(observed, fitted, all);
        Finding quality = list.Ours(
            basis,
            "algorithmic-progress/r-squared",
            "R² of the preferred model's fitted log perplexity",
            "",
            share,
            Interval(shares));
        list.Ours(basis, "algorithmic-progress/rmse", "Root mean square error of its log perplexity", "nats", error, Interval(errors));
        return new StudySection
        {
            Summary =
            [
                $"Of the study of algorithmic progress only the fit of its preferred model is checkable: R² {quality.Text} (95 %, n = " +
                $"{all.Length}).",
            ],
            Numbers = list.All,
            Tables =
            [
                FindingList.Compared(
                    "algorithmic-progress",
                    "Algorithmic progress in language models: quality of the preferred fit",
                    list.All,
                    "95 % intervals from resampled systems. The paper's rates of progress rest on data that are in no public table here."),
            ],
            NotVerified =
            [
                "Ho et al.'s rates of algorithmic progress are quoted, not reproduced, as the table at hand has only observed and " +
                "fitted perplexities: compute for a fixed performance halves every 8 months (95 % 5 to 14 in the preprint; 90 % 2 to " +
                "22 in the version of NeurIPS); the authors' repository prints 8.44 [4.52; 14.27], numerically 8.57 [4.55; 14.46], " +
                "and 7.92 [1.42; 17.06] over the ten best models.",
                "Also quoted only: the transformer's share, 4.6 % less loss [2.95; 7.04] and a compute-equivalent gain of about 7.2 " +
                "times; and .4 OOM a year [.1; .8] as Villalobos et al. (2024) quote it.",
            ],
            DataFiles = [File],
        };
    }

    private static (double RSquared, double Rmse) Quality(double[] observed, double[] fitted, int[] rows)
    {
        double mean = 0, residual = 0, total = 0;
        foreach (int i in rows)
        {
            mean += observed[i] / rows.Length;
        }

        foreach (int i in rows)
        {
            residual += (observed[i] - fitted[i]) * (observed[i] - fitted[i]);
            total += (observed[i] - mean) * (observed[i] - mean);
        }

        return (1 - residual / total, Math.Sqrt(residual / rows.Length));
    }

    private static Interval Interval(double[] draws)
    {
        double[] sorted = Quantiles.Sorted(draws);
        return new Interval(Quantiles.OfSorted(sorted, 0.025), Quantiles.OfSorted(sorted, 0.975), 0.95);
    }
}
