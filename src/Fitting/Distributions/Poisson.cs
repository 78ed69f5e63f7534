namespace Forecast.Fitting.Distributions;

/// <summary>A Poisson distribution.</summary>
/// <param name="Mean">Mean, positive.</param>
public sealed record Poisson(double Mean) : IDistribution
{
    /// <summary>Mean.</summary>
    public double Mean { get; } = Allowed.Positive(Mean);


    /// <inheritdoc/>
    public double Density(double x) => Natural.Exp(LogDensity(x));

    /// <inheritdoc/>
    public double LogDensity(double x) => x >= 0 && x == Math.Floor(x) ? GammaFunctions.LogWeight(x + 1, Mean) - Natural.Log(Mean) : double.NegativeInfinity;

    /// <inheritdoc/>
    public double Cdf(double x) => x >= 0 ? Math.Min(1, Natural.Exp(LogTails(x).Lower)) : 0;

    /// <inheritdoc/>
    public double Quantile(double u) => UnitQuantile(Allowed.Probability(u), 1 - u);

    // Up to x, and above it.
    private (double Lower, double Upper) LogTails(double x)
    {
        (double lower, double upper, _) = GammaFunctions.LogTails(Math.Floor(x) + 1, Mean);
        return (upper, lower);
    }

    private double UnitQuantile(double p, double q)
    {
        if (p == 0 || q == 0)
        {
            return p == 0 ? 0 : double.PositiveInfinity;
        }

        // A step at a time from where a normal distribution with a skew would have it.
        double z = NormalFunctions.Quantile(p, q), target = Natural.Log(Math.Min(p, q));
        double k = Math.Max(0, Math.Floor(Mean + z * Math.Sqrt(Mean) + (z * z - 1) / 6));
        while (k > 0 && IsReached(k - 1, p < q, target))
        {
            k--;
        }

        while (!IsReached(k, p < q, target))
        {
            k++;
        }

        return k;
    }

    private bool IsReached(double k, bool isLower, double target)
    {
        (double lower, double upper) = LogTails(k);
        return isLower ? lower >= target : upper <= target;
    }
}
