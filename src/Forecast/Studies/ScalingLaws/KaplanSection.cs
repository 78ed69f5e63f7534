using Forecast.Fitting.Numerics;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>The laws of Kaplan et al. 2020: what must hold among their constants.</summary>
internal static class KaplanSection
{
    /// <summary>FLOP of a petaflop/s sustained for a day.</summary>
    public const double FlopPerPetaflopDay = 1e15 * 24 * 60 * 60;

    private const double StepExponent = 0.76, BatchExponent = 0.21, ComputeExponent = 0.050;

    public static StudySection Of()
    {
        var list = new FindingList();
        KaplanLaw law = PublishedLaws.Kaplan.Law;
        PowerLaw compute = PublishedLaws.KaplanCompute.Law;
        var basis = new Basis(0, "identities among the printed constants", Sources.Kaplan);
        list.Value(basis, "kaplan/pf-day", "FLOP in a PF-day: 1e15 FLOP/s for 86,400 s", "FLOP", FlopPerPetaflopDay, Of("8.64e19"));
        list.Value(basis, "kaplan/data-exponent", "D ∝ C^.27, as D = B S: .24 + .03", "", 0.24 + 0.03, Of("0.27"));
        list.Value(basis, "kaplan/size-exponent", "N ∝ C^.73, as C = 6 N B S: 1 - .24 - .03", "", 1 - 0.24 - 0.03, Of("0.73"));
        list.Value(
            basis,
            "kaplan/batch-exponent",
            "B ∝ C^(α_C / α_B), B_crit = B* / L^(1 / α_B): .050 / .21",
            "",
            ComputeExponent / BatchExponent,
            Of("0.24"));
        double size = law.Loss(1e9, 1e60) - PublishedLaws.KaplanSize.Law.At(1e9);
        double data = law.Loss(1e80, 1e10) - PublishedLaws.KaplanData.Law.At(1e10);
        list.Ours(
            basis,
            "kaplan/limit-of-size",
            "L(N, D) on 1e60 tokens less L(N), 1e9 parameters",
            "nats",
            size,
            null,
            NumberText.Significant(size, 1));
        list.Ours(
            basis,
            "kaplan/limit-of-data",
            "L(N, D) at 1e80 parameters less L(D), 1e10 tokens",
            "nats",
            data,
            null,
            NumberText.Significant(data, 1));
        list.Ours(
            basis,
            "kaplan/compute-scale",
            "L(C) at C_c = 3.1e8 PF-days, where the law is 1",
            "nats",
            compute.At(3.1e8),
            null,
            NumberText.Fixed(compute.At(3.1e8), 3));

        double theory = 1 / (1 / StepExponent + 1 / BatchExponent + 1 / law.AlphaN);
        list.Ours(
            basis,
            "kaplan/compute-exponent",
            "α_C that 1 / (1/α_S + 1/α_B + 1/α_N) gives, beside the fitted .050",
            "",
            theory,
            null,
            NumberText.Fixed(theory, 3));
        list.Ours(
            basis,
            "kaplan/theory-size-exponent",
            "Growth of the best size that this α_C gives, α_C / α_N, beside the fitted .73",
            "",
            theory / law.AlphaN,
            null,
            NumberText.Fixed(theory / law.AlphaN, 2));
        double critical = 2e8 / Elementary.Exp10(Elementary.Log10(3) / BatchExponent);
        list.Ours(
            basis,
            "kaplan/critical-batch",
            "Critical batch size at a loss of 3",
            "tokens",
            critical,
            null,
            NumberText.Significant(critical, 2));
        double start = law.LossOfSize(1e9) + Elementary.Exp10(StepExponent * Elementary.Log10(2.1e3 / 1e4));
        list.Ours(
            basis,
            "kaplan/loss-of-steps",
            "L(N, S) of 1e9 parameters after 1e4 steps at the critical batch size",
            "nats",
            start,
            null,
            NumberText.Fixed(start, 2));
        return new StudySection
        {
            Summary =
            [
                $"Identities among Kaplan et al.'s constants, {new VerdictTally(list.All)}; their theory gives the loss an exponent " +
                $"of {NumberText.Fixed(theory, 3)} in compute where they fit .050.",
            ],
            Numbers = list.All,
            Tables =
            [
                FindingList.Compared(
                    "kaplan",
                    "Kaplan et al. 2020: identities among the printed constants",
                    list.All,
                    "The limits of L(N, D) are compared with the one-sided laws of the same paper. The constants are the paper's; " +
                    "none was fitted here."),
            ],
        };
    }

    /// <summary>The best size for a budget, in parameters.</summary>
    /// <remarks>
    /// N = N_e C_min^.73, N_e = 1.3e9, C_min in PF-days (Kaplan et al. 2020, Table 6), with C_min = C / 2, as for training at the critical
    /// batch size. Of the readings tried (C and C / 2) it is the one that gives the 4.68B that Hoffmann et al. quote for 1e21 FLOP.
    /// </remarks>
    public static double BestSize(double flop) =>
        1.3e9 * Elementary.Exp10(PublishedLaws.KaplanOptimum.Law.Size * Elementary.Log10(flop / FlopPerPetaflopDay / 2));

    private static Published Of(string text) => new(text, $"{Sources.Kaplan}, sections 1 and 6");
}
