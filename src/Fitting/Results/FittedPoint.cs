namespace Forecast.Fitting.Results;

/// <summary>One point of a fit: one row a point.</summary>
/// <param name="Observed">The value given.</param>
/// <param name="Fitted">The value of the fit there.</param>
public readonly record struct FittedPoint(double Observed, double Fitted)
{
    /// <summary>Observed less fitted.</summary>
    public double Residual => Observed - Fitted;
}
