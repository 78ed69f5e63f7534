using Forecast.Fitting.Results;

namespace Forecast.Projections;

/// <summary>A stretch of time over which a trend keeps its pace.</summary>
/// <param name="From">First time.</param>
/// <param name="To">Last time.</param>
/// <param name="N">Rows in it.</param>
/// <param name="Slope">Change in one unit of time: of the value, or of its log10.</param>
public sealed record TrendPiece(double From, double To, int N, Estimate Slope);
