using System.Globalization;
using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes;

/// <summary>
/// The widely applicable information criterion: what <see cref="Loo"/> estimates, by a formula that fails silently where it fails.
/// </summary>
/// <remarks>elpd_waic = Σᵢ (lpdᵢ - Varₛ ln p(yᵢ | θₛ)) (Watanabe 2010; Gelman, Hwang and Vehtari 2014). Prefer <see cref="Loo"/>.</remarks>
public sealed class Waic
{
    private const double LargestVariance = 0.4;

    private Waic(double[] elpd, double[] variances)
    {
        Pointwise = elpd;
        Elpd = PointwiseSum.Of(elpd);
        EffectiveParameters = PointwiseSum.Of(variances);
        Bad = [.. Enumerable.Range(0, variances.Length).Where(i => variances[i] > LargestVariance)];
    }

    /// <summary>elpd_waic of each observation.</summary>
    public IReadOnlyList<double> Pointwise { get; }

    /// <summary>elpd_waic.</summary>
    public PointwiseSum Elpd { get; }

    /// <summary>p_waic: how many parameters the model is worth.</summary>
    public PointwiseSum EffectiveParameters { get; }

    /// <summary>The criterion: minus twice elpd_waic.</summary>
    public PointwiseSum Criterion => new(-2 * Elpd.Value, 2 * Elpd.StandardError);

    /// <summary>Indices of the observations whose log likelihood has a variance above 0.4, where the formula cannot be relied on.</summary>
    public IReadOnlyList<int> Bad { get; }

    /// <summary>What a reader should doubt, each in a sentence; empty where nothing.</summary>
    public IReadOnlyList<string> Warnings => Bad.Count == 0 ? [] :
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"The log likelihood of {Bad.Count} of {Pointwise.Count} observations varies by more than 0.4: WAIC is unreliable; see the "
                + $"Pareto k of loo."),
    ];

    /// <summary>The criterion of a matrix of log likelihoods.</summary>
    /// <param name="logLikelihood">Log likelihoods: one array an observation, in it one number a draw.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than two observations, arrays that differ in length, or a number that is not finite.
    /// </exception>
    public static Waic Of(double[][] logLikelihood)
    {
        int draws = LogLikelihoods.Check(logLikelihood);
        double[] variances = Array.ConvertAll(logLikelihood, Variance);
        return new Waic([.. logLikelihood.Select((row, i) => LogSum.Of(row) - Natural.Log(draws) - variances[i])], variances);
    }

    private static double Variance(double[] values)
    {
        double mean = 0, sum = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        foreach (double value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return sum / (values.Length - 1);
    }
}
