using Forecast.Fitting.Distributions;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>Finds what a plan leaves open of amplitude, length and noise, where the evidence times a weak prior is greatest.</summary>
internal static class LatentSearch
{
    private const double Least = 1e-3, Most = 30, LengthDeviation = 0.7;
    private static readonly double[] _starts = [0.1, 0.6];

    public static LatentPlan Filled(double[] times, ILatentLikelihood likelihood, LatentPlan plan)
    {
        bool[] open = [plan.Kernel != LatentKernel.None && plan.Amplitude is null, plan.Kernel != LatentKernel.None
            && plan.Length is null, plan.Noise is null];
        int count = open.Count(isOpen => isOpen);
        if (count == 0)
        {
            return plan;
        }

        LatentPlan best = plan;
        double most = double.NegativeInfinity;
        foreach (double start in _starts)
        {
            double[] first = [.. new[] { start, 1, start }.Where((_, i) => open[i]).Select(x => Natural.Log(x))];
            Vector<double> found = Climb(x => Value(times, likelihood, With(plan, open, x)), first);
            LatentPlan candidate = With(plan, open, found);
            double value = Value(times, likelihood, candidate);
            if (value > most)
            {
                (best, most) = (candidate, value);
            }
        }

        // No noise at all is the border of the range, and another model.
        LatentPlan quiet = best with { Noise = 0 };
        return open[2] && Value(times, likelihood, quiet) >= most ? quiet : best;
    }

    private static Vector<double> Climb(Func<Vector<double>, double> value, double[] start)
    {
        var simplex = new NelderMeadSimplex(1e-5, 300);
        IObjectiveFunction down = ObjectiveFunction.Value(x => -value(x));
        try
        {
            return simplex.FindMinimum(down, Vector<double>.Build.Dense(start), Vector<double>.Build.Dense(start.Length, 0.5))
                .MinimizingPoint;
        }
        catch (MaximumIterationsException)
        {
            return Vector<double>.Build.Dense(start);
        }
    }

    private static double Value(double[] times, ILatentLikelihood likelihood, LatentPlan plan)
    {
        var inference = new LatentInference(new LatentPrior(times, plan), likelihood, plan.Refinement);
        double noise = plan.Noise ?? 0, value = inference.Evidence - 0.5 * noise * noise;
        if (plan.Kernel != LatentKernel.None)
        {
            double length = Natural.Log(plan.Length!.Value) / LengthDeviation, amplitude = plan.Amplitude!.Value;
            value -= 0.5 * (length * length + amplitude * amplitude);
        }

        return double.IsFinite(value) ? value : -1e300;
    }

    private static LatentPlan With(LatentPlan plan, bool[] open, Vector<double> logs)
    {
        int next = 0;
        double Next() => Math.Clamp(Natural.Exp(logs[next++]), Least, Most);
        return plan with
        {
            Amplitude = open[0] ? Next() : plan.Amplitude,
            Length = open[1] ? Next() : plan.Length,
            Noise = open[2] ? Next() : plan.Noise,
        };
    }
}
