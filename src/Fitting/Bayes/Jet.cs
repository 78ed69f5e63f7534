using System.Runtime.Intrinsics;
using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes;

/// <summary>A number with its derivatives in eight directions at once: forward-mode automatic differentiation for log densities.</summary>
/// <remarks>
/// A dual number (Griewank and Walther 2008, ch. 3) with a vector for its infinitesimal part. Like <see cref="Numerics.Dual"/> it
/// uses the house's own exponential and logarithm, so a density in jets has the same bits on every machine.
/// </remarks>
/// <param name="Value">The number.</param>
/// <param name="Slopes">Its derivatives.</param>
public readonly record struct Jet(double Value, Vector512<double> Slopes)
{
    /// <summary>Directions that a jet holds.</summary>
    public const int Directions = 8;

    /// <summary>A constant.</summary>
    public static implicit operator Jet(double value) => new(value, Vector512<double>.Zero);

    /// <summary>The coordinate that changes with one of the directions.</summary>
    public static Jet Coordinate(double value, int direction) => new(value, Vector512<double>.Zero.WithElement(direction, 1));

    /// <summary>Sum.</summary>
    public static Jet operator +(Jet a, Jet b) => new(a.Value + b.Value, a.Slopes + b.Slopes);

    /// <summary>Negative.</summary>
    public static Jet operator -(Jet a) => new(-a.Value, -a.Slopes);

    /// <summary>Difference.</summary>
    public static Jet operator -(Jet a, Jet b) => new(a.Value - b.Value, a.Slopes - b.Slopes);

    /// <summary>Product.</summary>
    public static Jet operator *(Jet a, Jet b) => new(a.Value * b.Value, a.Slopes * b.Value + b.Slopes * a.Value);

    /// <summary>Quotient.</summary>
    public static Jet operator /(Jet a, Jet b)
    {
        double inverse = 1 / b.Value, quotient = a.Value / b.Value;
        return new Jet(quotient, (a.Slopes - b.Slopes * quotient) * inverse);
    }

    /// <summary>Square.</summary>
    public static Jet Square(Jet x) => new(x.Value * x.Value, x.Slopes * (2 * x.Value));

    /// <summary>Square root.</summary>
    public static Jet Sqrt(Jet x)
    {
        double root = Math.Sqrt(x.Value);
        return new Jet(root, x.Slopes * (0.5 / root));
    }

    /// <summary>e to the power of x.</summary>
    public static Jet Exp(Jet x)
    {
        double value = Natural.Exp(x.Value);
        return new Jet(value, x.Slopes * value);
    }

    /// <summary>Natural logarithm.</summary>
    public static Jet Log(Jet x) => new(Natural.Log(x.Value), x.Slopes * (1 / x.Value));

    /// <summary>ln(1 + x), to its own precision for a small x.</summary>
    public static Jet LogOnePlus(Jet x) => new(Natural.LogOnePlus(x.Value), x.Slopes * (1 / (1 + x.Value)));

    /// <summary>A positive number to a power.</summary>
    public static Jet Pow(Jet x, Jet exponent) => Exp(exponent * Log(x));

    /// <summary>ln(eˣ + eʸ).</summary>
    public static Jet LogSumExp(Jet x, Jet y)
    {
        (Jet high, Jet low) = x.Value >= y.Value ? (x, y) : (y, x);
        return high + LogOnePlus(Exp(low - high));
    }
}
