namespace Forecast.Fitting.Distributions;

/// <summary>A triangular distribution.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="Mode">Where the density is highest, from the lower end to the upper.</param>
/// <param name="High">Upper end, above the lower.</param>
public sealed record Triangular(double Low, double Mode, double High) : IDistribution
{
    /// <summary>Lower end.</summary>
    public double Low { get; } = Allowed.Finite(Low);

    /// <summary>Where the density is highest.</summary>
    public double Mode { get; } = Allowed.Between(Mode, Low, High);

    /// <summary>Upper end.</summary>
    public double High { get; } = Allowed.Above(High, Low);


    /// <inheritdoc/>
    public double Density(double x) => x < Low || x > High ? 0
        : x < Mode ? 2 * (x - Low) / ((High - Low) * (Mode - Low))
        : x > Mode ? 2 * (High - x) / ((High - Low) * (High - Mode))
        : 2 / (High - Low);

    /// <inheritdoc/>
    public double LogDensity(double x) => Natural.Log(Density(x));

    /// <inheritdoc/>
    public double Cdf(double x) => x <= Low ? 0
        : x >= High ? 1
        : x < Mode ? (x - Low) * (x - Low) / ((High - Low) * (Mode - Low))
        : 1 - (High - x) * (High - x) / ((High - Low) * (High - Mode));

    /// <inheritdoc/>
    public double Quantile(double u) => Allowed.Probability(u) * (High - Low) < Mode - Low
        ? Low + Math.Sqrt(u * (High - Low) * (Mode - Low))
        : High - Math.Sqrt((1 - u) * (High - Low) * (High - Mode));
}
