using Forecast.Fitting.Bayes.LaplaceMatching;

namespace Forecast.Fitting.Tests.Bayes.LaplaceMatching;

/// <summary>Mode, curvature and divergence of a log density of one number, by finite differences and quadrature alone.</summary>
internal static class Numerically
{
    public static (double Mode, double Variance) Match(Func<double, double> log, double start)
    {
        double x = start;
        for (int i = 0; i < 200; i++)
        {
            double step = First(log, x) / Second(log, x);
            double next = x - step;
            x = double.IsFinite(log(next)) && log(next) >= log(x) - 1e-9 ? next : x + 0.1 * Math.Sign(First(log, x)) * Math.Abs(x);
            if (Math.Abs(step) < 1e-12 * (1 + Math.Abs(x)))
            {
                break;
            }
        }

        return (x, -1 / Second(log, x));
    }

    public static double Divergence(Func<double, double> log, MatchedNormal match, double low, double high)
    {
        const int steps = 400_000;
        double h = (high - low) / steps, most = Enumerable.Range(0, 2001).Max(i => log(low + (high - low) * i / 2000)), mass = 0, sum = 0;
        for (int i = 0; i <= steps; i++)
        {
            double x = low + h * i, weight = i is 0 or steps ? 1 : i % 2 == 1 ? 4 : 2, value = log(x) - most, p = Math.Exp(value);
            if (p > 0)
            {
                mass += weight * p;
                sum += weight * p * (value + 0.5 * (x - match.Mean) * (x - match.Mean) / match.Variance);
            }
        }

        mass *= h / 3;
        return sum * h / 3 / mass - Math.Log(mass) + 0.5 * Math.Log(2 * Math.PI * match.Variance);
    }

    // Five points each, so that the error is of fourth order.
    public static double First(Func<double, double> f, double x)
    {
        double h = 2e-3 * Math.Max(Math.Abs(x), 1e-2);
        return (f(x - 2 * h) - 8 * f(x - h) + 8 * f(x + h) - f(x + 2 * h)) / (12 * h);
    }

    public static double Second(Func<double, double> f, double x)
    {
        double h = 2e-3 * Math.Max(Math.Abs(x), 1e-2);
        return (-f(x - 2 * h) + 16 * f(x - h) - 30 * f(x) + 16 * f(x + h) - f(x + 2 * h)) / (12 * h * h);
    }
}
