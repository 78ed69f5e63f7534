namespace Forecast.Gpu.Numbers;

internal static partial class RealFunctions
{
    public static T GammaQuantile<T>(T a, T b)
        where T : struct, IReal<T> => throw new NotSupportedException();

    public static T BetaQuantile<T>(T a, T b, T c)
        where T : struct, IReal<T> => throw new NotSupportedException();

    public static T StudentQuantile<T>(T a, T b)
        where T : struct, IReal<T> => throw new NotSupportedException();

    public static T PoissonQuantile<T>(T a, T b)
        where T : struct, IReal<T> => throw new NotSupportedException();
}
