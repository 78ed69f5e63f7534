using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>A latent Gaussian model with its exact likelihood, for a sampler: what the closed form is measured against.</summary>
/// <remarks>
/// The coordinates are the independent standard normal z of the prior, so no Jacobian is needed. The parameters are level and slope of a
/// line, and otherwise the latents of the cells.
/// </remarks>
public sealed class LatentGaussianModel : IBayesModel
{
    private readonly LatentPrior _prior;
    private readonly ILatentLikelihood _likelihood;
    private readonly double[] _offset;

    /// <summary>A model.</summary>
    /// <param name="times">A time for each cell.</param>
    /// <param name="likelihood">What was observed in the cells.</param>
    /// <param name="plan">The prior, in which nothing is left to be found.</param>
    public LatentGaussianModel(ReadOnlySpan<double> times, ILatentLikelihood likelihood, LatentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        ArgumentNullException.ThrowIfNull(plan);
        _prior = new LatentPrior(times, plan);
        _likelihood = likelihood;
        _offset = new double[likelihood.Latents];
        likelihood.Offset(_offset);
        string Of(string what, int k) => likelihood.Latents == 1 ? what : $"{what} {k + 1}";
        Names = _prior.IsLine
            ? [.. Enumerable.Range(0, _offset.Length).Select(k => Of("level", k)), .. Enumerable.Range(0, _offset.Length)
                .Select(k => Of("slope", k))]
            : [.. Enumerable.Range(0, likelihood.Cells)
                .SelectMany(i => Enumerable.Range(0, _offset.Length).Select(k => Of($"latent {i + 1}", k)))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public int Observations => _likelihood.Cells;

    private int Dimension => _prior.Size * _offset.Length;

    /// <inheritdoc/>
    public ILogDensity Density() => new LatentDensity(this);

    /// <inheritdoc/>
    public void Start(RandomSequence random, Span<double> coordinates)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int i = 0; i < coordinates.Length; i++)
        {
            coordinates[i] = 0.2 * random.NextUniform() - 0.1;
        }
    }

    /// <inheritdoc/>
    public void Parameters(ReadOnlySpan<double> coordinates, Span<double> parameters)
    {
        int d = _offset.Length;
        if (!_prior.IsLine)
        {
            Latents(coordinates, parameters);
            return;
        }

        double[] level = new double[2], slope = new double[2];
        _prior.Level(level);
        _prior.Slope(slope);
        for (int k = 0; k < d; k++)
        {
            parameters[k] = _offset[k] + level[0] * coordinates[k];
            parameters[d + k] = slope[1] * coordinates[d + k];
        }
    }

    /// <inheritdoc/>
    public void LogLikelihood(ReadOnlySpan<double> parameters, Span<double> pointwise)
    {
        int d = _offset.Length, n = _likelihood.Cells;
        var latents = new double[n * d];
        if (_prior.IsLine)
        {
            double[] slope = new double[2];
            _prior.Slope(slope);
            for (int i = 0; i < n; i++)
            {
                double time = _prior.Row(i)[1] / slope[1];
                for (int k = 0; k < d; k++)
                {
                    latents[i * d + k] = parameters[k] + parameters[d + k] * time;
                }
            }
        }
        else
        {
            parameters.CopyTo(latents);
        }

        _likelihood.LogLikelihood(latents, pointwise);
    }

    private void Latents(ReadOnlySpan<double> z, Span<double> latents)
    {
        int d = _offset.Length;
        for (int i = 0; i < _likelihood.Cells; i++)
        {
            ReadOnlySpan<double> a = _prior.Row(i);
            int filled = _prior.Filled(i);
            for (int k = 0; k < d; k++)
            {
                double sum = _offset[k];
                for (int j = 0; j < filled; j++)
                {
                    sum += a[j] * z[j * d + k];
                }

                latents[i * d + k] = sum;
            }
        }
    }

    private sealed class LatentDensity(LatentGaussianModel model) : ILogDensity
    {
        private readonly double[] _latents = new double[model._likelihood.Cells * model._offset.Length];
        private readonly double[] _slope = new double[model._likelihood.Cells * model._offset.Length];

        public int Dimension => model.Dimension;

        public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient)
        {
            model.Latents(at, _latents);
            double value = model._likelihood.Evaluate(_latents, _slope);
            for (int j = 0; j < at.Length; j++)
            {
                gradient[j] = -at[j];
                value -= 0.5 * at[j] * at[j];
            }

            int d = model._offset.Length;
            for (int i = 0; i < model._likelihood.Cells; i++)
            {
                ReadOnlySpan<double> a = model._prior.Row(i);
                int filled = model._prior.Filled(i);
                for (int j = 0; j < filled; j++)
                {
                    for (int k = 0; k < d; k++)
                    {
                        gradient[j * d + k] += a[j] * _slope[i * d + k];
                    }
                }
            }

            return value;
        }
    }
}
