namespace Forecast.Reports.Bayes;

/// <summary>A stretch of a sampled trend that keeps its pace, ready to be printed: an era, or a group.</summary>
/// <param name="Name">The group; empty for an era.</param>
/// <param name="From">First time.</param>
/// <param name="To">Last time.</param>
/// <param name="N">Rows in it; 0 for what stands for no rows.</param>
/// <param name="Numbers">Its pace.</param>
public sealed record BayesStretch(string Name, string From, string To, int N, IReadOnlyList<BayesNumber> Numbers);
