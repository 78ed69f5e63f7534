namespace Forecast.Fitting.Distributions;

/// <summary>The gamma distribution of scale 1, each tail to its own precision.</summary>
internal static class GammaFunctions
{
    private const double Tiny = 1e-300;

    // Bernoulli's numbers over 2k (2k - 1), of Stirling's series.
    private static readonly double[] _stirling = [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400];

    /// <summary>ln Γ(a) - (a - 1/2) ln a + a - ln(2π) / 2 for a positive a: what Stirling's formula leaves out.</summary>
    public static double StirlingRest(double a)
    {
        double rest = 0;
        for (; a < 12; a++)
        {
            // (a + 1/2) ln(1 + 1/a) - 1.
            double v = 1 / (2 * a + 1);
            rest += v < 0.19 ? Natural.ArtanhRatio(v * v) : (a + 0.5) * (Natural.LogOnePlus(a) - Natural.Log(a)) - 1;
        }

        double inverse = 1 / a, square = inverse * inverse, sum = 0;
        for (int k = _stirling.Length - 1; k >= 0; k--)
        {
            sum = Math.FusedMultiplyAdd(sum, square, _stirling[k]);
        }

        return rest + sum * inverse;
    }

    /// <summary>The logarithm of the gamma function for a positive a.</summary>
    public static double LogGamma(double a) => (a - 0.5) * Natural.Log(a) - a + 0.5 * Natural.LogOfTwoPi + StirlingRest(a);

    /// <summary>The logarithm of x times the density: x^a e^-x / Γ(a).</summary>
    public static double LogWeight(double a, double x) => a < 1e-5
        ? a * Natural.Log(x) - x - LogGamma(1 + a) + Natural.Log(a)
        : 0.5 * (Natural.Log(a) - Natural.LogOfTwoPi) - StirlingRest(a) - Natural.Deviance(a, x);

    /// <summary>The logarithms of the probabilities below and above x, and of x times the density.</summary>
    public static (double Lower, double Upper, double Weight) LogTails(double a, double x)
    {
        double weight = LogWeight(a, x);
        if (x < a + 1)
        {
            double term = 1, sum = 1;
            for (double k = a + 1; term > 1e-17 * sum; k++)
            {
                term *= x / k;
                sum += term;
            }

            double lower = weight + Natural.Log(sum / a);
            return (lower, Natural.Log(-Natural.ExpMinusOne(Math.Min(lower, 0))), weight);
        }

        // Legendre's continued fraction by Lentz's method.
        double b = x + 1 - a, c = 1 / Tiny, d = 1 / b, h = d;
        for (int i = 1; i < 1_000_000; i++)
        {
            double an = -i * (i - a);
            b += 2;
            d = 1 / NotZero(an * d + b);
            c = NotZero(b + an / c);
            double factor = d * c;
            h *= factor;
            if (Math.Abs(factor - 1) < 2e-16)
            {
                break;
            }
        }

        double upper = weight + Natural.Log(h);
        return (Natural.LogOnePlus(-Natural.Exp(Math.Min(upper, 0))), upper, weight);
    }

    /// <summary>The value with probability p below and q = 1 - p above.</summary>
    public static double Quantile(double p, double q, double a)
    {
        if (p == 0 || q == 0)
        {
            return p == 0 ? 0 : double.PositiveInfinity;
        }

        // In y = ln x.
        bool isLower = p < q;
        double target = Natural.Log(isLower ? p : q);
        double z = NormalFunctions.Quantile(p, q), root = 1 - 1 / (9 * a) + z / (3 * Math.Sqrt(a));
        double power = (Natural.Log(p) + LogGamma(1 + a)) / a;
        double start = root > 0.3 && a > 0.3 ? Natural.Log(a * root * root * root) : isLower ? power : Natural.Log(Math.Max(1e-3, a - target));
        double y = LogConcaveRoot.Find(start, Math.Min(power, 0) - 10, Natural.Log(a + 2 * Math.Sqrt(-2 * a * target) - 4 * target + 10) + 1, y =>
        {
            double x = Natural.Exp(y);
            (double lower, double upper, double weight) = LogTails(a, x);
            double slope = Natural.Exp(weight - (isLower ? lower : upper));
            return isLower ? (lower - target, slope, slope * (a - x - slope)) : (target - upper, slope, slope * (a - x + slope));
        });

        // The last step on x itself, since a large y holds x less closely.
        return Polish(a, Natural.Exp(y), isLower, target);
    }

    private static double Polish(double a, double x, bool isLower, double target)
    {
        if (x < 1e-290 || !double.IsFinite(x))
        {
            return x;
        }

        (double lower, double upper, double weight) = LogTails(a, x);
        double step = isLower ? (target - lower) * Natural.Exp(lower - weight) : (upper - target) * Natural.Exp(upper - weight);
        return x * (1 + step);
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
