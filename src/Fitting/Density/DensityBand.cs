namespace Forecast.Fitting.Density;

/// <summary>A density on a grid with a pointwise band from the bootstrap of the values.</summary>
/// <param name="Grid">Places, in the unit of the values.</param>
/// <param name="Density">The density there, per unit.</param>
/// <param name="Low">Lower edge of the band.</param>
/// <param name="High">Upper edge of the band.</param>
/// <param name="Level">Share of resamples the band holds at each place.</param>
/// <remarks>The band is that of the smoothed density, whose peaks are lower and troughs shallower than the truth's.</remarks>
public sealed record DensityBand(
    IReadOnlyList<double> Grid,
    IReadOnlyList<double> Density,
    IReadOnlyList<double> Low,
    IReadOnlyList<double> High,
    double Level);
