namespace Forecast.Fitting.Distributions;

/// <summary>A PERT distribution: a beta between two ends, with a mean of (low + 4 mode + high) / 6.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="Mode">Where the density is highest, from the lower end to the upper.</param>
/// <param name="High">Upper end, above the lower.</param>
public sealed record Pert(double Low, double Mode, double High) : IDistribution
{
    /// <summary>Lower end.</summary>
    public double Low { get; } = Allowed.Finite(Low);

    /// <summary>Where the density is highest.</summary>
    public double Mode { get; } = Allowed.Between(Mode, Low, High);

    /// <summary>Upper end.</summary>
    public double High { get; } = Allowed.Above(High, Low);

    /// <summary>The beta distribution of (x - low) / (high - low).</summary>
    public Beta Unit => new(1 + 4 * (Mode - Low) / (High - Low), 1 + 4 * (High - Mode) / (High - Low));

    /// <inheritdoc/>
    public double Density(double x) => Natural.Exp(LogDensity(x));

    /// <inheritdoc/>
    public double LogDensity(double x) => Unit.LogDensity((x - Low) / (High - Low)) - Natural.Log(High - Low);

    /// <inheritdoc/>
    public double Cdf(double x) => Unit.Cdf((x - Low) / (High - Low));

    /// <inheritdoc/>
    public double Quantile(double u) => Math.FusedMultiplyAdd(Unit.Quantile(u), High - Low, Low);
}
