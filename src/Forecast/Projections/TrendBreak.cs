using Forecast.Fitting.Results;

namespace Forecast.Projections;

/// <summary>A date at which a trend breaks, with intervals by several methods.</summary>
/// <param name="Time">The date.</param>
/// <param name="Intervals">The intervals, the one to trust first.</param>
public sealed record TrendBreak(double Time, IReadOnlyList<BreakInterval> Intervals);

/// <summary>An interval of the date of a break.</summary>
/// <param name="Method">How it was found: <c>bootstrap</c>, <c>likelihood</c>, <c>Wald</c>.</param>
/// <param name="Interval">The interval.</param>
public sealed record BreakInterval(string Method, Interval Interval);
