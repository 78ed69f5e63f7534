namespace Forecast.Fitting.Distributions;

/// <summary>The beta distribution, each tail to its own precision, at a place given by the logarithm of its odds.</summary>
internal static class BetaFunctions
{
    private const double Tiny = 1e-300;

    /// <summary>The logarithm of x (1 - x) times the density.</summary>
    public static double LogWeight(double a, double b, double x, double complement)
    {
        double n = a + b;
        double rest = GammaFunctions.StirlingRest(a) + GammaFunctions.StirlingRest(b) - GammaFunctions.StirlingRest(n);
        return 0.5 * (Natural.Log(a) + Natural.Log(b / n) - Natural.LogOfTwoPi) - rest - Natural.Deviance(a, n * x) - Natural.Deviance(b, n * complement);
    }

    /// <summary>The logarithms of the probabilities below and above x, and of x (1 - x) times the density.</summary>
    public static (double Lower, double Upper, double Weight) LogTails(double a, double b, double x, double complement)
    {
        double weight = LogWeight(a, b, x, complement);
        if (x * (a + b + 2) < a + 1)
        {
            double lower = weight + Natural.Log(Fraction(a, b, x) / a);
            return (lower, Natural.Log(-Natural.ExpMinusOne(Math.Min(lower, 0))), weight);
        }

        double upper = weight + Natural.Log(Fraction(b, a, complement) / b);
        return (Natural.Log(-Natural.ExpMinusOne(Math.Min(upper, 0))), upper, weight);
    }

    /// <summary>The logarithm of the odds of the value with probability p below and q = 1 - p above.</summary>
    /// <param name="p">Probability below.</param>
    /// <param name="q">Probability above.</param>
    /// <param name="a">First shape.</param>
    /// <param name="b">Second shape.</param>
    /// <param name="near">A value near it to start from, where one is known.</param>
    public static double LogOddsQuantile(double p, double q, double a, double b, double? near = null)
    {
        if (p > q)
        {
            return -LogOddsQuantile(q, p, b, a, -near);
        }

        double target = Natural.Log(p);
        double logBeta = GammaFunctions.LogGamma(a) + GammaFunctions.LogGamma(b) - GammaFunctions.LogGamma(a + b);
        double power = (target + Natural.Log(a) + logBeta) / a;
        if (power < -500)
        {
            // So far down nothing else counts, and x itself may be below all doubles.
            return power;
        }

        double start = near ?? power;
        if (near is null && Math.Min(a, b) > 1)
        {
            start = Natural.Log(a / b) + NormalFunctions.Quantile(p, q) * Math.Sqrt(1 / a + 1 / b);
        }

        double reach = 50 + 10 * Math.Abs(target) + 2 * Math.Abs(logBeta);
        return LogConcaveRoot.Find(start, Math.Min(power, start) - reach / Math.Min(a, 1), Math.Max(power, 0) + reach / Math.Min(b, 1), y =>
        {
            (double x, double complement) = Odds(y);
            (double lower, _, double weight) = LogTails(a, b, x, complement);
            double slope = Natural.Exp(weight - lower);
            return (lower - target, slope, slope * (a * complement - b * x - slope));
        });
    }

    /// <summary>x and 1 - x for the logarithm of x / (1 - x).</summary>
    public static (double X, double Complement) Odds(double y)
    {
        double e = Natural.Exp(-Math.Abs(y)), large = 1 / (1 + e), small = e * large;
        return y < 0 ? (small, large) : (large, small);
    }

    // The continued fraction of the incomplete beta function by Lentz's method.
    private static double Fraction(double a, double b, double x)
    {
        double c = 1, d = 1 / NotZero(1 - (a + b) * x / (a + 1)), h = d;
        for (int m = 1; m < 1_000_000; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            double factor = d * c;
            h *= factor;
            if (Math.Abs(factor - 1) < 2e-16)
            {
                break;
            }
        }

        return h;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
