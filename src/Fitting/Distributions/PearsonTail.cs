using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Distributions;

/// <summary>A place on the quantile function of a distribution of Pearson's family, which goes from far out in a tail in to the median.</summary>
/// <remarks>
/// The density f of the family has f'/f = l/q with a linear l and a quadratic q (Pearson 1895), and the quantile x of a tail's probability p
/// has dx/dp = ±1/f; so x has a Taylor series by recurrence (Steinbrecher and Shaw 2008). On the way inwards an error of p stays as it is
/// while p grows, and so dies out. The place is held to twice the working precision.
/// </remarks>
internal abstract class PearsonTail
{
    /// <summary>Terms of a series beyond the place itself.</summary>
    public const int Terms = 24;

    // Below this the least power of x is all there is, to 1e-20.
    private const double LogOfPower = -50, LogOfTiny = -640;

    private double _p;

    /// <summary>The quantile at the place.</summary>
    public abstract double Value { get; }

    /// <summary>What the terms of a series are multiples of.</summary>
    public double Scale { get; private protected set; }

    /// <summary>How a relative error of the tail's probability grows in the quantile.</summary>
    public abstract double Condition { get; }

    /// <summary>Probability of the place.</summary>
    private protected double P => _p;

    /// <summary>Whether the quantile is so small at p that its digits are lost: <see cref="Expand"/> then has only its power of p.</summary>
    public bool IsTiny(double p) => LogPower(p, out _).Value < LogOfTiny;

    /// <summary>Goes to the place with probability p, however far it is.</summary>
    public void Begin(double p)
    {
        _p = p;
        DoubleDouble log = LogPower(p, out bool isPower);
        if (isPower && log.Value < LogOfPower)
        {
            Place(Natural.Exp(log.Value) * (1 + (DoubleDouble)log.Rest));
        }
        else
        {
            Find(p);
        }
    }

    /// <summary>Goes to the nearby place with probability p, by the series of this one in steps of h outwards.</summary>
    public void Move(double p, double h, ReadOnlySpan<double> series)
    {
        double t = (_p - p) / h, sum = 0;
        for (int k = series.Length - 1; k >= 0; k--)
        {
            sum = Math.FusedMultiplyAdd(sum, t, series[k]);
        }

        _p = p;
        Shift(sum * t * Scale);
    }

    /// <summary>The series (x(p - h t) - x(p)) / scale = d₁ t + d₂ t² + …; false where a digit would be lost.</summary>
    public void Expand(double h, Span<double> series)
    {
        Span<double> d = stackalloc double[Terms + 1], g = stackalloc double[Terms + 1], r = stackalloc double[Terms + 1];
        Span<double> below = stackalloc double[Terms + 1];
        (double slope, double l0, double l1, double q0, double q1, double q2) = Local();
        d[0] = 0;
        g[0] = slope * h;
        double inverse = 1 / q0;
        for (int k = 0; k < Terms; k++)
        {
            d[k + 1] = g[k] / (k + 1);
            double squares = 0, above = 0;
            for (int j = 1; j <= k; j++)
            {
                squares = Math.FusedMultiplyAdd(d[j], d[k - j], squares);
                above = Math.FusedMultiplyAdd(g[k - j], d[j], above);
            }

            below[k] = q1 * d[k] + q2 * squares;
            above = l0 * g[k] + l1 * above;
            for (int j = 1; j <= k; j++)
            {
                above = Math.FusedMultiplyAdd(-below[j], r[k - j], above);
            }

            r[k] = above * inverse;
            double bend = 0;
            for (int j = 0; j <= k; j++)
            {
                bend = Math.FusedMultiplyAdd(g[j], r[k - j], bend);
            }

            g[k + 1] = -bend / (k + 1);
        }

        d[1..].CopyTo(series);
    }

    /// <summary>The quantile where it is <see cref="IsTiny">tiny</see>, and the series beside it.</summary>
    public double Power(double p, double h, Span<double> series)
    {
        double exponent = 1 / Exponent, term = 1;
        for (int k = 1; k <= series.Length; k++)
        {
            term *= (exponent - k + 1) / k * (-h / p);
            series[k - 1] = term;
        }

        return Natural.Exp(LogPower(p, out _).Value);
    }

    /// <summary>The least power of x in the tail's probability.</summary>
    private protected abstract double Exponent { get; }

    /// <summary>The logarithm of the quantile, as if the tail were the least power of x alone; and whether there is such a power.</summary>
    private protected abstract DoubleDouble LogPower(double p, out bool isPower);

    /// <summary>Goes to the place with probability p, within 1e-13 of it.</summary>
    private protected abstract void Find(double p);

    /// <summary>Goes to a quantile.</summary>
    private protected abstract void Place(DoubleDouble x);

    /// <summary>Moves the quantile by so much.</summary>
    private protected abstract void Shift(double by);

    /// <summary>The slope of the quantile outwards over the scale, and l and q about the place in multiples of the scale, q over it.</summary>
    private protected abstract (double Slope, double L0, double L1, double Q0, double Q1, double Q2) Local();
}
