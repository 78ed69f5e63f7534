using Forecast.Fitting.Bayes;

namespace Forecast.Projections;

/// <summary>A stretch of a sampled trend that keeps its pace: all of it, an era between breaks, or a group's line.</summary>
/// <param name="Name">The group's name; empty where there are none.</param>
/// <param name="From">First time; the median of a break's date where it begins at one.</param>
/// <param name="To">Last time.</param>
/// <param name="N">Rows in it; 0 for what stands for no rows, such as a group not seen.</param>
/// <param name="Slope">Change in one unit of time: of the value, or of its log10.</param>
public sealed record BayesPiece(string Name, double From, double To, int N, DrawnQuantity Slope);
