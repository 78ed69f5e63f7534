using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Models.ScalingLaws;

/// <summary>Scaling laws as their papers print them, each with how it was fitted and where it stands.</summary>
public static class PublishedLaws
{
    private const string Hoffmann = "Hoffmann et al. 2022, arXiv 2203.15556";
    private const string Besiroglu = "Besiroglu, Erdil, Barnett and You 2024, arXiv 2404.10102";
    private const string SixND = "C = 6 N D, with all parameters";
    private const string Kaplan2020 = "Kaplan et al. 2020, arXiv 2001.08361";
    private const string SixNBS = "C = 6 N B S, with parameters outside the embedding; 1 PF-day = 8.64e19 FLOP";

    /// <summary>The fit of Hoffmann et al. 2022 as printed, rounded.</summary>
    public static PublishedLaw<ChinchillaLaw> HoffmannRounded { get; } = new(
        "chinchilla", new ChinchillaLaw(1.69, 406.4, 0.34, 410.7, 0.28), "Huber loss of ln L, δ = 1e-3, L-BFGS from 4,500 starts", SixND, [], $"{Hoffmann}, eq. 10");

    /// <summary>The same fit with the digits of the paper's TeX source, which Besiroglu et al. 2024 use.</summary>
    public static PublishedLaw<ChinchillaLaw> HoffmannUnrounded { get; } = new(
        "chinchilla-unrounded",
        new ChinchillaLaw(Elementary.Exp(0.5267228), Elementary.Exp(6.0073404), 0.33917084, Elementary.Exp(6.0179186), 0.2849083),
        "Huber loss of ln L, δ = 1e-3, L-BFGS from 4,500 starts",
        SixND,
        [],
        $"{Hoffmann}, TeX source, by {Besiroglu}");

    /// <summary>The replication's fit.</summary>
    public static PublishedLaw<ChinchillaLaw> BesirogluReplication { get; } = new(
        "chinchilla-replication",
        new ChinchillaLaw(1.8172, 482.01, 0.3478, 2085.43, 0.3658),
        "likelihood of Huber's density with a fitted scale; intervals from 4,000 bootstraps of the Huber loss",
        SixND,
        [
            new("E", 0.026, new Interval(1.769, 1.871, 0.95)),
            new("A", 124.52, new Interval(285.2, 743.6, 0.95)),
            new("alpha", 0.015, new Interval(0.317, 0.373, 0.95)),
            new("B", 1293.28, new Interval(1042, 5810, 0.95)),
            new("beta", 0.021, new Interval(0.331, 0.415, 0.95)),
        ],
        $"{Besiroglu}, table 1");

    /// <summary>The constants that Sardana et al. 2024 put inference costs on.</summary>
    public static PublishedLaw<ChinchillaLaw> SardanaConstants { get; } = new(
        "chinchilla-inference", new ChinchillaLaw(1.69, 406.4, 0.336, 410.7, 0.283), "constants of Hoffmann et al. 2022", "C = 6 N D + 2 N D_inf", [], "Sardana et al. 2024, arXiv 2401.00448");

    /// <summary>Data read more than once.</summary>
    public static PublishedLaw<DataConstrainedLaw> Muennighoff { get; } = new(
        "data-constrained",
        new DataConstrainedLaw(
            new ChinchillaLaw(Elementary.Exp(0.6254804), Elementary.Exp(6.255414), 0.3526596, Elementary.Exp(7.3049974), 0.3526596),
            15.387756,
            5.309743),
        "Huber loss of ln L with α = β on 54 points of Hoffmann et al.'s C4 runs, then the two half-lives on 182 runs",
        SixND,
        [],
        "Muennighoff et al. 2023, arXiv 2305.16264, appendix");

