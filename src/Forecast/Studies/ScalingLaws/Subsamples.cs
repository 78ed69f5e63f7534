using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>The exponent of the best size refitted to four fifths of the runs, drawn without replacement: the intervals of Table 2 of
/// Hoffmann et al. 2022.</summary>
internal static class Subsamples
{
    /// <summary>Subsamples of the paper.</summary>
    public const int PaperDraws = 100;

    private const int Most = 1000;

    /// <summary>Number of subsamples under a plan of so many resamples.</summary>
    public static int Count(ChinchillaFit fit) => Math.Min(Most, fit.Refits.Count);

    /// <summary>The exponents by the third approach, in ascending order.</summary>
    public static double[] Parametric(TrainingRuns runs, ChinchillaFit fit, StreamKey key, CancellationToken cancellation)
    {
        PowerSumProblem problem = ChinchillaFit.Problem(runs);
        double[] start = problem.FromSum(fit.Law.ToSum());
        var exponents = new double[Count(fit)];
        Parallel.For(0, exponents.Length, new ParallelOptions { CancellationToken = cancellation }, draw =>
        {
            double[] weights = problem.UnitWeights();
            Array.Clear(weights);
            foreach (int row in Rows(runs.Count, key.Child((ulong)draw)))
            {
                weights[row] = 1;
            }

            exponents[draw] = ChinchillaLaw.FromSum(
                problem.ToSum(HuberMinimum.Find(problem, weights, ChinchillaFit.Threshold, start).Theta)).SizeExponent;
        });
        return Quantiles.Sorted(exponents);
    }

    /// <summary>The exponents by the second approach, in ascending order.</summary>
    public static double[] IsoFlops(TrainingRuns runs, int draws, StreamKey key, CancellationToken cancellation)
    {
        double[] n = runs.N.ToArray(), d = runs.D.ToArray(), loss = runs.Loss.ToArray();
        var exponents = new double[draws];
        Parallel.For(0, draws, new ParallelOptions { CancellationToken = cancellation }, draw =>
        {
            int[] rows = Rows(n.Length, key.Child((ulong)draw));
            var some = new TrainingRuns([.. rows.Select(i => n[i])], [.. rows.Select(i => d[i])], [.. rows.Select(i => loss[i])]);
            exponents[draw] = IsoFlop.Fit(some, IsoFlop.Budgets).SizeExponent;
        });
        return Quantiles.Sorted(exponents);
    }

    // Four fifths of the rows, in ascending order: the head of a shuffle.
    private static int[] Rows(int count, StreamKey key)
    {
        int[] rows = [.. Enumerable.Range(0, count)];
        var random = new RandomSequence(key);
        int kept = (int)Math.Round(0.8 * count);
        for (int i = 0; i < kept; i++)
        {
            int other = i + random.NextIndex(count - i);
            (rows[i], rows[other]) = (rows[other], rows[i]);
        }

        Array.Sort(rows, 0, kept);
        return rows[..kept];
    }
}
