namespace Forecast.Fitting.Distributions;

/// <summary>A probability distribution of one real quantity: immutable parameters and the functions of them, with no generator inside.</summary>
public interface IDistribution
{
    /// <summary>The density at x, or the probability of x where only points have any.</summary>
    double Density(double x);

    /// <summary>The natural logarithm of <see cref="Density"/>; minus infinity where that is 0.</summary>
    double LogDensity(double x);

    /// <summary>The probability of a value up to x.</summary>
    double Cdf(double x);

    /// <summary>The smallest value whose <see cref="Cdf"/> is at least u.</summary>
    /// <param name="u">A probability, from 0 to 1.</param>
    double Quantile(double u);
}
