using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>Counts of a Poisson distribution whose log mean is itself normal: what is known of a count yet to come.</summary>
/// <param name="Mean">Mean of the log mean.</param>
/// <param name="Deviation">Its standard deviation, not negative.</param>
/// <remarks>
/// The average over the normal distribution is a trapezoidal sum of 193 terms from -6 to 6 deviations. The way back of the gamma map would
/// make the same mixture a negative binomial distribution, of size 1 / σ² and mean e^μ, in one step; at σ = 0.2 and a mean of 20 their
/// probabilities differ by up to 0.02.
/// </remarks>
public sealed record CountMixture(double Mean, double Deviation) : IDistribution
{
    private const int Nodes = 193;
    private const double Reach = 6;

    /// <summary>Mean of the log mean.</summary>
    public double Mean { get; } = Allowed.Finite(Mean);

    /// <summary>Its standard deviation, not negative.</summary>
    public double Deviation { get; } = Allowed.Between(Deviation, 0, double.MaxValue);

    /// <inheritdoc/>
    public double Density(double x) => x >= 0 && x == Math.Floor(x) ? Average(rate => new Poisson(rate).Density(x)) : 0;

    /// <inheritdoc/>
    public double LogDensity(double x) => Natural.Log(Density(x));

    /// <inheritdoc/>
    public double Cdf(double x) => x < 0 ? 0 : Average(rate => new Poisson(rate).Cdf(x));

    /// <inheritdoc/>
    public double Quantile(double u)
    {
        if (Allowed.Probability(u) is 0 or 1)
        {
            return u == 0 ? 0 : double.PositiveInfinity;
        }

        double low = -1, high = Math.Ceiling(Natural.Exp(Mean + Deviation * NormalFunctions.Quantile(u, 1 - u)) + 10);
        while (Cdf(high) < u)
        {
            (low, high) = (high, 2 * high);
        }

        while (high - low > 1 && high - low > 1e-9 * high)
        {
            double middle = Math.Floor(0.5 * (low + high));
            (low, high) = Cdf(middle) >= u ? (low, middle) : (middle, high);
        }

        return high;
    }

    private double Average(Func<double, double> value)
    {
        if (Deviation == 0)
        {
            return value(Natural.Exp(Mean));
        }

        double sum = 0, weights = 0;
        for (int j = 0; j < Nodes; j++)
        {
            double z = Reach * (2.0 * j / (Nodes - 1) - 1), weight = NormalFunctions.Density(z);
            sum += weight * value(Natural.Exp(Mean + Deviation * z));
            weights += weight;
        }

        return sum / weights;
    }
}
