namespace Forecast.Fitting.Distributions;

/// <summary>The standard normal distribution, each tail to its own precision.</summary>
internal static class NormalFunctions
{
    // Mills' ratio nearer than Far by Taylor polynomials about the middles of cells so wide.
    private const double Far = 6, Cell = 0.25;
    private const int Degree = 14;
    private static readonly double[] _cells = Cells();

    /// <summary>The probability below x.</summary>
    public static double Cdf(double x)
    {
        double size = Math.Abs(x);
        if (size < 0.5)
        {
            // 1/2 + density (x + x^3/3 + x^5/15 ...), which has a half at 0 to the last bit.
            double term = x, sum = x;
            for (int k = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); k += 2)
            {
                term *= x * x / k;
                sum += term;
            }

            return Math.FusedMultiplyAdd(sum, Density(x), 0.5);
        }

        double tail = double.IsInfinity(x) ? 0 : Density(size) * Mills(size);
        return double.IsNaN(x) ? x : x < 0 ? tail : 1 - tail;
    }

    /// <summary>The value with probability p below and q = 1 - p above, of which the smaller is looked at.</summary>
    public static double Quantile(double p, double q)
    {
        if (p > q)
        {
            return -Quantile(q, p);
        }

        if (p == 0)
        {
            return double.NegativeInfinity;
        }

        // In the middle on the distance from the median; in the tail on the logarithm of the probability.
        double z = QuantileNear(p);
        for (int i = 0; i < 8; i++)
        {
            double step = p > 0.3 ? Middle(z, q - p) : Tail(z, p);
            z -= step;
            if (Math.Abs(step) <= 1e-9 * Math.Abs(z))
            {
                break;
            }
        }

        return z;
    }

    public static double Density(double x)
    {
        double square = x * x, low = Math.FusedMultiplyAdd(x, x, -square);
        return Natural.Exp(-0.5 * square) * (1 - 0.5 * low) * 0.3989422804014327;
    }

    // A Halley step on the probability between z and the median, z being below it.
    private static double Middle(double z, double gap)
    {
        double term = -z, sum = -z;
        for (int k = 3; term > 1e-18 * sum; k += 2)
        {
            term *= z * z / k;
            sum += term;
        }

        double error = (0.5 * gap / Density(z) - sum);
        return error / (1 + 0.5 * z * error);
    }

    // A Halley step on the logarithm of the probability.
    private static double Tail(double z, double p)
    {
        double mills = Mills(-z), slope = 1 / mills;
        double error = Natural.Log(mills / p * 0.3989422804014327) - 0.5 * z * z;
        double newton = error / slope;
        return newton / (1 + 0.5 * newton * (z + slope));
    }

    /// <summary>The value with probability p below, p no more than a half: within 4.5e-4 (Abramowitz and Stegun 26.2.23).</summary>
    public static double QuantileNear(double p)
    {
        double t = Math.Sqrt(-2 * Natural.Log(p));
        return -(t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
    }

    // The upper tail over the density: a continued fraction far out, and the polynomial of a cell nearer.
    private static double Mills(double x)
    {
        if (!(x < Far))
        {
            return Fraction(x);
        }

        int cell = (int)(x / Cell);
        double step = x - (cell + 0.5) * Cell, sum = _cells[cell * (Degree + 1) + Degree];
        for (int k = Degree - 1; k >= 0; k--)
        {
            sum = Math.FusedMultiplyAdd(sum, step, _cells[cell * (Degree + 1) + k]);
        }

        return sum;
    }

    private static double Fraction(double x)
    {
        double value = x;
        for (int k = 60; k >= 1; k--)
        {
            value = x + k / value;
        }

        return 1 / value;
    }

    // From the fraction inwards, a cell's middle at a time.
    private static double[] Cells()
    {
        int count = (int)(Far / Cell);
        var cells = new double[count * (Degree + 1)];
        var terms = new double[30];
        double mills = Fraction(Far), from = Far;
        for (int cell = count - 1; cell >= 0; cell--)
        {
            double middle = (cell + 0.5) * Cell;
            Taylor(mills, from, terms);
            mills = 0;
            for (int k = terms.Length - 1; k >= 0; k--)
            {
                mills = Math.FusedMultiplyAdd(mills, middle - from, terms[k]);
            }

            from = middle;
            Taylor(mills, from, terms);
            terms.AsSpan(0, Degree + 1).CopyTo(cells.AsSpan(cell * (Degree + 1)));
        }

        return cells;
    }

    // The derivatives of m follow from m' = x m - 1: c_{k+1} = (x c_k + c_{k-1}) / (k + 1).
    private static void Taylor(double mills, double x, double[] terms)
    {
        (terms[0], terms[1]) = (mills, Math.FusedMultiplyAdd(x, mills, -1));
        for (int k = 1; k < terms.Length - 1; k++)
        {
            terms[k + 1] = (x * terms[k] + terms[k - 1]) / (k + 1);
        }
    }
}
