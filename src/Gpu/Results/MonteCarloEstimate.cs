namespace Forecast.Gpu.Results;

/// <summary>A number read off draws, and how far it may be off because they are finitely many.</summary>
/// <param name="Value">The estimate, in the unit of the quantity or a share from 0 to 1.</param>
/// <param name="StandardError">Its standard error over other seeds, in the same unit; not a number where the draws do not tell.</param>
/// <param name="IsConservative">
/// Whether the error is that of as many independent draws while the draws were spread better, so that the truth is nearer as a rule:
/// Latin hypercube (never worse than n / (n - 1) times the variance for a mean, Owen 1997), scrambled Sobol (for any fixed
/// integrand at most a constant times it, and far less for smooth ones), or a bound on it for antithetic pairs.
/// </param>
public readonly record struct MonteCarloEstimate(double Value, double StandardError, bool IsConservative = false);
