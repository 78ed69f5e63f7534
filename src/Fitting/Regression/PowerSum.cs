using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Regression;

/// <summary>A constant and powers of several quantities: y = E + A_1 / x_1^α_1 + A_2 / x_2^α_2 + …</summary>
/// <param name="Constant">E, the value at infinity, in the unit of y.</param>
/// <param name="Powers">One term for each quantity.</param>
public sealed record PowerSum(double Constant, IReadOnlyList<PowerTerm> Powers)
{
    /// <summary>y at a place.</summary>
    /// <param name="x">One positive value for each quantity.</param>
    public double At(ReadOnlySpan<double> x)
    {
        if (x.Length != Powers.Count)
        {
            throw new ArgumentException($"{Powers.Count} quantities are wanted; {x.Length} were given.", nameof(x));
        }

        double y = Constant;
        for (int j = 0; j < x.Length; j++)
        {
            y += Powers[j].At(x[j]);
        }

        return y;
    }
}

/// <summary>One term A / x^α.</summary>
/// <param name="Coefficient">A, in the unit of y times that of x to the power of α; zero or more.</param>
/// <param name="Exponent">α.</param>
public readonly record struct PowerTerm(double Coefficient, double Exponent)
{
    /// <summary>The term at x.</summary>
    public double At(double x) => Coefficient * Elementary.Pow(x, -Exponent);
}
