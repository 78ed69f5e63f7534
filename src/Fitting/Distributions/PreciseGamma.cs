using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Distributions;

/// <summary>The logarithm of the gamma function to twice the working precision.</summary>
internal static class PreciseGamma
{
    private const double Far = 32;

    /// <summary>ln(2π) / 2.</summary>
    public static readonly DoubleDouble HalfLogOfTwoPi = DoubleDouble.Of(0.9189385332046728, -3.8782941580672414e-17);

    // Bernoulli's numbers over 2k (2k - 1), of Stirling's series, as fractions.
    private static readonly (double Above, double Below)[] _stirling =
    [
        (1, 12), (-1, 360), (1, 1260), (-1, 1680), (1, 1188), (-691, 360360), (1, 156), (-3617, 122400), (43867, 244188), (-174611, 125400),
        (77683, 5796), (-236364091, 1506960),
    ];

    /// <summary>ln Γ(a) for a positive a.</summary>
    /// <remarks>By Stirling's series beyond 32, and by Γ(a + 1) = a Γ(a) up to there; to 1e-28 of the larger of it and 1.</remarks>
    public static DoubleDouble Log(DoubleDouble a)
    {
        DoubleDouble raised = a, product = 1;
        while (raised.Value < Far)
        {
            product *= raised;
            raised += 1;
        }

        DoubleDouble inverse = (DoubleDouble)1 / raised, square = inverse * inverse, sum = 0;
        for (int k = _stirling.Length - 1; k >= 0; k--)
        {
            sum = sum * square + (DoubleDouble)_stirling[k].Above / _stirling[k].Below;
        }

        DoubleDouble value = (raised - 0.5) * DoubleDouble.Log(raised) - raised + HalfLogOfTwoPi + sum * inverse;
        return a.Value < Far ? value - DoubleDouble.Log(product) : value;
    }
}
