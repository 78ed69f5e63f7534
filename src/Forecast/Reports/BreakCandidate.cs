namespace Forecast.Reports;

/// <summary>A number of breaks that a trend might have.</summary>
/// <param name="Breaks">How many.</param>
/// <param name="ResidualSumOfSquares">Sum of squared residuals of the fit with so many.</param>
/// <param name="Bic">Schwarz's criterion; smaller is better.</param>
/// <param name="Lwz">The criterion of Liu, Wu and Zidek; smaller is better.</param>
/// <param name="IsChosen">Whether this is the fit shown.</param>
public sealed record BreakCandidate(int Breaks, double ResidualSumOfSquares, double Bic, double Lwz, bool IsChosen);