    /// <summary>Size and data, without an irreducible loss.</summary>
    public static PublishedLaw<KaplanLaw> Kaplan { get; } = new(
        "kaplan", new KaplanLaw(8.8e13, 0.076, 5.4e13, 0.095), "fits to trained models, one limit at a time", SixNBS, [], $"{Kaplan2020}, eqs. 1.1, 1.2 and 1.5");

    /// <summary>Loss at the best use of compute, in PF-days.</summary>
    public static PublishedLaw<PowerLaw> KaplanCompute { get; } = new(
        "kaplan-compute", PowerLaw.FromScale(3.1e8, 0.050), "fit to the envelope of training curves", SixNBS, [], $"{Kaplan2020}, eq. 1.3");

    /// <summary>Size alone, where data do not limit it.</summary>
    public static PublishedLaw<PowerLaw> KaplanSize { get; } = new(
        "kaplan-size", PowerLaw.FromScale(8.8e13, 0.076), "models trained to convergence", SixNBS, [], $"{Kaplan2020}, eq. 1.1");

    /// <summary>Data alone, where size does not limit it.</summary>
    public static PublishedLaw<PowerLaw> KaplanData { get; } = new(
        "kaplan-data", PowerLaw.FromScale(5.4e13, 0.095), "large models stopped early", SixNBS, [], $"{Kaplan2020}, eq. 1.2");

    /// <summary>Growth of the best size and data with compute; batch grows as C^.24 and steps as C^.03. The paper gives no intervals.</summary>
    public static PublishedLaw<ComputeExponents> KaplanOptimum { get; } = new(
        "kaplan-optimum", new ComputeExponents(0.73, 0.27), "envelope of training curves", SixNBS, [], $"{Kaplan2020}, sec. 6");

    /// <summary>The first approach of Hoffmann et al. 2022.</summary>
    public static PublishedLaw<ComputeExponents> HoffmannEnvelope { get; } = Exponents(
        "chinchilla-envelope", 0.50, 0.488, 0.502, 0.50, 0.501, 0.512, "lowest loss over training curves at 1,500 budgets, more than 400 runs");

    /// <summary>The second approach.</summary>
    public static PublishedLaw<ComputeExponents> HoffmannIsoFlop { get; } = Exponents(
        "chinchilla-isoflop", 0.49, 0.462, 0.534, 0.51, 0.483, 0.529, "parabolas in ln N at nine budgets");

    /// <summary>The third approach, whose interval Besiroglu et al. 2024 show to be too narrow for fewer than 500 runs.</summary>
    public static PublishedLaw<ComputeExponents> HoffmannParametric { get; } = Exponents(
        "chinchilla-parametric", 0.46, 0.454, 0.455, 0.54, 0.542, 0.543, "Huber loss of ln L, δ = 1e-3, L-BFGS from 4,500 starts");

    /// <summary>Every entry.</summary>
    public static IReadOnlyList<PublishedLaw> All { get; } =
    [
        HoffmannRounded, HoffmannUnrounded, HoffmannEnvelope, HoffmannIsoFlop, HoffmannParametric, BesirogluReplication, SardanaConstants,
        Muennighoff, Kaplan, KaplanSize, KaplanData, KaplanCompute, KaplanOptimum,
    ];

    /// <summary>The entry of that id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static PublishedLaw Find(string id) =>
        All.FirstOrDefault(law => law.Id == id)
        ?? throw new ArgumentException($"There is no published law '{id}'. Allowed: {string.Join(", ", All.Select(law => law.Id))}.", nameof(id));

    // The 10th and 90th percentiles of 100 bootstraps of 80 % of the runs; one of them does not hold the rounded estimate.
    private static PublishedLaw<ComputeExponents> Exponents(
        string id, double a, double lowA, double highA, double b, double lowB, double highB, string method) => new(
            id,
            new ComputeExponents(a, b),
            method,
            SixND,
            [new("a", double.NaN, new Interval(lowA, highA, 0.8)), new("b", double.NaN, new Interval(lowB, highB, 0.8))],
            $"{Hoffmann}, table 2");
}
