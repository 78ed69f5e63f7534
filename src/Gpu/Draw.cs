using Forecast.Gpu.Operations;
using Forecast.Gpu.Quantities;
using Forecast.Gpu.Quantities.Margins;

namespace Forecast.Gpu;

/// <summary>Draws from distributions.</summary>
/// <remarks>
/// Each call is a draw of its own, independent of all others, and is the quantile at one uniform of its own, so it rises with it. A name
/// fixes the stream of that uniform, whatever else a program holds; without one the streams are numbered in the order in which the outputs
/// first use them. A parameter may itself be drawn. One that is a constant is checked at once.
/// </remarks>
public static partial class Draw
{
    /// <summary>A normal quantity.</summary>
    /// <param name="mean">Mean.</param>
    /// <param name="sd">Standard deviation, not below 0.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static RandomQuantity Normal(Quantity mean, Quantity sd, string? name = null) =>
        new NormalMargin(Parameter.Finite("Normal", mean), Parameter.NotNegative("Normal", sd), isLog: false).Draw(name);

    /// <summary>A quantity whose natural logarithm is normal.</summary>
    /// <param name="mu">Mean of the natural logarithm.</param>
    /// <param name="sigma">Standard deviation of the natural logarithm, not below 0.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static RandomQuantity LogNormal(Quantity mu, Quantity sigma, string? name = null) =>
        new NormalMargin(Parameter.Finite("LogNormal", mu), Parameter.NotNegative("LogNormal", sigma), isLog: true).Draw(name);

    /// <summary>A quantity that is equally likely anywhere between two bounds.</summary>
    /// <param name="low">Lower bound.</param>
    /// <param name="high">Upper bound, above the lower one.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static RandomQuantity Uniform(Quantity low, Quantity high, string? name = null)
    {
        Parameter.Finite("Uniform", low);
        Parameter.Finite("Uniform", high);
        Parameter.InOrder("Uniform", (nameof(low), low), (nameof(high), high));
        return new UniformMargin(low, high, isLog: false).Draw(name);
    }

    /// <summary>A quantity whose logarithm is equally likely anywhere between those of two bounds.</summary>
    /// <param name="low">Lower bound, above 0.</param>
    /// <param name="high">Upper bound, above the lower one.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static RandomQuantity LogUniform(Quantity low, Quantity high, string? name = null)
    {
        Parameter.Positive("LogUniform", low);
        Parameter.Positive("LogUniform", high);
        Parameter.InOrder("LogUniform", (nameof(low), low), (nameof(high), high));
        return new UniformMargin(low, high, isLog: true).Draw(name);
    }

    /// <summary>A quantity whose density rises in a straight line to its mode and falls in one from there.</summary>
    /// <param name="low">Lower bound.</param>
    /// <param name="mode">Mode, between the bounds or at one.</param>
    /// <param name="high">Upper bound, above the lower one.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static RandomQuantity Triangular(Quantity low, Quantity mode, Quantity high, string? name = null)
    {
        ThreePoints("Triangular", low, mode, high);
        Quantity width = high - low, rise = mode - low, fall = high - mode, peak = rise / width;
        return new FormulaMargin("triangular", u => Quantity.Select(
            u < peak,
            low + Quantity.Sqrt(width * rise * u),
            high - Quantity.Sqrt(width * fall * (1 - u)))).Draw(name);
    }

    /// <summary>A PERT quantity: a beta one stretched between two bounds, with the mean (low + 4 mode + high) / 6.</summary>
    /// <param name="low">Lower bound.</param>
    /// <param name="mode">Mode, between the bounds or at one.</param>
    /// <param name="high">Upper bound, above the lower one.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <remarks>Its shapes are 1 + 4 (mode - low) / (high - low) and 1 + 4 (high - mode) / (high - low).</remarks>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static RandomQuantity Pert(Quantity low, Quantity mode, Quantity high, string? name = null)
    {
        ThreePoints("Pert", low, mode, high);
        Quantity width = high - low, a = 1 + 4 * (mode - low) / width, b = 1 + 4 * (high - mode) / width;
        return new FormulaMargin("PERT", u => Parameter.Scaled(Quantity.Of(OpCode.BetaQuantile, u, a, b), width, low)).Draw(name);
    }

    /// <summary>A beta quantity, between 0 and 1.</summary>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static RandomQuantity Beta(Quantity a, Quantity b, string? name = null)
    {
        Parameter.Positive("Beta", a);
        Parameter.Positive("Beta", b);
        return new FormulaMargin("beta", u => Quantity.Of(OpCode.BetaQuantile, u, a, b)).Draw(name);
    }

    /// <summary>A gamma quantity, with mean shape × scale.</summary>
    /// <param name="shape">Shape, above 0.</param>
    /// <param name="scale">Scale, above 0.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static RandomQuantity Gamma(Quantity shape, Quantity scale, string? name = null)
    {
        Parameter.Positive("Gamma", shape);
        Parameter.Positive("Gamma", scale);
        return new FormulaMargin("gamma", u => Parameter.Scaled(Quantity.Of(OpCode.GammaQuantile, u, shape), scale, 0)).Draw(name);
    }

    /// <summary>An exponential quantity, with mean 1 / rate.</summary>
    /// <param name="rate">Rate, above 0.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static RandomQuantity Exponential(Quantity rate, string? name = null) =>
        new ExponentialMargin(Parameter.Positive("Exponential", rate)).Draw(name);

    /// <summary>A Student-t quantity.</summary>
    /// <param name="df">Degrees of freedom, above 0.</param>
    /// <param name="location">Its median; 0 without.</param>
    /// <param name="scale">What the standard one is stretched by, above 0; 1 without.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static RandomQuantity Student(Quantity df, Quantity? location = null, Quantity? scale = null, string? name = null)
    {
        location ??= 0;
        scale ??= 1;
        Parameter.Positive("Student", df);
        Parameter.Finite("Student", location);
        Parameter.Positive("Student", scale);
        return new FormulaMargin("Student-t", u => Parameter.Scaled(Quantity.Of(OpCode.StudentQuantile, u, df), scale, location)).Draw(name);
    }

    private static void ThreePoints(string of, Quantity low, Quantity mode, Quantity high)
    {
        Parameter.Finite(of, low);
        Parameter.Finite(of, mode);
        Parameter.Finite(of, high);
        Parameter.InOrder(of, (nameof(low), low), (nameof(high), high));
        Parameter.InOrder(of, (nameof(low), low), (nameof(mode), mode), mayTouch: true);
        Parameter.InOrder(of, (nameof(mode), mode), (nameof(high), high), mayTouch: true);
    }
}
