using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes;

/// <summary>Weights of models, from how well each foretold observations that it had not seen.</summary>
/// <param name="Weights">One a model, none negative, their sum 1.</param>
/// <param name="Gap">The mean log score that the best weights could still gain; 0 where that has no meaning.</param>
public sealed record ModelWeights(IReadOnlyList<double> Weights, double Gap)
{
    private const double LargestGap = 1e-9;

    /// <summary>What a reader should doubt, each in a sentence; empty where nothing.</summary>
    public IReadOnlyList<string> Warnings =>
        Gap <= LargestGap ? [] : [$"The stacking weights are not the best ones: up to {Gap:0e0} of mean log score could be gained."];

    /// <summary>Stacking: the mixture whose mean log score is the highest.</summary>
    /// <param name="logDensities">One array a model, in it one log predictive density an observation (left out, or yet to come).</param>
    /// <remarks>
    /// max over the simplex of (1/n) Σᵢ ln Σₖ wₖ p(yᵢ | y₋ᵢ, Mₖ) (Yao et al. 2018). The problem is concave; Newton steps on a barrier end
    /// where
    /// maxₖ (1/n) Σᵢ pₖᵢ / Σⱼ wⱼ pⱼᵢ - 1, which bounds what is left to gain, is about 1e-13. Models that foretell the same share their
    /// weight
    /// evenly. Log densities of rolling origins, where the future is left out, are weighted in the same way.
    /// </remarks>
    /// <exception cref="ArgumentException">Fewer than two models, no observations, or a density that is not finite.</exception>
    public static ModelWeights Stack(IReadOnlyList<double[]> logDensities)
    {
        (int models, int n) = Check(logDensities);
        var densities = new double[n][];
        for (int i = 0; i < n; i++)
        {
            double largest = double.NegativeInfinity;
            densities[i] = new double[models];
            for (int k = 0; k < models; k++)
            {
                largest = Math.Max(largest, logDensities[k][i]);
            }

            for (int k = 0; k < models; k++)
            {
                densities[i][k] = Natural.Exp(logDensities[k][i] - largest);
            }
        }

        (double[] weights, double gap) = new SimplexMixture(densities).Solve();
        return new ModelWeights(weights, gap);
    }

    /// <summary>Pseudo-BMA: weights in proportion to exp(elpd), as if elpd were known exactly.</summary>
    /// <param name="logDensities">One array a model, in it one log predictive density an observation.</param>
    /// <exception cref="ArgumentException">Fewer than two models, no observations, or a density that is not finite.</exception>
    public static ModelWeights PseudoBma(IReadOnlyList<double[]> logDensities)
    {
        (int models, int n) = Check(logDensities);
        var ones = new double[n];
        Array.Fill(ones, 1);
        var weights = new double[models];
        Softmax(logDensities, ones, weights);
        return new ModelWeights(weights, 0);
    }

    /// <summary>
    /// Pseudo-BMA+: the mean of pseudo-BMA's weights over the Bayesian bootstrap, so that elpd's uncertainty tempers them.
    /// </summary>
    /// <param name="logDensities">One array a model, in it one log predictive density an observation.</param>
    /// <param name="key">Where the resamples come from; the same key gives the same weights.</param>
    /// <param name="resamples">Number of resamples, at least one.</param>
    /// <remarks>Observations weigh n times a draw of Dirichlet(1, …, 1) (Rubin 1981; Yao et al. 2018).</remarks>
    /// <exception cref="ArgumentException">Fewer than two models, no observations, or a density that is not finite.</exception>
    public static ModelWeights PseudoBmaPlus(IReadOnlyList<double[]> logDensities, StreamKey key, int resamples = 4000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        (int models, int n) = Check(logDensities);
        var random = new RandomSequence(key);
        double[] multiples = new double[n], own = new double[models], weights = new double[models];
        for (int b = 0; b < resamples; b++)
        {
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                multiples[i] = -Natural.Log(random.NextUniform());
                sum += multiples[i];
            }

            for (int i = 0; i < n; i++)
            {
                multiples[i] *= n / sum;
            }

            Softmax(logDensities, multiples, own);
            for (int k = 0; k < models; k++)
            {
                weights[k] += own[k] / resamples;
            }
        }

        return new ModelWeights(weights, 0);
    }

    private static void Softmax(IReadOnlyList<double[]> logDensities, double[] multiples, double[] weights)
    {
        for (int k = 0; k < weights.Length; k++)
        {
            double sum = 0;
            double[] terms = logDensities[k];
            for (int i = 0; i < terms.Length; i++)
            {
                sum += multiples[i] * terms[i];
            }

            weights[k] = sum;
        }

        double total = LogSum.Of(weights);
        for (int k = 0; k < weights.Length; k++)
        {
            weights[k] = Natural.Exp(weights[k] - total);
        }
    }

    private static (int Models, int Observations) Check(IReadOnlyList<double[]> logDensities)
    {
        ArgumentNullException.ThrowIfNull(logDensities);
        if (logDensities.Count < 2)
        {
            throw new ArgumentException($"Weights need two models at least; {logDensities.Count} were given.", nameof(logDensities));
        }

        int n = logDensities[0].Length;
        for (int k = 0; k < logDensities.Count; k++)
        {
            if (n == 0 || logDensities[k].Length != n || !logDensities[k].All(double.IsFinite))
            {
                throw new ArgumentException(
                    $"Each model needs a finite log density of each of the {n} observations of the first; model {k} has other.",
                    nameof(logDensities));
            }
        }

        return (logDensities.Count, n);
    }
}
