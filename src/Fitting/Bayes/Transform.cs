using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes;

/// <summary>Increasing maps from the real line to the ranges that parameters have, with their Jacobians, and back.</summary>
/// <remarks>Those of Stan's reference manual, chapter "Constraint transforms"; the same bits on every machine.</remarks>
public static class Transform
{
    /// <summary>A parameter without bounds: x = y.</summary>
    public static Transformed Free(double y) => new(y, 1, 0, 0);

    /// <summary>A positive parameter: x = eʸ.</summary>
    public static Transformed Positive(double y) => Above(y, 0);

    /// <summary>A parameter above a bound: x = low + eʸ.</summary>
    public static Transformed Above(double y, double low)
    {
        double size = Natural.Exp(y);
        return new Transformed(low + size, size, y, 1);
    }

    /// <summary>A parameter below a bound, increasing with y as well: x = high - e⁻ʸ.</summary>
    public static Transformed Below(double y, double high)
    {
        double size = Natural.Exp(-y);
        return new Transformed(high - size, size, -y, -1);
    }

    /// <summary>A parameter between bounds: x = low + (high - low) / (1 + e⁻ʸ).</summary>
    public static Transformed Between(double y, double low, double high)
    {
        double small = Natural.Exp(-Math.Abs(y)), share = 1 / (1 + small), rest = small * share;
        double width = high - low;

        // From the nearer end, so that a value close to it keeps its digits.
        double value = y < 0 ? low + width * rest : high - width * rest;
        double logJacobian = Natural.Log(width) - Math.Abs(y) - 2 * Natural.LogOnePlus(small);
        return new Transformed(value, width * share * rest, logJacobian, y < 0 ? share - rest : rest - share);
    }

    /// <summary>The coordinate of a positive parameter.</summary>
    public static double FromPositive(double x) => Natural.Log(x);

    /// <summary>The coordinate of a parameter above a bound.</summary>
    public static double FromAbove(double x, double low) => Natural.Log(x - low);

    /// <summary>The coordinate of a parameter below a bound.</summary>
    public static double FromBelow(double x, double high) => -Natural.Log(high - x);

    /// <summary>The coordinate of a parameter between bounds.</summary>
    public static double FromBetween(double x, double low, double high) => Natural.Log((x - low) / (high - x));
}
