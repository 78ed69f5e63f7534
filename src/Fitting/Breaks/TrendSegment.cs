using Forecast.Fitting.Results;

namespace Forecast.Fitting.Breaks;

/// <summary>One straight piece of a broken trend.</summary>
/// <param name="From">Time at which it starts: the first row's or a break's.</param>
/// <param name="To">Time at which it ends: a break's or the last row's.</param>
/// <param name="Rows">Number of rows in it.</param>
/// <param name="Level">The fitted value where it starts, in the unit of the values.</param>
/// <param name="Slope">Change of the value in one unit of time, with its standard error.</param>
public sealed record TrendSegment(double From, double To, int Rows, double Level, Coefficient Slope);
