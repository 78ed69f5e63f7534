using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>Counts of a Poisson distribution whose log rate is the latent.</summary>
/// <remarks>
/// y ~ Poisson(e exp f), e being the exposure. Matched cell by cell: the gamma posterior of the rate, shape y + 0.1 and rate e, in the
/// basis
/// of logarithms. The pseudo-count is that of the authors' code, and is what lets a cell with no events have a match at all; the refined
/// fits do not use it. Averages are closed: the mean of exp f is exp(m + v / 2).
/// </remarks>
public sealed class PoissonCounts : ILatentLikelihood
{
    /// <summary>What is added to a count so that none is zero.</summary>
    public const double PseudoCount = 0.1;

    private readonly double[] _counts, _exposures;

    /// <summary>Counts with their exposures.</summary>
    /// <param name="counts">Whole numbers, none negative.</param>
    /// <param name="exposures">How long or how much was watched, positive; empty for 1 each.</param>
    public PoissonCounts(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures = default)
    {
        _counts = counts.ToArray();
        _exposures = exposures.IsEmpty ? [.. _counts.Select(_ => 1.0)] : exposures.ToArray();
        if (_exposures.Length != _counts.Length)
        {
            throw new ArgumentException($"{_exposures.Length} exposures were given for {_counts.Length} counts.", nameof(exposures));
        }

        for (int i = 0; i < _counts.Length; i++)
        {
            Allowed.Positive(_exposures[i], nameof(exposures));
            if (!(_counts[i] >= 0 && _counts[i] == Math.Floor(_counts[i]) && double.IsFinite(_counts[i])))
            {
                throw new ArgumentOutOfRangeException(nameof(counts), _counts[i], "A count is a whole number from 0 on.");
            }
        }
    }

    /// <inheritdoc/>
    public int Cells => _counts.Length;

    /// <inheritdoc/>
    public int Latents => 1;

    /// <inheritdoc/>
    public void Offset(Span<double> offset) => offset[0] = Natural.Log((_counts.Sum() + PseudoCount) / _exposures.Sum());

    /// <inheritdoc/>
    public void Match(int cell, Span<double> mean, Span<double> precision)
    {
        MatchedNormal match = GammaMatching.Forward(_counts[cell] + PseudoCount, _exposures[cell], MatchingBasis.Log);
        (mean[0], precision[0]) = (match.Mean, 1 / match.Variance);
    }

    /// <inheritdoc/>
    public double Average(int cell, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, Span<double> slope, Span<double> curvature)
    {
        double rate = _exposures[cell] * Natural.Exp(mean[0] + (covariance.IsEmpty ? 0 : 0.5 * covariance[0]));
        (slope[0], curvature[0]) = (_counts[cell] - rate, rate);
        return _counts[cell] * mean[0] - rate;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> latents, Span<double> slope)
    {
        double sum = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            double rate = _exposures[i] * Natural.Exp(latents[i]);
            slope[i] = _counts[i] - rate;
            sum += _counts[i] * latents[i] - rate;
        }

        return sum;
    }

    /// <inheritdoc/>
    public void LogLikelihood(ReadOnlySpan<double> latents, Span<double> pointwise)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            double log = Natural.Log(_exposures[i]) + latents[i];
            pointwise[i] = _counts[i] * log - Natural.Exp(log) - GammaFunctions.LogGamma(_counts[i] + 1);
        }
    }
}
