using System.Globalization;
using Forecast.Fitting.Numerics;

namespace Forecast.Studies;

/// <summary>A number as printed: its value and the size of one unit in its last digit.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">One unit in the last printed digit: 0.01 for <c>0.77</c>, 1e21 for <c>4e21</c>.</param>
public readonly record struct Printed(double Value, double Unit)
{
    // A half unit, and what the binary form of a decimal may add to it.
    private double HalfUnit => Unit * 0.5 * (1 + 1e-9);

    /// <summary>Reads digits such as <c>21.3</c>, <c>4e21</c> or <c>-4.1</c>.</summary>
    /// <exception cref="FormatException">Not a number.</exception>
    public static Printed Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('e');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        int exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        return new Printed(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), Elementary.Exp10(exponent - decimals));
    }

    /// <summary>Whether a value, rounded to the printed digits, is this number.</summary>
    public bool Agrees(double value) => Math.Abs(value - Value) <= HalfUnit;

    /// <summary>Whether some value of a range, rounded to the printed digits, is this number.</summary>
    public bool Agrees((double Low, double High) range) => Value >= range.Low - HalfUnit && Value <= range.High + HalfUnit;
}
