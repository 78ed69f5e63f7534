using Forecast.Gpu.Results;

namespace Forecast.Scenarios;

/// <summary>What the draws say of a shown quantity, in one year or for good.</summary>
/// <param name="Output">Name of the output that holds the draws.</param>
/// <param name="Year">The year; null for a quantity without years.</param>
/// <param name="Mean">Mean; infinite for a date that may never come.</param>
/// <param name="Quantiles">One estimate for each probability of the shown quantity.</param>
/// <param name="Reached">
/// For each threshold the probability that a number is at least as large, or that a date has come by it.
/// </param>
/// <param name="Happens">The probability that a condition holds, or that a date comes within the years at all; 1 for a number.</param>
public sealed record ResultPoint(
    string Output,
    int? Year,
    MonteCarloEstimate Mean,
    IReadOnlyList<MonteCarloEstimate> Quantiles,
    IReadOnlyList<MonteCarloEstimate> Reached,
    MonteCarloEstimate Happens);
