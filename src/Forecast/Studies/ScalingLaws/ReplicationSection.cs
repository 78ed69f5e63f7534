namespace Forecast.Studies.ScalingLaws;

/// <summary>The numbers of Besiroglu et al. 2024, each by the objective that made it.</summary>
internal static class ReplicationSection
{
    public static StudySection Of(Replication replication, CancellationToken cancellation)
    {
        var list = new FindingList();
        ReplicationEstimates.Add(list, replication);
        int estimates = list.All.Count;
        ReplicationTests.Add(list, replication);
        int tests = list.All.Count;
        ReplicationIntervals.Add(list, replication);
        int intervals = list.All.Count;
        cancellation.ThrowIfCancellationRequested();
        TokensPerParameter.Add(list, replication);
        Finding exponent = list.All.First(finding => finding.Id.EndsWith("/size-exponent/se", StringComparison.Ordinal));
        string warning = replication.Huber.Unconverged + replication.Likely.Unconverged > 0
            ? $"{replication.Huber.Unconverged + replication.Likely.Unconverged} of the bootstrap's refits did not converge; they " +
                "are kept where they ended."
            : "";
        string fitted = $"The replication's numbers come from three objectives. Refitted to the same {replication.Runs.Count} runs, the " +
            $"likelihood of Huber's density gives A {NumberText.Fixed(replication.Likely.Law.A, 1)}, B " +
            $"{NumberText.Fixed(replication.Likely.Law.B, 0)}, E {NumberText.Fixed(replication.Likely.Law.E, 3)}, α " +
            $"{NumberText.Fixed(replication.Likely.Law.Alpha, 3)} and β {NumberText.Fixed(replication.Likely.Law.Beta, 3)}; the " +
            $"best size grows with compute to the power of {NumberText.Fixed(replication.Likely.Law.SizeExponent, 3)} (standard " +
            $"error {exponent.Text}).";
        return new StudySection
        {
            Summary = [fitted],
            Headline = fitted,
            Numbers = list.All,
            Tables =
            [
                FindingList.Compared(
                    "replication-estimates",
                    "The replication: estimates by objective",
                    list.All.Take(estimates),
                    "Objective 1: Huber loss of ln L, δ = 1e-3. Objective 2: likelihood of Huber's density with a fitted scale, in " +
                    "effect least absolute deviations. Tolerances are those fixed before the study was written: A 2 %, B 4 %, E " +
                    ".002, α and β .001."),
                FindingList.Compared(
                    "replication-tests",
                    "The replication: likelihoods and tests against Hoffmann et al.",
                    list.All.Skip(estimates).Take(tests - estimates),
                    "Log-likelihoods with the scale profiled; the chi-squared statistics have five degrees of freedom."),
                FindingList.Compared(
                    "replication-intervals",
                    "The replication: standard errors, intervals and the sample size they imply",
                    list.All.Skip(tests).Take(intervals - tests),
                    $"Objective 3: {replication.Huber.Refits.Count} bootstrap refits of objective 1. A standard error agrees where it " +
                    "lies within the Monte Carlo error of both bootstraps (4 standard errors)."),
                FindingList.Compared(
                    "tokens-per-parameter",
                    "Tokens a parameter at the optimum",
                    list.All.Skip(intervals),
                    "In closed form, with 80 % intervals of the bootstrap; and the two numbers that the authors' notebook prints, " +
                    "with the place in its list of budgets (1e18 to 1e28 FLOP by a twentieth of an order of magnitude) at which each " +
                    "arises."),
            ],
            Figures = [ForestFigure.Of(replication)],
            Warnings =
            [
                .. warning.Length > 0 ? [warning] : Array.Empty<string>(),
                "The E of 1.8172 that the paper prints with its point estimate is that of objective 1 " +
                $"({NumberText.Fixed(replication.Huber.Law.E, 4)} here); objective 2, which gives the other four terms, has " +
                $"{NumberText.Fixed(replication.Likely.Law.E, 4)}, and so has the difference that the notebook prints.",
                "Which entries of the authors' list of budgets give 25.66 and 72.87 tokens a parameter was searched for: entry 0 " +
                "(1e18 FLOP) by their fit, entry 115 (5.6e23 FLOP) by Hoffmann et al. with a = .4545, the middle of the printed " +
                "interval.",
            ],
            NotVerified =
            [
                "The irreducible loss E of the replication's first preprint (said to be about 1.84, beside A 514.0, B 2115.2, α .35, " +
                "β .37) could not be verified.",
            ],
            DataFiles = [Replication.File],
        };
    }
}
