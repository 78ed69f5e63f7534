using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>A latent Gaussian model in time, inferred in closed form or by a few steps of closed form.</summary>
/// <remarks>See <see cref="LatentPlan"/> for the prior, and docs/laplace-matching.md for the equations.</remarks>
public sealed class LatentFit
{
    private readonly double[] _times;
    private readonly ILatentLikelihood _likelihood;
    private readonly LatentPrior _prior;
    private readonly LatentInference _inference;

    private LatentFit(double[] times, ILatentLikelihood likelihood, LatentPlan plan)
    {
        (_times, _likelihood, Plan) = (times, likelihood, plan);
        _prior = new LatentPrior(times, plan);
        _inference = new LatentInference(_prior, likelihood, plan.Refinement);
        Warnings = _inference.IsConverged ? [] : ["The closed-form steps did not come to rest: trust neither value nor interval."];
    }

    /// <summary>The plan, with what was found filled in.</summary>
    public LatentPlan Plan { get; }

    /// <summary>
    /// Logarithm of the evidence by the refinement: of the matched Gaussians, by Laplace's approximation, or a lower bound.
    /// </summary>
    public double Evidence => _inference.Evidence;

    /// <summary>Steps of refinement.</summary>
    public int Steps => _inference.Steps;

    /// <summary>Whether the steps came to rest.</summary>
    public bool IsConverged => _inference.IsConverged;

    /// <summary>What a reader should doubt, each in a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The latents' line at the mean of the times.</summary>
    public MatchedGaussian Level => Gaussian(a => _prior.Level(a), hasOffset: true);

    /// <summary>The slope of the latents' line, by the unit of time.</summary>
    public MatchedGaussian Slope => Gaussian(a => _prior.Slope(a), hasOffset: false);

    /// <summary>Infers the latents.</summary>
    /// <param name="times">A time for each cell.</param>
    /// <param name="likelihood">What was observed in the cells.</param>
    /// <param name="plan">The prior; null for the usual one.</param>
    /// <exception cref="ArgumentException">As many times as cells are wanted, at least three, with two different ones.</exception>
    public static LatentFit Fit(ReadOnlySpan<double> times, ILatentLikelihood likelihood, LatentPlan? plan = null)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        if (times.Length != likelihood.Cells)
        {
            throw new ArgumentException($"{times.Length} times were given for {likelihood.Cells} cells.", nameof(times));
        }

        double[] kept = times.ToArray();
        return new LatentFit(kept, likelihood, LatentSearch.Filled(kept, likelihood, plan ?? new LatentPlan()));
    }

    /// <summary>The latents at a time.</summary>
    /// <param name="time">A time, observed or not.</param>
    /// <param name="withScatter">Whether the scatter of a new cell is added.</param>
    public MatchedGaussian At(double time, bool withScatter = false) =>
        Gaussian(a => _prior.At(time, a) + (withScatter ? _prior.Noise * _prior.Noise : 0), hasOffset: true);

    /// <summary>The latents of a cell, its scatter included.</summary>
    /// <param name="cell">Index of the cell.</param>
    public MatchedGaussian Cell(int cell) => Gaussian(
        a =>
        {
            _prior.Row(cell).CopyTo(a);
            return 0;
        },
        hasOffset: true);

    /// <summary>The same model, same prior and exact likelihood, for a sampler.</summary>
    public LatentGaussianModel Model() => new(_times, _likelihood, Plan);

    private MatchedGaussian Gaussian(Func<double[], double> row, bool hasOffset)
    {
        int d = _likelihood.Latents;
        double[] a = new double[_prior.Size], mean = new double[d], covariance = new double[d * d];
        double spare = row(a);
        _inference.Project(a, a.Length, mean, covariance);
        return new MatchedGaussian(
            Vector<double>.Build.Dense(d, k => mean[k] + (hasOffset ? _inference.Offset[k] : 0)),
            Matrix<double>.Build.Dense(d, d, (k, l) => covariance[k * d + l] + (k == l ? spare : 0)));
    }
}
