using System.Globalization;
using Forecast.Fitting.Bayes.Diagnostics;

namespace Forecast.Fitting.Bayes;

/// <summary>Whether draws of a posterior can be relied on: numbers for each parameter, and a verdict in words.</summary>
/// <remarks>
/// The thresholds are those of Vehtari et al. 2021 (R-hat at most 1.01, at least 100 effective draws a chain in bulk and tails) and of Stan
/// (no divergences, E-BFMI at least 0.3). Trajectories cut at the most doublings cost efficiency, not truth, and are noted only.
/// </remarks>
public sealed class Diagnosis
{
    /// <summary>The largest R-hat that passes.</summary>
    public const double LargestRHat = 1.01;

    /// <summary>The fewest effective draws a chain that pass.</summary>
    public const double FewestAChain = 100;

    /// <summary>The smallest E-BFMI that passes.</summary>
    public const double SmallestBfmi = 0.3;

    private Diagnosis(IReadOnlyList<ParameterDiagnosis> parameters, SamplerDiagnosis? sampler, int chains)
    {
        (Parameters, Sampler) = (parameters, sampler);
        Problems = [.. OfParameters(parameters, FewestAChain * chains), .. OfSampler(sampler)];
        Notes = [.. Remarks(parameters, sampler)];
    }

    /// <summary>One row a parameter.</summary>
    public IReadOnlyList<ParameterDiagnosis> Parameters { get; }

    /// <summary>What the sampler's reports say; null where it reported nothing.</summary>
    public SamplerDiagnosis? Sampler { get; }

    /// <summary>What fails, for which parameter and what to do, each in a sentence; empty where nothing.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>What a reader may want to know though nothing fails.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Whether nothing fails.</summary>
    public bool IsTrustworthy => Problems.Count == 0;

    /// <summary>The verdict in words.</summary>
    public string Verdict => IsTrustworthy ? Praise() : "These draws should not be relied on. " + string.Join(' ', Problems);

    /// <summary>Diagnoses a posterior.</summary>
    /// <param name="posterior">Its draws and, where there is one, the sampler's trace.</param>
    public static Diagnosis Of(Posterior posterior)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        ParameterDiagnosis[] parameters = [.. posterior.Names.Select((name, parameter) => ParameterDiagnosis.Of(
            name, new ChainSet([.. Enumerable.Range(0, posterior.Chains).Select(chain => posterior.Chain(parameter, chain).ToArray())])))];
        return new Diagnosis(parameters, SamplerDiagnosis.Of(posterior.Trace), posterior.Chains);
    }

    private static IEnumerable<string> OfParameters(IReadOnlyList<ParameterDiagnosis> parameters, double fewest)
    {
        if (Listed(parameters.Where(row => !row.IsFinite)) is { } broken)
        {
            yield return $"Draws of {broken} are not all finite numbers: look for impossible values in the data or the model.";
        }

        if (parameters.All(row => row.IsConstant))
        {
            yield return "No parameter ever moved: the chains are stuck where they began; look at the scale of the data and at the model's gradient.";
        }

        if (Listed(parameters.Where(row => row is { IsFinite: true, IsConstant: false } && double.IsNaN(row.BulkSize + row.RHat))) is { } unknown)
        {
            yield return $"There are too few draws to say anything of {unknown}: run at least {Number(fewest)}.";
        }

        ParameterDiagnosis[] apart = [.. parameters.Where(row => row.RHat > LargestRHat).OrderByDescending(row => row.RHat)];
        if (Listed(apart) is { } disagreed)
        {
            yield return $"The chains disagree on {disagreed} (R-hat up to {Number(apart[0].RHat, "0.000")}, allowed {Number(LargestRHat, "0.00")}): "
                + "run more draws after a longer warm-up, and if that does not help look for several modes or rescale the parameters.";
        }

        ParameterDiagnosis[] few = [.. parameters.Where(row => row.BulkSize < fewest).OrderBy(row => row.BulkSize)];
        if (Listed(few) is { } slow)
        {
            yield return $"Too few effective draws of {slow} (as few as {Number(few[0].BulkSize)}, wanted {Number(fewest)}): run more draws.";
        }

        ParameterDiagnosis[] thin = [.. parameters.Where(row => row.TailSize < fewest).OrderBy(row => row.TailSize)];
        if (Listed(thin) is { } tails)
        {
            yield return $"Too few effective draws in the tails of {tails} (as few as {Number(thin[0].TailSize)}, wanted {Number(fewest)}), so that "
                + "the ends of intervals are unsure: run more draws.";
        }
    }

    private static IEnumerable<string> OfSampler(SamplerDiagnosis? sampler)
    {
        if (sampler is { Divergences: > 0 })
        {
            yield return $"{Number(sampler.Divergences)} of {Number(sampler.Draws)} trajectories diverged, so parts of the posterior may be missing: "
                + "aim at a higher acceptance (0.95, say), or write the model so that its scale does not change from place to place (non-centred).";
        }

        if (sampler is not null && sampler.Bfmi.Any(fraction => fraction < SmallestBfmi))
        {
            yield return $"E-BFMI is as low as {Number(sampler.Bfmi.Min(), "0.00")} (wanted {Number(SmallestBfmi, "0.0")}): the chains explore the "
                + "tails slowly; give tighter priors or another parametrisation.";
        }
    }

    private static IEnumerable<string> Remarks(IReadOnlyList<ParameterDiagnosis> parameters, SamplerDiagnosis? sampler)
    {
        if (!parameters.All(row => row.IsConstant) && Listed(parameters.Where(row => row.IsConstant)) is { } constant)
        {
            yield return $"All draws of {constant} are the same, so nothing is known of how well it was explored.";
        }

        if (sampler is { AtDeepest: > 0 })
        {
            yield return $"{Number(100 * sampler.AtDeepest, "0.0")} % of the trajectories were cut at the most doublings allowed, which costs time, not "
                + "truth: allow deeper trees, or use the dense metric.";
        }
    }

    private string Praise()
    {
        ParameterDiagnosis[] moved = [.. Parameters.Where(row => !row.IsConstant)];
        double tails = moved.Select(row => row.TailSize).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();
        string sizes = $"R-hat is at most {Number(moved.Max(row => row.RHat), "0.000")}, and every parameter has at least "
            + $"{Number(moved.Min(row => row.BulkSize))} effective draws"
            + (double.IsNaN(tails) ? "" : $" ({Number(tails)} in the tails)");
        return $"These draws can be relied on: {sizes}{(Sampler is null ? "" : "; no trajectory diverged")}.";
    }

    private static string? Listed(IEnumerable<ParameterDiagnosis> rows)
    {
        const int Most = 3;
        string[] names = [.. rows.Select(row => row.Name)];
        return names.Length switch
        {
            0 => null,
            1 => names[0],
            <= Most => $"{string.Join(", ", names[..^1])} and {names[^1]}",
            _ => $"{string.Join(", ", names[..Most])} and {names.Length - Most} more",
        };
    }

    private static string Number(double value, string format = "#,##0") => value.ToString(format, CultureInfo.InvariantCulture);
}
