using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>Data read more than once: Muennighoff et al. 2023.</summary>
internal static class RepeatedDataSection
{
    private const int MostResamples = 400;
    private const string Appendix = $"{Sources.Muennighoff}, appendix A";
    private static readonly DataConstrainedLaw Law = PublishedLaws.Muennighoff.Law;

    public static StudySection Of(DataFolder data, StudyPlan plan, StreamKey key, CancellationToken cancellation)
    {
        var runs = RepeatedRuns.Read(data);
        var basis = new Basis(runs.Runs.Count, "all runs; the law of one pass held at the published constants", RepeatedRuns.File);
        var list = new FindingList();
        Constants(list);
        int constants = list.All.Count;
        RepeatedAblation.Add(list, runs, basis);
        int ablation = list.All.Count;
        HalfLives(list, runs, basis);
        Finding[] lowest = Lowest(list, runs, basis with { Seed = plan.Seed }, plan, key, cancellation);
        Finding onlySize = list.All.Single(finding => finding.Id.EndsWith("/only-n/best-r-squared", StringComparison.Ordinal));
        Finding bestSize = list.All.Single(finding => finding.Id.EndsWith("/only-n/half-life", StringComparison.Ordinal));
        return new StudySection
        {
            Summary =
            [
                $"Data read again and again come to be worth at most {NumberText.Fixed(1 + Law.DataHalfLife, 1)} times as many fresh " +
                $"tokens, by Muennighoff et al.'s law. But the {runs.Runs.Count} runs hardly fix its half-life: the lowest minimum of " +
                $"their own objective has {lowest[0].Text} passes (95 %) where the paper has {NumberText.Fixed(Law.DataHalfLife, 1)}.",
            ],
            Numbers = list.All,
            Tables =
            [
                FindingList.Compared(
                    "repeated-data",
                    "Data-constrained scaling: constants",
                    list.All.Take(constants),
                    "From the logarithms a, b, e printed in the appendix."),
                FindingList.Compared(
                    "repeated-data-ablation",
                    "Data-constrained scaling: R² of each form of decay",
                    list.All.Skip(constants).Take(ablation - constants),
                    "R² of the losses, at the half-lives that the paper prints; rows without a published number are the best fits of " +
                    "the same objective found here."),
                FindingList.Compared(
                    "repeated-data-fit",
                    "Data-constrained scaling: the half-lives refitted",
                    list.All.Skip(ablation),
                    "Huber loss of ln L, δ = 1e-3, the law of one pass held; 95 % intervals from refits to resampled runs."),
            ],
            Figures = [RepeatedDataFigure.Of(runs, Law)],
            Warnings =
            [
                $"The paper's half-lives are a local minimum of its objective; another, lower one lies far away, at {lowest[0].Text} " +
                $"passes and {lowest[1].Text} for parameters. The runs do not tell the two apart.",
                "The paper's R² of decay in N alone (.4488, at a half-life of 713) is not that of the best fit: a half-life of " +
                $"{NumberText.Fixed(bestSize.Value, 2)} gives R² {onlySize.Text} and about half the Huber loss. Its ranking of the " +
                "forms rests on where the optimiser stopped.",
            ],
            NotVerified =
            [
                "That up to four passes are nearly as good as unique data (abstract of Muennighoff et al.) was not verified beyond " +
                "the law itself.",
            ],
            DataFiles = [RepeatedRuns.File],
        };
    }

