namespace Forecast.Fitting.Distributions;

/// <summary>Student's t distribution, moved and scaled.</summary>
/// <param name="DegreesOfFreedom">Degrees of freedom, positive.</param>
/// <param name="Location">Median.</param>
/// <param name="Scale">Scale, positive.</param>
public sealed record StudentT(double DegreesOfFreedom, double Location = 0, double Scale = 1) : IDistribution
{
    // Beyond this the tail's probability is noisy in its last digits, so that where a search starts would show in where it ends.
    private const double MostFreedomNear = 1000;

    /// <summary>Degrees of freedom.</summary>
    public double DegreesOfFreedom { get; } = Allowed.Positive(DegreesOfFreedom);

    /// <summary>Median.</summary>
    public double Location { get; } = Allowed.Finite(Location);

    /// <summary>Scale.</summary>
    public double Scale { get; } = Allowed.Positive(Scale);


    /// <inheritdoc/>
    public double Density(double x) => Natural.Exp(LogDensity(x));

    /// <inheritdoc/>
    public double LogDensity(double x) => LogUnitDensity((x - Location) / Scale) - Natural.Log(Scale);

    /// <inheritdoc/>
    public double Cdf(double x) => UnitCdf((x - Location) / Scale);

    /// <inheritdoc/>
    public double Quantile(double u) => Math.FusedMultiplyAdd(Scale, UnitQuantile(Allowed.Probability(u), 1 - u), Location);

    private double LogUnitDensity(double t)
    {
        double n = DegreesOfFreedom, half = 0.5 * n;
        double rest = GammaFunctions.StirlingRest(half + 0.5) - GammaFunctions.StirlingRest(half);
        return rest + half * Natural.LogOnePlus(1 / n) - 0.5 - 0.5 * Natural.LogOfTwoPi - 0.5 * (n + 1) * Natural.LogOnePlus(t * t / n);
    }

    private double UnitCdf(double t)
    {
        if (t == 0 || !double.IsFinite(t))
        {
            return t == 0 ? 0.5 : t < 0 ? 0 : t > 0 ? 1 : t;
        }

        double n = DegreesOfFreedom, sum = n + t * t;
        (double lower, _, _) = BetaFunctions.LogTails(0.5 * n, 0.5, n / sum, t * t / sum);
        double tail = 0.5 * Math.Min(1, Natural.Exp(lower));
        return t < 0 ? tail : 1 - tail;
    }

    private double UnitQuantile(double p, double q)
    {
        if (p >= q)
        {
            return p == q ? 0 : -UnitQuantile(q, p);
        }

        // Twice the tail is the probability that n / (n + t^2) stays below its value; q - p that it is above.
        return p == 0 ? double.NegativeInfinity
            : -Math.Sqrt(DegreesOfFreedom)
                * Natural.Exp(-0.5 * BetaFunctions.LogOddsQuantile(2 * p, q - p, 0.5 * DegreesOfFreedom, 0.5, LogOddsNear(p)));
    }

    // ln (n / t²) from the normal quantile by Cornish and Fisher's expansion, where that is good for some digits.
    private double? LogOddsNear(double p)
    {
        double n = DegreesOfFreedom, z = NormalFunctions.QuantileNear(p), square = z * z;
        if (p > 0.4 || square > 0.5 * n || n > MostFreedomNear)
        {
            return null;
        }

        double first = (square + 1) / 4, second = ((5 * square + 16) * square + 3) / 96;
        double third = (((3 * square + 19) * square + 17) * square - 15) / 384;
        double t = z * (1 + (first + (second + third / n) / n) / n);
        return Natural.Log(n / (t * t));
    }
}
