using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Numbers;

/// <content>The logarithm of the gamma function.</content>
internal static partial class RealFunctions
{
    // Stirling's series, the highest power of 1/a^2 first.
    private static readonly double[] _stirling = [1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12];

    /// <summary>ln Γ(a) for a positive a, to 1e-16 of 1 and 1e-17 of itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Twofold<T> LogGamma<T>(Twofold<T> a)
        where T : struct, IReal<T>
    {
        // Up by ten, where Stirling's series is exact.
        Twofold<T> product = a, raised = a;
        for (int k = 1; k < 10; k++)
        {
            raised += Whole<T>(1);
            product *= raised;
        }

        raised += Whole<T>(1);
        T inverse = T.Of(1) / raised.High;
        T rest = Polynomial(_stirling, inverse * inverse) * inverse;
        var constant = new Twofold<T>(T.Of(0.9189385332046728), rest + T.Of(-3.8782941580672414e-17));
        return (raised - Whole<T>(0.5)) * Log(raised) - raised + constant - Log(product);
    }

    /// <summary>ln(high + low) for a positive number.</summary>
    private static Twofold<T> Log<T>(Twofold<T> x)
        where T : struct, IReal<T>
    {
        T value = LogWithRest(x.High, out T rest);
        return Twofold<T>.Sum(value, rest + x.Low / x.High);
    }

    private static Twofold<T> Whole<T>(double value)
        where T : struct, IReal<T> => new(T.Of(value), T.Of(0));

    private static Twofold<T> One<T>(T value)
        where T : struct, IReal<T> => new(value, T.Of(0));
}
