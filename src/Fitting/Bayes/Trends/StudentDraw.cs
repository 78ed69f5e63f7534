using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>Numbers of Student's t distribution for Markov chains and new observations.</summary>
/// <remarks>
/// Bailey's polar method ("Polar generation of random variates with the t-distribution", Mathematics of Computation 62, 1994): exact, and
/// far faster than the quantile where every draw has its own degrees of freedom.
/// </remarks>
internal static class StudentDraw
{
    public static double Next(double degreesOfFreedom, RandomSequence random)
    {
        while (true)
        {
            double u = 2 * random.NextUniform() - 1, v = 2 * random.NextUniform() - 1, w = u * u + v * v;
            if (w <= 1)
            {
                double power = -2 / degreesOfFreedom * Natural.Log(w);
                return u * Math.Sqrt(degreesOfFreedom * Natural.ExpMinusOne(power) / w);
            }
        }
    }
}
