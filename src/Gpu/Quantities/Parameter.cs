using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Quantities;

/// <summary>Checks of the parameters of a distribution: at birth where they are constants, and never where they are drawn.</summary>
internal static class Parameter
{
    /// <summary>Refuses what is not a finite number.</summary>
    public static Quantity Finite(string of, Quantity value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Checked(of, value, name, double.IsFinite, "a finite number");

    /// <summary>Refuses what is not finite and above 0.</summary>
    public static Quantity Positive(string of, Quantity value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Checked(of, value, name, static v => v > 0 && double.IsFinite(v), "a finite number above 0");

    /// <summary>Refuses what is not finite or is below 0.</summary>
    public static Quantity NotNegative(string of, Quantity value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Checked(of, value, name, static v => v >= 0 && double.IsFinite(v), "0 or a finite number above");

    /// <summary>Refuses what is no probability.</summary>
    public static Quantity Probability(string of, Quantity value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Checked(of, value, name, static v => v >= 0 && v <= 1, "a number from 0 to 1");

    /// <summary>Refuses two constants that are not in ascending order.</summary>
    public static void InOrder(string of, (string Name, Quantity Value) low, (string Name, Quantity Value) high, bool mayTouch = false)
    {
        ArgumentNullException.ThrowIfNull(low.Value, low.Name);
        ArgumentNullException.ThrowIfNull(high.Value, high.Name);
        if (low.Value is ConstantQuantity { Value: double l } && high.Value is ConstantQuantity { Value: double h } && !(l < h || (mayTouch && l == h)))
        {
            throw new ArgumentException($"{of}: {low.Name} must be {(mayTouch ? "at most" : "below")} {high.Name}; {l:R} and {h:R} were given.", high.Name);
        }
    }

    /// <summary>The value of a constant; null for what is drawn.</summary>
    public static double? Constant(Quantity value) => (value as ConstantQuantity)?.Value;

    /// <summary>Whether it is this constant.</summary>
    public static bool Is(Quantity value, double number) => value is ConstantQuantity constant && constant.Value == number;

    /// <summary>a b + c by the fewest operations: no product with 1, no 0 added.</summary>
    public static Quantity Scaled(Quantity a, Quantity scale, Quantity location) =>
        Is(location, 0) ? Is(scale, 1) ? a : scale * a
        : Is(scale, 1) ? a + location
        : Quantity.MultiplyAdd(scale, a, location);

    private static Quantity Checked(string of, Quantity value, string name, Func<double, bool> isAllowed, string allowed)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value is ConstantQuantity { Value: double v } && !isAllowed(v)
            ? throw new ArgumentException($"{of}: {name} must be {allowed}; {v:R} was given.", name)
            : value;
    }
}
