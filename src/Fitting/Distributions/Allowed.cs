using System.Runtime.CompilerServices;

namespace Forecast.Fitting.Distributions;

/// <summary>What parameters and probabilities may be.</summary>
internal static class Allowed
{
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "must be a finite number");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "must be a positive finite number");

    public static double Above(double value, double low, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > low ? value : throw new ArgumentOutOfRangeException(name, value, $"must be a finite number above {low}");

    public static double Between(double value, double low, double high, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= low && value <= high ? value : throw new ArgumentOutOfRangeException(name, value, $"must be from {low} to {high}");

    public static double Probability(double value, [CallerArgumentExpression(nameof(value))] string name = "") => Between(value, 0, 1, name);

    public static double Inside(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && value < 1 ? value : throw new ArgumentOutOfRangeException(name, value, "must lie strictly between 0 and 1");
}
