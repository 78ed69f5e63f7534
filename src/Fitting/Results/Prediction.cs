namespace Forecast.Fitting.Results;

/// <summary>What a fit says of one place.</summary>
/// <param name="X">The place.</param>
/// <param name="Mean">The fitted value there.</param>
/// <param name="Confidence">Interval for the fitted value: the uncertainty of the line.</param>
/// <param name="Predictive">Interval for one new observation there: the uncertainty of the line and the scatter about it.</param>
public sealed record Prediction(double X, double Mean, Interval Confidence, Interval Predictive);