    private static void Constants(FindingList list)
    {
        var basis = new Basis(0, "exponentials of the printed a, b and e, and what follows from them", Sources.Muennighoff);
        list.Value(basis, "repeated-data/A", "A = exp(6.255414)", "", Law.Unconstrained.A, new Published("521", Appendix));
        list.Value(basis, "repeated-data/B", "B = exp(7.3049974)", "", Law.Unconstrained.B, new Published("1488", Appendix));
        list.Value(basis, "repeated-data/E", "E = exp(.6254804)", "nats", Law.Unconstrained.E, new Published("1.87", Appendix));
        list.Value(
            basis,
            "repeated-data/size-for-data",
            "U_N / U_D, the parameters that so many tokens call for",
            "parameters/token",
            Law.SizeFor(1e9) / 1e9,
            new Published("0.051", Appendix));
        list.Value(
            basis,
            "repeated-data/plateau",
            "Most that U tokens are worth, D' / U",
            "",
            Law.EffectiveData(1e15, 1e9) / 1e9,
            new Published("16.39", Appendix));
        var worked = new GeometricDecayLaw(Law.Unconstrained, 0.25, 0.25);
        var approximate = new DataConstrainedLaw(Law.Unconstrained, 3, 3);
        list.Value(
            basis,
            "repeated-data/worked/exact",
            "Worth of five passes that each lose a quarter, exact",
            "passes",
            worked.EffectiveData(5, 1),
            new Published("3.05", Appendix));
        list.Value(
            basis,
            "repeated-data/worked/exponential",
            "The same by the exponential, R* = 3",
            "passes",
            approximate.EffectiveData(5, 1),
            new Published("3.21", Appendix));
        foreach (int passes in new[] { 4, 16 })
        {
            double worth = Law.EffectiveData(passes, 1);
            list.Ours(
                basis,
                $"repeated-data/worth-of-{passes}",
                $"Worth of {passes} passes over the same data, D' / U",
                "passes",
                worth,
                null,
                NumberText.Fixed(worth, 1));
        }
    }

    // The authors' optimiser ran in single precision: half-lives whose Huber loss is no higher than at the printed ones are as good to it.
    private static void HalfLives(FindingList list, RepeatedRuns runs, Basis basis)
    {
        DataConstrainedLaw nearest = runs.Nearest(Law);
        double printed = runs.Huber(Law.Loss);
        list.Value(
            basis,
            "repeated-data/both/objective",
            "Huber loss at the printed half-lives",
            "",
            printed,
            new Published("0.0158", Appendix),
            new RowEvidence(182, basis.N) { Noun = "runs" });
        const string why = "a Huber loss no higher than at the printed half-lives";
        Add("data", "R*_D, the nearest minimum", nearest.DataHalfLife, "15.387756", r => BestSize(r, nearest.SizeHalfLife));
        Add("size", "R*_N, the nearest minimum", nearest.SizeHalfLife, "5.309743", r => BestData(r, nearest.DataHalfLife));

        void Add(string id, string label, double value, string text, Func<double, double> profile) =>
            list.Range(
                basis,
                $"repeated-data/both/{id}-half-life",
                label,
                "",
                value,
                RepeatedAblation.NoWorse(value, Printed.Parse(text).Value, profile),
                why,
                new Published(text, Appendix),
                new RowEvidence(182, basis.N) { Noun = "runs" });

        // The other half-life at its best within a twentieth of the nearest minimum.
        double BestSize(double data, double about) =>
            Lowest(size => runs.Huber(new DataConstrainedLaw(Law.Unconstrained, data, Elementary.Exp(size)).Loss), about);

        double BestData(double size, double about) =>
            Lowest(data => runs.Huber(new DataConstrainedLaw(Law.Unconstrained, Elementary.Exp(data), size).Loss), about);

        static double Lowest(Func<double, double> f, double about) => f(
            RepeatedRuns.Least(f, Elementary.Log(about) - 0.05, Elementary.Log(about) + 0.05, 10));
    }

    private static Finding[] Lowest(
        FindingList list,
        RepeatedRuns runs,
        Basis basis,
        StudyPlan plan,
        StreamKey key,
        CancellationToken cancellation)
    {
        var form = new RepeatedForm(runs.Runs, runs.Unique, Law.Unconstrained);
        ScalingLawFit<DataConstrainedLaw> fit = LawFits.Fit(
            form,
            new ScalingFitPlan(Resamples: Math.Clamp(plan.Draws, 2, MostResamples)),
            key.Child("repeated-data"),
            cancellation);
        return
        [
            list.Ours(
                basis,
                "repeated-data/lowest/data-half-life",
                "R*_D, the lowest minimum",
                "",
                fit.Law.DataHalfLife,
                fit.Interval(0, 0.95),
                Rough(fit.Law.DataHalfLife, fit.Interval(0, 0.95))),
            list.Ours(
                basis,
                "repeated-data/lowest/size-half-life",
                "R*_N, the lowest minimum",
                "",
                fit.Law.SizeHalfLife,
                fit.Interval(1, 0.95),
                Rough(fit.Law.SizeHalfLife, fit.Interval(1, 0.95))),
        ];
    }

    private static string Rough(double value, Fitting.Results.Interval ends) =>
        $"{NumberText.Significant(value, 2)} [{NumberText.Significant(ends.Low, 2)}; {NumberText.Significant(ends.High, 2)}]";
}
