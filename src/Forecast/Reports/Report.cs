using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>What <c>reproduce</c> found and how: everything a report shows. No clock enters, so that the same run gives the same bytes.</summary>
/// <param name="Studies">What each study found, in reading order.</param>
/// <param name="Run">How it was computed.</param>
public sealed record Report(IReadOnlyList<Findings> Studies, RunInfo Run);
