using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes;

/// <summary>A model that can invent the data it would then be fitted to: what simulation-based calibration needs.</summary>
/// <typeparam name="TModel">The model with data in it, usually an <see cref="IBayesModel"/>.</typeparam>
public interface IGenerativeModel<out TModel>
{
    /// <summary>Names of the parameters that are compared, in the order of the posterior's.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Draws parameters from the prior and data from them, and hands back the model of these data.</summary>
    /// <param name="random">Where the randomness comes from. Asked from several threads at once, each with its own.</param>
    /// <param name="parameters">Where the parameters are written, one a name.</param>
    TModel Simulate(RandomSequence random, Span<double> parameters);
}
