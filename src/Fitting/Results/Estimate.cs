namespace Forecast.Fitting.Results;

/// <summary>A number with what is not known about it.</summary>
/// <param name="Value">The estimate, in the unit of the quantity.</param>
/// <param name="Interval">The interval around it.</param>
public readonly record struct Estimate(double Value, Interval Interval);
