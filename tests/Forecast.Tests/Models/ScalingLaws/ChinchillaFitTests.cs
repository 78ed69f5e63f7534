using System.Diagnostics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Models.ScalingLaws;

namespace Forecast.Tests.Models.ScalingLaws;

/// <summary>Numbers of Besiroglu et al. 2024 and of their notebook, refitted.</summary>
public class ChinchillaFitTests
{
    private static readonly ChinchillaFit Huber = ChinchillaFit.Fit(Chinchilla.Runs, new ScalingFitPlan(Resamples: 4000), new StreamKey(42));
    private static readonly ChinchillaFit Likely = ChinchillaFit.Fit(Chinchilla.Runs, new ScalingFitPlan(ScalingObjective.HuberWithFittedScale, 4000), new StreamKey(42));
    private static readonly ChinchillaFit WithOutliers = ChinchillaFit.Fit(Chinchilla.AllRuns, new ScalingFitPlan(Resamples: 100), new StreamKey(42));

    [Fact]
    public void The_replication_uses_240_of_the_245_runs()
    {
        Assert.Equal(245, Chinchilla.AllRuns.Count);
        Assert.Equal(240, Chinchilla.Runs.Count);
    }

    [Fact]
    public void The_Huber_objective_reaches_the_optimum_of_the_grid_to_six_digits()
    {
        Assert.Equal(4500, ChinchillaFit.Grid.Count(2));
        Assert.Equal(0.00101827402, Huber.Objective, 5e-12);
        Assert.Equal(477.83, Huber.Law.A, 0.01);
        Assert.Equal(2143.4, Huber.Law.B, 0.1);
        Assert.Equal(1.81722, Huber.Law.E, 1e-5);
        Assert.Equal(0.347311, Huber.Law.Alpha, 1e-6);
        Assert.Equal(0.367172, Huber.Law.Beta, 1e-6);
        Assert.Equal(0.5139, Huber.Law.SizeExponent, 1e-4);
        Assert.Empty(Huber.Warnings);
    }

    [Fact]
    public void The_fitted_scale_gives_the_published_point_estimate()
    {
        Assert.Equal(482.01, Likely.Law.A, 0.006);
        Assert.Equal(2085.43, Likely.Law.B, 0.01);
        Assert.Equal(1.8172, Likely.Law.E, 0.0005);
        Assert.Equal(0.3478, Likely.Law.Alpha, 0.0001);
        Assert.Equal(0.3658, Likely.Law.Beta, 0.0001);
        Assert.Equal(1.8168641, Likely.Law.E, 1e-6);
        Assert.Equal(-12.26662, Likely.Density.LogScale, 1e-5);
    }

    [Fact]
    public void The_likelihoods_and_their_ratio_are_those_printed()
    {
        Assert.Equal(879.773138, Likely.Density.LogLikelihood, 1e-5);
        Assert.Equal(837.775, Likely.LogLikelihoodOf(PublishedLaws.HoffmannUnrounded.Law), 1e-3);
        Assert.Equal(562.253, Likely.LogLikelihoodOf(PublishedLaws.HoffmannRounded.Law), 1e-3);
        Assert.Equal(84.00, Likely.LikelihoodRatio(PublishedLaws.HoffmannUnrounded.Law), 0.005);
        Assert.Equal(757.805, WithOutliers.LogLikelihoodOf(Likely.Law), 1e-3);
        Assert.Equal(714.429, WithOutliers.LogLikelihoodOf(PublishedLaws.HoffmannUnrounded.Law), 1e-3);
        Assert.Equal(531.892, WithOutliers.LogLikelihoodOf(PublishedLaws.HoffmannRounded.Law), 1e-3);
    }

    [Fact]
    public void The_Huber_objective_of_published_fits_is_the_notebook_s()
    {
        Assert.Equal(0.00101864, Huber.ObjectiveOf(Likely.Law), 5e-9);
        Assert.Equal(0.00123116, Huber.ObjectiveOf(PublishedLaws.HoffmannUnrounded.Law), 5e-9);
        Assert.Equal(0.00412110, Huber.ObjectiveOf(PublishedLaws.HoffmannRounded.Law), 2e-7);
    }

    [Fact]
    public void With_the_outliers_the_optimum_moves_as_published()
    {
        Assert.Equal(0.00182601, WithOutliers.Objective, 5e-9);
        Assert.Equal(495.7, WithOutliers.Law.A, 0.05);
        Assert.Equal(12846, WithOutliers.Law.B, 1.0);
        Assert.Equal(1.8913, WithOutliers.Law.E, 1e-4);
        Assert.Equal(0.3493, WithOutliers.Law.Alpha, 1e-4);
        Assert.Equal(0.4530, WithOutliers.Law.Beta, 1e-4);
    }

    [Fact]
    public void The_exponent_of_the_optimal_size_has_the_published_uncertainty()
    {
        Assert.InRange(Huber.StandardError(law => law.SizeExponent), 0.018, 0.022);
        Interval interval = Huber.Estimate(law => law.SizeExponent, 0.8).Interval;
        Assert.InRange(interval.High - interval.Low, 0.9 * 0.051, 1.1 * 0.051);
    }

