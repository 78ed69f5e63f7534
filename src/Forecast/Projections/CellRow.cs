using Forecast.Fitting.Results;

namespace Forecast.Projections;

/// <summary>What a trend of counts or shares says of one cell.</summary>
/// <param name="At">The time.</param>
/// <param name="Category">The category; empty for a plain count.</param>
/// <param name="Observed">What was counted; null ahead.</param>
/// <param name="Exposure">How much of a unit is watched.</param>
/// <param name="Rate">The expected count, or the share.</param>
/// <param name="Count">The interval of a count; null for shares.</param>
public sealed record CellRow(string At, string Category, double? Observed, double Exposure, Estimate Rate, Interval? Count);
