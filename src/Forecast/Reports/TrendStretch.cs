namespace Forecast.Reports;

/// <summary>A stretch of a broken trend, ready to be printed.</summary>
/// <param name="From">First time.</param>
/// <param name="To">Last time.</param>
/// <param name="N">Rows in it.</param>
/// <param name="Numbers">Its pace.</param>
public sealed record TrendStretch(string From, string To, int N, IReadOnlyList<TrendNumber> Numbers);
