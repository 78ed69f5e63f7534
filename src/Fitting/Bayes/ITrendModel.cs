using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes;

/// <summary>A Bayesian model of values at places: what a fit with terms, points and predictions is made of.</summary>
public interface ITrendModel : IBayesModel
{
    /// <summary>The values observed, in the order given.</summary>
    IReadOnlyList<double> Observed { get; }

    /// <summary>Number of predictors of a place: 1 for a time alone.</summary>
    int Predictors { get; }

    /// <summary>The predictors of an observation.</summary>
    /// <param name="observation">Index of the observation.</param>
    /// <param name="at">Where they are written.</param>
    void Place(int observation, Span<double> at);

    /// <summary>Mean of an observation at a place.</summary>
    /// <param name="parameters">Parameters on their natural scale, one a name.</param>
    /// <param name="at">The predictors there.</param>
    double Mean(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at);

    /// <summary>A new observation at a place.</summary>
    /// <param name="parameters">Parameters on their natural scale, one a name.</param>
    /// <param name="at">The predictors there.</param>
    /// <param name="random">Where its randomness comes from.</param>
    double Draw(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at, RandomSequence random);
}
