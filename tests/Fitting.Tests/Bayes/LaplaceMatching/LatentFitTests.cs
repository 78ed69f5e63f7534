using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Bayes.LaplaceMatching;

public class LatentFitTests
{
    [Theory]
    [InlineData("coal")]
    [InlineData("systems-1e24")]
    [InlineData("systems-1e25")]
    [InlineData("few")]
    [InlineData("beetles")]
    public void Means_are_those_of_the_exact_posterior_and_deviations_nearly(string name)
    {
        (double[] times, ILatentLikelihood likelihood) = LatentSets.Of(name);
        double[] exact = LatentSets.Reference(name);
        LatentFit fit = LatentFit.Fit(times, likelihood);
        Assert.True(fit.IsConverged);
        Assert.Equal(exact[0], fit.Level.Mean[0], 0.02 * exact[1]);
        Assert.Equal(exact[2], fit.Slope.Mean[0], 0.02 * exact[3]);

        // The nearest Gaussian is narrow where the posterior is skewed: four events in eight years.
        double share = name == "few" ? 0.15 : 0.04;
        Assert.Equal(exact[1], Math.Sqrt(fit.Level.Covariance[0, 0]), share * exact[1]);
        Assert.Equal(exact[3], Math.Sqrt(fit.Slope.Covariance[0, 0]), share * exact[3]);
    }

    // Why the refinement is there: the match of each cell by itself is the mode of a density of one or two events.
    [Theory]
    [InlineData("coal", 5.4)]
    [InlineData("systems-1e24", 1.5)]
    [InlineData("few", 1.4)]
    public void Matched_cell_by_cell_small_counts_are_far_off(string name, double deviations)
    {
        (double[] times, ILatentLikelihood likelihood) = LatentSets.Of(name);
        double[] exact = LatentSets.Reference(name);
        LatentFit fit = LatentFit.Fit(times, likelihood, new LatentPlan { Refinement = LatentRefinement.Cells });
        Assert.Equal(deviations, (fit.Level.Mean[0] - exact[0]) / exact[1], 0.1);
    }

    [Fact]
    public void Matched_cell_by_cell_large_counts_are_near()
    {
        double[] times = LatentSets.Years(12, 2020), counts = [.. times.Select(year => Math.Round(3000 * Math.Exp(0.1 * (year - 2015))))];
        LatentFit cells = LatentFit.Fit(times, new PoissonCounts(counts), new LatentPlan { Refinement = LatentRefinement.Cells });
        LatentFit average = LatentFit.Fit(times, new PoissonCounts(counts));
        Assert.Equal(average.Level.Mean[0], cells.Level.Mean[0], 0.1 * Math.Sqrt(average.Level.Covariance[0, 0]));
        Assert.Equal(average.Slope.Mean[0], cells.Slope.Mean[0], 0.1 * Math.Sqrt(average.Slope.Covariance[0, 0]));
    }

