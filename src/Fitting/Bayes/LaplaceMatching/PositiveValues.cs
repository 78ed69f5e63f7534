using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>
/// Positive values of a gamma distribution of known shape whose log mean is the latent; shape 1 is the exponential distribution.
/// </summary>
/// <remarks>
/// y ~ Gamma(k, k / exp f). As a function of the mean the likelihood is an inverse gamma density of shape k and scale k y in the basis of
/// logarithms, so its match is N(ln y, 1 / k).
/// </remarks>
public sealed class PositiveValues : ILatentLikelihood
{
    private readonly double[] _values;
    private readonly double _shape;

    /// <summary>Values of one shape.</summary>
    /// <param name="values">Positive values.</param>
    /// <param name="shape">k, positive: one over the squared coefficient of variation of a value about its mean.</param>
    public PositiveValues(ReadOnlySpan<double> values, double shape)
    {
        _values = values.ToArray();
        _shape = Allowed.Positive(shape);
        foreach (double value in _values)
        {
            Allowed.Positive(value, nameof(values));
        }
    }

    /// <inheritdoc/>
    public int Cells => _values.Length;

    /// <inheritdoc/>
    public int Latents => 1;

    /// <inheritdoc/>
    public void Offset(Span<double> offset) => offset[0] = Natural.Log(_values.Sum() / _values.Length);

    /// <inheritdoc/>
    public void Match(int cell, Span<double> mean, Span<double> precision)
    {
        MatchedNormal match = InverseGammaMatching.Forward(_shape, _shape * _values[cell], MatchingBasis.Log);
        (mean[0], precision[0]) = (match.Mean, 1 / match.Variance);
    }

    /// <inheritdoc/>
    public double Average(int cell, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, Span<double> slope, Span<double> curvature)
    {
        double ratio = _shape * _values[cell] * Natural.Exp((covariance.IsEmpty ? 0 : 0.5 * covariance[0]) - mean[0]);
        (slope[0], curvature[0]) = (ratio - _shape, ratio);
        return -_shape * mean[0] - ratio;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> latents, Span<double> slope)
    {
        double sum = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            double ratio = _shape * _values[i] * Natural.Exp(-latents[i]);
            slope[i] = ratio - _shape;
            sum -= _shape * latents[i] + ratio;
        }

        return sum;
    }

    /// <inheritdoc/>
    public void LogLikelihood(ReadOnlySpan<double> latents, Span<double> pointwise)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            pointwise[i] = GammaFunctions.LogWeight(_shape, _shape * _values[i] * Natural.Exp(-latents[i])) - Natural.Log(_values[i]);
        }
    }
}
