using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The vector functions for one number: quicker than <see cref="Distributions.Natural"/>, and good enough for a density.</summary>
internal static class OneLane
{
    /// <summary>e to the power of a number; beyond 690 either way it is taken as 690.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp(double x) => VectorElementary.Exp(Vector512.Create(x)).ToScalar();

    /// <summary>The natural logarithm of a positive, finite number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log(double x) => VectorElementary.Log(Vector512.Create(x)).ToScalar();
}