    [Theory]
    [InlineData("coal")]
    [InlineData("systems-1e24")]
    [InlineData("beetles")]
    public void At_the_mode_under_a_flat_prior_it_is_the_generalised_linear_model_of_R(string name)
    {
        (double[] times, ILatentLikelihood likelihood) = LatentSets.Of(name);
        double[] glm = LatentSets.Reference(name.Split('-')[0] + "-glm", "reference-r");
        var flat = new LatentPlan { LevelDeviation = 1e5, SlopeDeviation = 1e5, Refinement = LatentRefinement.Mode };
        LatentFit fit = LatentFit.Fit(times, likelihood, flat);
        Near(glm[0], fit.Level.Mean[0]);
        Near(glm[1], fit.Slope.Mean[0]);
        Near(glm[2], Math.Sqrt(fit.Level.Covariance[0, 0]));
        Near(glm[3], Math.Sqrt(fit.Slope.Covariance[0, 0]));
        static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-6 * Math.Abs(expected));
    }

    [Theory]
    [InlineData("coal")]
    [InlineData("systems-1e24")]
    [InlineData("domains")]
    public void Means_are_those_of_the_sampler_within_a_tenth_of_a_deviation_for_a_hundredth_of_its_work(string name)
    {
        (double[] times, ILatentLikelihood likelihood) = LatentSets.Of(name);
        CountedLikelihood fitted = new(likelihood), sampled = new(likelihood);
        LatentFit fit = LatentFit.Fit(times, fitted);
        var model = new LatentGaussianModel(times, sampled, fit.Plan);
        Posterior posterior = Nuts.Sample(model, new NutsPlan(), new StreamKey(3));
        Assert.True(sampled.CellsSeen > 100 * fitted.CellsSeen, $"{sampled.CellsSeen} cells to sample, {fitted.CellsSeen} to fit");
        int d = likelihood.Latents;
        for (int k = 0; k < 2 * d; k++)
        {
            double[] draws = posterior.Column(k);
            double mean = draws.Average(), deviation = Math.Sqrt(draws.Average(x => (x - mean) * (x - mean)));
            MatchedGaussian ours = k < d ? fit.Level : fit.Slope;
            Assert.Equal(mean, ours.Mean[k % d], 0.1 * deviation);
            Assert.Equal(deviation, Math.Sqrt(ours.Covariance[k % d, k % d]), 0.1 * deviation);
        }
    }

    [Theory]
    [InlineData(LatentKernel.None, 0.4)]
    [InlineData(LatentKernel.SquaredExponential, 0.1)]
    [InlineData(LatentKernel.Matern, 0.0)]
    public void With_scatter_and_a_process_about_the_line_too_the_latents_are_those_of_the_sampler(LatentKernel kernel, double noise)
    {
        (double[] times, ILatentLikelihood likelihood) = LatentSets.Of("systems-1e24");
        LatentFit fit = LatentFit.Fit(times, likelihood, new LatentPlan { Kernel = kernel, Amplitude = 0.6, Length = 1, Noise = noise });
        Posterior posterior = Nuts.Sample(fit.Model(), new NutsPlan { Draws = 2000, Acceptance = 0.9 }, new StreamKey(5));
        double[] means = [.. Enumerable.Range(0, 6).Select(i => posterior.Column(i).Average())];
        for (int i = 0; i < 6; i++)
        {
            double deviation = Math.Sqrt(posterior.Column(i).Average(x => (x - means[i]) * (x - means[i])));

            // With scatter the latent of a cell is not the line there; the process without scatter is.
            MatchedGaussian cell = fit.Cell(i);
            Assert.Equal(means[i], cell.Mean[0], 0.1 * deviation);
            Assert.Equal(deviation, Math.Sqrt(cell.Covariance[0, 0]), 0.1 * deviation);
        }
    }

    [Fact]
    public void Positive_values_of_shape_one_are_those_of_the_sampler()
    {
        double[] times = LatentSets.Years(9, 2020), values = [0.4, 2.2, 0.3, 1.9, 4, 0.7, 6.1, 3.3, 9];
        LatentFit fit = LatentFit.Fit(times, new PositiveValues(values, 1));
        Posterior posterior = Nuts.Sample(fit.Model(), new NutsPlan { Draws = 2000 }, new StreamKey(5));
        double[] slopes = posterior.Column("slope");
        double mean = slopes.Average(), deviation = Math.Sqrt(slopes.Average(x => (x - mean) * (x - mean)));
        Assert.Equal(mean, fit.Slope.Mean[0], 0.1 * deviation);
    }

    [Theory]
    [InlineData("coal")]
    [InlineData("beetles")]
    [InlineData("domains")]
    public void The_gradient_is_that_of_the_density(string name)
    {
        (double[] times, ILatentLikelihood likelihood) = LatentSets.Of(name);
        ILogDensity density = LatentFit.Fit(times, likelihood).Model().Density();
        double[] at = [.. Enumerable.Range(0, density.Dimension).Select(i => 0.1 * Math.Cos(i))], gradient = new double[at.Length],
            none = new double[at.Length];
        density.Evaluate(at, gradient);
        for (int i = 0; i < at.Length; i++)
        {
            double keep = at[i];
            double slope = Numerically.First(x =>
            {
                at[i] = keep + 1e-2 * (x - 1);
                return density.Evaluate(at, none);
            }, 1) / 1e-2;
            at[i] = keep;
            Assert.Equal(slope, gradient[i], 1e-6 * (1 + Math.Abs(slope)));
        }
    }

    [Fact]
    public void What_is_left_open_is_found_where_the_evidence_is_greatest()
    {
        (double[] times, ILatentLikelihood likelihood) = LatentSets.Of("systems-1e24");
        LatentFit found = LatentFit.Fit(times, likelihood, new LatentPlan { Noise = null });
        double noise = found.Plan.Noise!.Value;
        Assert.InRange(noise, 0.3, 1);
        foreach (double other in new[] { 0, 0.5 * noise, 0.9 * noise, 1.1 * noise, 2 * noise })
        {
            LatentFit fit = LatentFit.Fit(times, likelihood, new LatentPlan { Noise = other });
            Assert.True(fit.Evidence - 0.5 * other * other < found.Evidence - 0.5 * noise * noise);
        }
    }

    [Fact]
    public void Too_few_cells_or_one_time_only_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LatentFit.Fit([1, 2], new PoissonCounts([1, 2])));
        Assert.Throws<ArgumentException>(() => LatentFit.Fit([1, 1, 1], new PoissonCounts([1, 2, 3])));
        Assert.Throws<ArgumentException>(() => LatentFit.Fit([1, 2, 3], new PoissonCounts([1, 2])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PoissonCounts([1.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PoissonCounts([-1]));
        Assert.Throws<ArgumentException>(() => new CategoryCounts([[1.0], [2]]));
    }
}
