namespace Forecast.Fitting.Numerics;

/// <summary>A number with its derivative in one direction: forward-mode automatic differentiation.</summary>
/// <param name="Value">The number.</param>
/// <param name="Derivative">Its derivative.</param>
/// <remarks>An expression written in duals yields its exact derivative beside its value (Griewank and Walther 2008, ch. 3).</remarks>
public readonly record struct Dual(double Value, double Derivative)
{
    /// <summary>A constant.</summary>
    public static implicit operator Dual(double value) => new(value, 0);

    /// <summary>Sum.</summary>
    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Derivative + b.Derivative);

    /// <summary>Negative.</summary>
    public static Dual operator -(Dual a) => new(-a.Value, -a.Derivative);

    /// <summary>Difference.</summary>
    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Derivative - b.Derivative);

    /// <summary>Product.</summary>
    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Derivative * b.Value + a.Value * b.Derivative);

    /// <summary>Quotient.</summary>
    public static Dual operator /(Dual a, Dual b)
    {
        double quotient = a.Value / b.Value;
        return new Dual(quotient, (a.Derivative - quotient * b.Derivative) / b.Value);
    }

    /// <summary>e to the power of x.</summary>
    public static Dual Exp(Dual x)
    {
        double value = Elementary.Exp(x.Value);
        return new Dual(value, value * x.Derivative);
    }

    /// <summary>Natural logarithm.</summary>
    public static Dual Log(Dual x) => new(Elementary.Log(x.Value), x.Derivative / x.Value);

    /// <summary>Square root.</summary>
    public static Dual Sqrt(Dual x)
    {
        double value = Math.Sqrt(x.Value);
        return new Dual(value, x.Derivative / (2 * value));
    }

    /// <summary>Power, of a base above zero unless the exponent is a constant.</summary>
    public static Dual Pow(Dual x, Dual exponent)
    {
        double value = Elementary.Pow(x.Value, exponent.Value);
        double byBase = exponent.Value * Elementary.Pow(x.Value, exponent.Value - 1) * x.Derivative;
        return new Dual(value, exponent.Derivative == 0 ? byBase : byBase + value * Elementary.Log(x.Value) * exponent.Derivative);
    }

    /// <summary>Sine of an angle in radians.</summary>
    public static Dual Sin(Dual x) => new(Elementary.Sin(x.Value), Elementary.Cos(x.Value) * x.Derivative);

    /// <summary>Cosine of an angle in radians.</summary>
    public static Dual Cos(Dual x) => new(Elementary.Cos(x.Value), -Elementary.Sin(x.Value) * x.Derivative);

    /// <summary>Inverse tangent, in radians.</summary>
    public static Dual Atan(Dual x) => new(Elementary.Atan(x.Value), x.Derivative / (1 + x.Value * x.Value));

    /// <summary>Hyperbolic tangent.</summary>
    public static Dual Tanh(Dual x)
    {
        double value = Elementary.Tanh(x.Value);
        return new Dual(value, (1 - value * value) * x.Derivative);
    }
}
