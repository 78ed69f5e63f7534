using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>Successes among trials, whose log odds are the latent.</summary>
/// <remarks>
/// y ~ Binomial(n, 1 / (1 + e^-f)). Matched cell by cell: the beta posterior of shapes y + 0.01 and n - y + 0.01, the pseudo-count of the
/// authors' code, in the basis of log odds; the refined fits do not use it. Averages by the trapezoidal rule, which is exact to rounding
/// for a normal weight.
/// </remarks>
public sealed class BinomialCounts : ILatentLikelihood
{
    /// <summary>What is added to successes and failures so that neither is zero.</summary>
    public const double PseudoCount = 0.01;

    private readonly double[] _successes, _trials;

    /// <summary>Successes with their trials.</summary>
    /// <param name="successes">From 0 to the trials.</param>
    /// <param name="trials">Positive.</param>
    public BinomialCounts(ReadOnlySpan<double> successes, ReadOnlySpan<double> trials)
    {
        (_successes, _trials) = (successes.ToArray(), trials.ToArray());
        if (_successes.Length != _trials.Length)
        {
            throw new ArgumentException($"{_trials.Length} numbers of trials were given for {_successes.Length} of successes.",
                nameof(trials));
        }

        for (int i = 0; i < _trials.Length; i++)
        {
            Allowed.Between(_successes[i], 0, Allowed.Positive(_trials[i], nameof(trials)), nameof(successes));
        }
    }

    /// <inheritdoc/>
    public int Cells => _trials.Length;

    /// <inheritdoc/>
    public int Latents => 1;

    /// <inheritdoc/>
    public void Offset(Span<double> offset)
    {
        double successes = _successes.Sum() + PseudoCount, trials = _trials.Sum() + 2 * PseudoCount;
        offset[0] = Natural.Log(successes / (trials - successes));
    }

    /// <inheritdoc/>
    public void Match(int cell, Span<double> mean, Span<double> precision)
    {
        MatchedNormal match = BetaMatching.Forward(_successes[cell] + PseudoCount, _trials[cell] - _successes[cell] + PseudoCount);
        (mean[0], precision[0]) = (match.Mean, 1 / match.Variance);
    }

    /// <inheritdoc/>
    public double Average(int cell, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, Span<double> slope, Span<double> curvature)
    {
        double deviation = covariance.IsEmpty ? 0 : Math.Sqrt(covariance[0]), value = 0;
        (slope[0], curvature[0]) = (0, 0);
        for (int j = 0; j < NormalNodes.Count; j++)
        {
            double f = mean[0] + deviation * NormalNodes.At[j];
            (double p, double q) = BetaFunctions.Odds(f);
            value += NormalNodes.Weight[j] * (_successes[cell] * f - _trials[cell] * (Math.Max(f, 0) - Natural.Log(Math.Max(p, q))));
            slope[0] += NormalNodes.Weight[j] * (_successes[cell] - _trials[cell] * p);
            curvature[0] += NormalNodes.Weight[j] * _trials[cell] * p * q;
        }

        return value;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> latents, Span<double> slope)
    {
        double sum = 0;
        for (int i = 0; i < _trials.Length; i++)
        {
            (double p, double q) = BetaFunctions.Odds(latents[i]);
            slope[i] = _successes[i] - _trials[i] * p;
            sum += _successes[i] * latents[i] - _trials[i] * (Math.Max(latents[i], 0) - Natural.Log(Math.Max(p, q)));
        }

        return sum;
    }

    /// <inheritdoc/>
    public void LogLikelihood(ReadOnlySpan<double> latents, Span<double> pointwise)
    {
        for (int i = 0; i < _trials.Length; i++)
        {
            (double p, double q) = BetaFunctions.Odds(latents[i]);
            double n = _trials[i], y = _successes[i];
            double ways = GammaFunctions.LogGamma(n + 1) - GammaFunctions.LogGamma(y + 1) - GammaFunctions.LogGamma(n - y + 1);
            pointwise[i] = ways + y * latents[i] - n * (Math.Max(latents[i], 0) - Natural.Log(Math.Max(p, q)));
        }
    }
}
