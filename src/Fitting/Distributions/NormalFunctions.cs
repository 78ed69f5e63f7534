namespace Forecast.Fitting.Distributions;

/// <summary>The standard normal distribution, each tail to its own precision.</summary>
internal static class NormalFunctions
{
    /// <summary>The probability below x.</summary>
    public static double Cdf(double x)
    {
        double size = Math.Abs(x);
        if (size < 3)
        {
            // 1/2 + density (x + x^3/3 + x^5/15 ...), or the fraction below where that would cancel.
            if (x > -0.5)
            {
                double term = size, sum = size;
                for (int k = 3; term > 1e-18 * sum; k += 2)
                {
                    term *= size * size / k;
                    sum += term;
                }

                double part = sum * Density(size);
                return x < 0 ? 0.5 - part : 0.5 + part;
            }
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

    // The upper tail over the density: a continued fraction far out, and by steps of Taylor's series nearer.
    private static double Mills(double x)
    {
        double far = Math.Max(x, 6), value = far;
        for (int k = 60; k >= 1; k--)
        {
            value = far + k / value;
        }

        double mills = 1 / value;
        while (far > x)
        {
            double step = Math.Max(x - far, -0.25);
            mills = Taylor(mills, far, step);
            far = step > -0.25 ? x : far - 0.25;
        }

        return mills;
    }

    // The derivatives of m follow from m' = x m - 1: c_{k+1} = (x c_k + c_{k-1}) / (k + 1).
    private static double Taylor(double mills, double x, double step)
    {
        double before = mills, current = x * mills - 1, power = step, sum = mills + current * step;
        for (int k = 1; k < 30; k++)
        {
            double next = (x * current + before) / (k + 1);
            before = current;
            current = next;
            power *= step;
            sum += current * power;
        }

        return sum;
    }
}
