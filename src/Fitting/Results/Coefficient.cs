namespace Forecast.Fitting.Results;

/// <summary>One term of a fit: one row of its table of terms.</summary>
/// <param name="Term">What the coefficient multiplies.</param>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Statistic">Value over standard error, the t statistic.</param>
/// <param name="PValue">Two-sided probability of a statistic at least this large if the true value were zero.</param>
public sealed record Coefficient(string Term, double Value, double StandardError, double Statistic, double PValue);