    [Fact]
    public void The_distance_to_the_published_law_is_that_of_the_chi_squared_test() =>
        Assert.InRange(Likely.WaldStatistic(PublishedLaws.HoffmannUnrounded.Law), 0.85 * 238.40, 1.15 * 238.40);

    [Fact]
    public void The_bits_do_not_depend_on_the_threads()
    {
        ChinchillaFit one = ChinchillaFit.Fit(Chinchilla.Runs, new ScalingFitPlan(Resamples: 200, Threads: 1), new StreamKey(7));
        ChinchillaFit two = ChinchillaFit.Fit(Chinchilla.Runs, new ScalingFitPlan(Resamples: 200, Threads: 2), new StreamKey(7));
        Assert.Equal(one.Law, two.Law);
        Assert.Equal(one.Refits, two.Refits);
    }

    [Fact]
    public void The_first_refits_do_not_depend_on_how_many_are_run()
    {
        ChinchillaFit few = ChinchillaFit.Fit(Chinchilla.Runs, new ScalingFitPlan(Resamples: 10), new StreamKey(42));
        Assert.Equal(few.Refits, Huber.Refits.Take(10));
    }

    [Fact]
    public void The_grid_takes_well_under_a_second()
    {
        // The target is 0.3 s on two idle cores; a busy machine is allowed more, and SciPy takes 30 s and up.
        PowerSumProblem problem = ChinchillaFit.Problem(Chinchilla.Runs);
        ChinchillaFit.Grid.Search(problem, ChinchillaFit.Threshold);
        var watch = Stopwatch.StartNew();
        ChinchillaFit.Grid.Search(problem, ChinchillaFit.Threshold);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{watch.Elapsed}");
    }

    [Fact]
    public void The_optimum_of_a_budget_has_an_interval_around_it()
    {
        AllocationEstimate optimum = Huber.Optimum(5.88e23, 0.9);
        Assert.All(new[] { optimum.N, optimum.D, optimum.TokensPerParameter, optimum.Loss }, e => Assert.True(e.Interval.Contains(e.Value)));
        Assert.Equal(5.88e23, 6 * optimum.N.Value * optimum.D.Value, 5.88e23 * 1e-12);
    }

    [Fact]
    public void The_optima_under_a_load_and_under_a_cap_have_intervals_too()
    {
        AllocationEstimate free = Huber.Optimum(1e25, 0.9), serving = Huber.InferenceOptimum(1e25, 1e13, 0.9), capped = Huber.OptimumUnderDataCap(1e25, 1e12, 0.9);
        Assert.All(new[] { serving, capped }, best => Assert.True(best.N.Interval.Contains(best.N.Value) && best.Loss.Interval.Low < best.Loss.Interval.High));
        Assert.True(serving.N.Value < free.N.Value && serving.D.Value > free.D.Value);
        Assert.Equal(free.Loss.Value, serving.Loss.Value, 1e-9);
        Assert.Equal(1e12, capped.D.Value);
        Assert.True(capped.Loss.Value > free.Loss.Value);
    }

    [Fact]
    public void A_prediction_of_a_new_run_is_wider_than_that_of_the_law()
    {
        Prediction prediction = Huber.Predict([1e9, 2e10], 0.9);
        Assert.Equal(Huber.Law.Loss(1e9, 2e10), prediction.Mean);
        Assert.True(prediction.Confidence.Contains(prediction.Mean));
        Assert.True(prediction.Predictive.High - prediction.Predictive.Low > prediction.Confidence.High - prediction.Confidence.Low);
    }

    [Fact]
    public void Data_without_a_limit_put_its_coefficient_at_the_bound_and_say_so()
    {
        // A plain power of N alone: neither D nor an irreducible loss shows.
        double[] n = [.. Enumerable.Range(0, 30).Select(i => Math.Pow(10, 7 + 0.1 * i))];
        double[] d = [.. Enumerable.Range(0, 30).Select(i => Math.Pow(10, 9 + 0.05 * (i * 7 % 30)))];
        ChinchillaFit fit = ChinchillaFit.Fit(new TrainingRuns(n, d, [.. n.Select(x => 20 * Math.Pow(x, -0.1))]), new ScalingFitPlan(Resamples: 20), new StreamKey(1));
        Assert.NotEmpty(fit.Warnings);
    }

    [Fact]
    public void Runs_whose_size_and_data_rise_together_are_doubted()
    {
        double[] n = [.. Enumerable.Range(0, 20).Select(i => Math.Pow(10, 7 + 0.1 * i))];
        double[] d = [.. n.Select(x => 20 * x)];
        ChinchillaFit fit = ChinchillaFit.Fit(new TrainingRuns(n, d, [.. n.Select(x => 2 + 400 * Math.Pow(x, -0.3))]), new ScalingFitPlan(Resamples: 20), new StreamKey(1));
        Assert.Contains(fit.Warnings, warning => warning.Contains("rise together", StringComparison.Ordinal));
    }
}
