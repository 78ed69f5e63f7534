using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Operations;

/// <summary>a + b.</summary>
internal readonly struct AddOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => a + b;
}

/// <summary>a - b.</summary>
internal readonly struct SubtractOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => a - b;
}

/// <summary>a b.</summary>
internal readonly struct MultiplyOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => a * b;
}

/// <summary>a / b.</summary>
internal readonly struct DivideOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => a / b;
}

/// <summary>-a.</summary>
internal readonly struct NegateOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => -a;
}

/// <summary>a b + c, rounded once.</summary>
internal readonly struct MultiplyAddOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => T.FusedMultiplyAdd(a, b, c);
}

/// <summary>|a|.</summary>
internal readonly struct AbsOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => T.Abs(a);
}

/// <summary>The largest whole number not above a.</summary>
internal readonly struct FloorOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => T.Floor(a);
}

/// <summary>√a.</summary>
internal readonly struct SqrtOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => T.Sqrt(a);
}

/// <summary>e^a.</summary>
internal readonly struct ExpOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.Exp(a);
}

/// <summary>ln a.</summary>
internal readonly struct LogOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.Log(a);
}

/// <summary>A^b.</summary>
internal readonly struct PowerOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.Power(a, b);
}

/// <summary>The smaller of a and b.</summary>
internal readonly struct MinOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.Min(a, b);
}

/// <summary>The larger of a and b.</summary>
internal readonly struct MaxOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.Max(a, b);
}

/// <summary>1 where a is below b, else 0.</summary>
internal readonly struct LessOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.Indicator(T.LessThan(a, b));
}

/// <summary>1 where a is at most b, else 0.</summary>
internal readonly struct LessOrEqualOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.Indicator(T.LessThanOrEqual(a, b));
}

/// <summary>1 where a = b, else 0.</summary>
internal readonly struct EqualOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.Indicator(T.Equal(a, b));
}

/// <summary>b where a ≠ 0, else c.</summary>
internal readonly struct SelectOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => T.Select(T.Not(T.Equal(a, T.Of(0))), b, c);
}

/// <summary>The standard normal quantile at probability a.</summary>
internal readonly struct NormalQuantileOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.NormalQuantile(a);
}

/// <summary>The probability that a standard normal quantity stays below a.</summary>
internal readonly struct NormalCdfOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.NormalCdf(a);
}

/// <summary>The quantile at probability a of a gamma quantity of shape b and scale 1.</summary>
internal readonly struct GammaQuantileOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.GammaQuantile(a, b);
}

/// <summary>The quantile at probability a of a beta quantity of shapes b and c.</summary>
internal readonly struct BetaQuantileOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.BetaQuantile(a, b, c);
}

/// <summary>The quantile at probability a of Student's t with b degrees of freedom.</summary>
internal readonly struct StudentQuantileOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.StudentQuantile(a, b);
}

/// <summary>The quantile at probability a of a Poisson quantity of mean b.</summary>
internal readonly struct PoissonQuantileOperation : IOperation
{
    public static T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T> => RealFunctions.PoissonQuantile(a, b);
}
