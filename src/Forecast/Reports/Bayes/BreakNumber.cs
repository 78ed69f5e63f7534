namespace Forecast.Reports.Bayes;

/// <summary>A number of breaks, and how probable it is.</summary>
/// <param name="Breaks">The number.</param>
/// <param name="Prior">Its probability before the rows were seen.</param>
/// <param name="Posterior">Its probability after.</param>
/// <param name="IsShown">Whether dates and eras are given this number.</param>
public sealed record BreakNumber(int Breaks, double Prior, double Posterior, bool IsShown);
