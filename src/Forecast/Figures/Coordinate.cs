namespace Forecast.Figures;

/// <summary>The check a number passes before it becomes part of a figure.</summary>
internal static class Coordinate
{
    private const double Largest = 1e150;

    public static double Finite(double value, string name) =>
        Math.Abs(value) <= Largest
            ? value
            : throw new ArgumentException($"{name} of a figure must be a finite number within ±1e150: given {value}.", name);

    public static double? FiniteOrNull(double? value, string name) => value is { } number ? Finite(number, name) : null;

    /// <summary>An end of an interval: infinity is an open end, NaN is a mistake.</summary>
    public static double End(double value, string name) =>
        double.IsInfinity(value) ? value : Finite(value, name);

    public static double? EndOrNull(double? value, string name) => value is { } number ? End(number, name) : null;

    public static double Within(double value, double low, double high, string name) =>
        value >= low && value <= high
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} of a figure lies between {low} and {high}.");

    public static void Ordered(double? low, double? high, string what)
    {
        if (low > high)
        {
            throw new ArgumentException($"{what} must have its low end below its high end: given {low} to {high}.");
        }
    }
}
