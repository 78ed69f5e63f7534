using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Density;

/// <summary>A mixture of normal distributions fitted to a sample.</summary>
/// <param name="Components">Its components, by ascending mean.</param>
/// <param name="Variance">Whether they share a standard deviation.</param>
/// <param name="N">Number of values.</param>
/// <param name="LogLikelihood">Log-likelihood of the values.</param>
/// <param name="HasConverged">Whether the last step raised it by less than a part in 10^12.</param>
/// <param name="IsOnFloor">Whether a standard deviation had to be kept from vanishing: a spike on equal values, no component.</param>
public sealed record NormalMixture(
    IReadOnlyList<MixtureComponent> Components,
    MixtureVariance Variance,
    int N,
    double LogLikelihood,
    bool HasConverged,
    bool IsOnFloor)
{
    /// <summary>Number of free parameters: means, weights but one, standard deviations.</summary>
    public int Parameters => 2 * Components.Count - 1 + (Variance == MixtureVariance.Equal ? 1 : Components.Count);

    /// <summary>Schwarz's criterion, -2 log L + k ln n: smaller is better. (mclust prints its negative.)</summary>
    public double Bic => -2 * LogLikelihood + Parameters * Natural.Log(N);

    /// <summary>The density at a place, per unit.</summary>
    public double Density(double x) =>
        Components.Sum(c => c.Weight * NormalFunctions.Density((x - c.Mean) / c.StandardDeviation) / c.StandardDeviation);

    /// <summary>The probability below a place.</summary>
    public double Cdf(double x) => Components.Sum(c => c.Weight * NormalFunctions.Cdf((x - c.Mean) / c.StandardDeviation));

    /// <summary>What a reader should doubt, each in a sentence.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. IsOnFloor
            ? ["A component narrowed to the least standard deviation allowed: it is a spike on a few values."]
            : Array.Empty<string>(),
        .. HasConverged ? Array.Empty<string>() : ["The likelihood was still rising when the steps ran out."],
    ];
}

/// <summary>One component of a mixture.</summary>
/// <param name="Weight">Its share, between 0 and 1.</param>
/// <param name="Mean">Its mean, in the unit of the values.</param>
/// <param name="StandardDeviation">Its standard deviation, in the unit of the values.</param>
public readonly record struct MixtureComponent(double Weight, double Mean, double StandardDeviation);
