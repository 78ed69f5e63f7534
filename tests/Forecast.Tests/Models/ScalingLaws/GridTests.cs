using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Models.ScalingLaws;

namespace Forecast.Tests.Models.ScalingLaws;

/// <summary>The grouped search beside the full one of the paper.</summary>
public class GridTests
{
    [Fact]
    public void No_search_from_all_4500_starts_beats_the_grouped_one_on_resampled_runs()
    {
        TrainingRuns runs = Chinchilla.Runs;
        double[][] starts = [.. Starts()];
        Assert.Equal(4500, starts.Length);
        for (int b = 0; b < Resamples; b++)
        {
            var random = new RandomSequence(new StreamKey(7).Child((ulong)b));
            int[] rows = [.. Enumerable.Range(0, runs.Count).Select(_ => random.NextIndex(runs.Count))];
            var problem = new PowerSumProblem([[.. rows.Select(i => runs.N[i])], [.. rows.Select(i => runs.D[i])]], [.. rows.Select(i => runs.Loss[i])]);
            double grouped = ChinchillaFit.Grid.Search(problem, ChinchillaFit.Threshold).Objective;
            var all = new double[starts.Length];
            double[] weights = problem.UnitWeights();
            Parallel.For(0, starts.Length, i =>
            {
                double[] s = starts[i];
                double[] theta = problem.FromSum(new PowerSum(Math.Exp(s[0]), [new PowerTerm(Math.Exp(s[1]), s[2]), new PowerTerm(Math.Exp(s[3]), s[4])]));
                all[i] = HuberMinimum.Find(problem, weights, ChinchillaFit.Threshold, theta).Objective;
            });
            double lowest = all.Where(double.IsFinite).Min();
            Assert.True(grouped <= lowest * (1 + 1e-9), $"Resample {b}: {grouped} from the groups, {lowest} from all.");
        }
    }

    private const int Resamples = 20;

    private static IEnumerable<double[]> Starts() =>
        from e in ChinchillaFit.Grid.LogConstants
        from a in ChinchillaFit.Grid.LogCoefficients
        from alpha in ChinchillaFit.Grid.Exponents
        from b in ChinchillaFit.Grid.LogCoefficients
        from beta in ChinchillaFit.Grid.Exponents
        select new[] { e, a, alpha, b, beta };
}
