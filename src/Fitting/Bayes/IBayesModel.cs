namespace Forecast.Fitting.Bayes;

/// <summary>A model whose posterior can be sampled: a density over unconstrained coordinates, and the parameters that it speaks of to people.</summary>
public interface IBayesModel
{
    /// <summary>Names of the parameters, on their natural scale and in the order of <see cref="Parameters"/>.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Number of observations, for pointwise likelihoods.</summary>
    int Observations { get; }

    /// <summary>A density of its own for one chain: log prior, log likelihood and the log Jacobians of the transforms.</summary>
    ILogDensity Density();

    /// <summary>A point to start a chain from, drawn near where the posterior may be.</summary>
    /// <param name="random">The chain's random numbers.</param>
    /// <param name="coordinates">Where the unconstrained coordinates are written.</param>
    void Start(Random.RandomSequence random, Span<double> coordinates);

    /// <summary>The parameters at a point.</summary>
    /// <param name="coordinates">Unconstrained coordinates.</param>
    /// <param name="parameters">Where the parameters are written, one a name.</param>
    void Parameters(ReadOnlySpan<double> coordinates, Span<double> parameters);

    /// <summary>The log likelihood of each observation, with its constants, so that models can be compared.</summary>
    /// <param name="parameters">Parameters on their natural scale, one a name.</param>
    /// <param name="pointwise">Where it is written, one number an observation.</param>
    void LogLikelihood(ReadOnlySpan<double> parameters, Span<double> pointwise);
}
