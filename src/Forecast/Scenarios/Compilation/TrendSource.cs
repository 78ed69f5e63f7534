using Forecast.Data;

namespace Forecast.Scenarios.Compilation;

/// <summary>Where trends are fitted.</summary>
/// <param name="Dataset">Gives the dataset, which is read once and only where a trend asks for it.</param>
/// <param name="Doubts">Collects what a reader should doubt about the fits.</param>
internal sealed record TrendSource(Func<Dataset> Dataset, List<string> Doubts);
