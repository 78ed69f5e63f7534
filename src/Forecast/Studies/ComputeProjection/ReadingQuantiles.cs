using Forecast.Fitting.Numerics;
using Forecast.Models.Compute;

namespace Forecast.Studies.ComputeProjection;

/// <summary>What a reading says of each year from 2022, and of the date of the biological anchor.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Years">Quantiles 2.5, 50 and 97.5 % of log10 FLOP for each year.</param>
/// <param name="Anchor">The same quantiles of the date at which a path passes the anchor.</param>
internal sealed record ReadingQuantiles(ReversionReading Reading, double[][] Years, double[] Anchor)
{
    /// <summary>The quantiles of a year.</summary>
    public double[] At(int year) => Years[year - GrowthReversion.Origin];
}
