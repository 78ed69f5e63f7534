namespace Forecast.Fitting.Bayes;

/// <summary>A bounded parameter made from a free coordinate y, with what a log density over y and its gradient need.</summary>
/// <remarks>
/// For a log density f(x) of the parameter, that of y is f(x) + <paramref name="LogJacobian"/>, and its derivative
/// f'(x) · <paramref name="Slope"/> + <paramref name="LogJacobianSlope"/>.
/// </remarks>
/// <param name="Value">The parameter x(y).</param>
/// <param name="Slope">dx/dy, positive.</param>
/// <param name="LogJacobian">ln dx/dy.</param>
/// <param name="LogJacobianSlope">Its derivative by y.</param>
public readonly record struct Transformed(double Value, double Slope, double LogJacobian, double LogJacobianSlope);
