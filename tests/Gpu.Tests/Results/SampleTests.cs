using Forecast.Gpu.Operations;
using Forecast.Gpu.Results;

namespace Forecast.Gpu.Tests.Results;

public class SampleTests
{
    [Fact]
    public void A_uniform_has_its_closed_forms_within_four_errors()
    {
        Sample u = MonteCarlo.Run(Texts.Uniform(), new DrawPlan(100_000, 5))["u"];
        Near(0.5, u.Mean);
        Near(Math.Sqrt(1.0 / 12), u.StandardDeviation);
        Near(0.05, u.Quantile(0.05));
        Near(0.75, u.Quantile(0.75));
        Near(0.3, u.ProbabilityBelow(0.3));
        Near(0.1, u.ProbabilityAbove(0.9));

        // Errors in closed form: 1 / √(12 n), √((1/80 - 1/144) / n) / (2 / √12), √(p (1 - p) / n) for quantiles and probabilities.
        Assert.Equal(Math.Sqrt(1.0 / 12 / 100_000), u.Mean.StandardError, 5e-6);
        Assert.Equal(Math.Sqrt((1.0 / 80 - 1.0 / 144) / 100_000) / (2 / Math.Sqrt(12)), u.StandardDeviation.StandardError, 5e-6);
        Assert.Equal(Math.Sqrt(0.25 * 0.75 / 100_000), u.Quantile(0.75).StandardError, 2e-4);
        Assert.Equal(Math.Sqrt(0.3 * 0.7 / 100_000), u.ProbabilityBelow(0.3).StandardError, 5e-6);
    }

    [Fact]
    public void Errors_are_the_scatter_over_seeds()
    {
        const int Seeds = 300;
        Program program = Texts.Mixed();
        var squares = new double[6];
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            Samples samples = MonteCarlo.Run(program, new DrawPlan(4000, seed), new RunOptions { Threads = 1 });
            Sample lognormal = samples["lognormal"], normal = samples["normal"];
            (double Truth, MonteCarloEstimate Estimate)[] pairs =
            [
                (0, normal.Mean), (1, normal.StandardDeviation), (1, lognormal.Quantile(0.5)), (Math.Exp(1.2815515655446004), lognormal.Quantile(0.9)),
                (0.15865525393145707, samples["above"].Probability), (Math.Exp(0.5), lognormal.Mean),
            ];
            for (int i = 0; i < squares.Length; i++)
            {
                squares[i] += Math.Pow((pairs[i].Estimate.Value - pairs[i].Truth) / pairs[i].Estimate.StandardError, 2) / Seeds;
            }
        }

        // The mean of 300 squared scores has an error of √(2 / 300) = 0.08; the scatter of a quantile's own error adds a few hundredths.
        Assert.All(squares, square => Assert.InRange(square, 0.7, 1.4));
    }

    [Fact]
    public void The_sum_of_normals_and_the_product_of_lognormals_have_their_closed_forms()
    {
        var text = new ProgramText();
        int sum = text.Step(OpCode.Add, text.Normal(), text.Step(OpCode.MultiplyAdd, text.Normal(), text.Constant(2), text.Constant(3)));
        Samples samples = MonteCarlo.Run(text.ToProgram(("sum", sum), ("product", text.Step(OpCode.Exp, sum))), new DrawPlan(200_000, 9));
        Near(3, samples["sum"].Mean);
        Near(Math.Sqrt(5), samples["sum"].StandardDeviation);
        Near(3 + Math.Sqrt(5) * 1.6448536269514722, samples["sum"].Quantile(0.95));
        Near(Math.Exp(3), samples["product"].Quantile(0.5));
    }

    [Fact]
    public void Draws_that_are_not_numbers_are_left_out_and_said()
    {
        Sample odd = MonteCarlo.Run(Texts.Mixed(), new DrawPlan(50_000, 2))["odd"];
        double[] draws = odd.Draws.ToArray(), sorted = [.. draws.Where(x => !double.IsNaN(x)).Order()];
        Assert.Equal(draws.Count(double.IsNaN), odd.NotNumbers);
        Assert.Equal(draws.Count(double.IsInfinity), odd.Infinite);
        Assert.InRange(odd.NotNumbers, 1000, 2000);
        Assert.InRange(odd.Infinite, 300, 700);
        Assert.Equal(double.PositiveInfinity, odd.Mean.Value);
        Assert.Equal(sorted[(int)(0.5 * (sorted.Length - 1))], odd.Quantile(0.5).Value, 1e-12);
        Assert.Equal(double.PositiveInfinity, odd.Quantile(1).Value);
        Assert.Equal((double)sorted.Count(x => x > 0.2) / sorted.Length, odd.ProbabilityAbove(0.2).Value, 1e-15);
        Assert.Contains(odd.Warnings, sentence => sentence.Contains("not numbers", StringComparison.Ordinal));
        Assert.Contains(odd.Warnings, sentence => sentence.Contains("infinite", StringComparison.Ordinal));
    }

    [Fact]
    public void A_constant_is_itself_without_error()
    {
        var text = new ProgramText();
        int u = text.Uniform();
        Sample constant = MonteCarlo.Run(text.ToProgram(("c", text.Step(OpCode.MultiplyAdd, u, text.Constant(0), text.Constant(0.1)))), new DrawPlan(5000))["c"];
        Assert.Equal(new MonteCarloEstimate(0.1, 0), constant.Mean);
        Assert.Equal(new MonteCarloEstimate(0, 0), constant.StandardDeviation);
        Assert.Equal(new MonteCarloEstimate(0.1, 0), constant.Quantile(0.5));
        Assert.Equal(5000, constant.Histogram().Counts.Sum());
    }

    [Fact]
    public void The_ends_of_a_sample_have_no_error_to_tell_and_an_event_never_seen_has_one()
    {
        Sample u = MonteCarlo.Run(Texts.Uniform(), new DrawPlan(1000))["u"];
        Assert.True(double.IsNaN(u.Quantile(0).StandardError) && double.IsNaN(u.Quantile(1).StandardError));
        Assert.Equal(0, u.ProbabilityAbove(2).Value);
        Assert.InRange(u.ProbabilityAbove(2).StandardError, 5e-4, 1e-3);
        Assert.Throws<ArgumentException>(() => u.Quantile(1.5));
        Assert.Throws<KeyNotFoundException>(() => MonteCarlo.Run(Texts.Uniform(), new DrawPlan(10))["v"]);
    }

    [Fact]
    public void Antithetic_pairs_show_in_the_error_of_the_mean()
    {
        Samples samples = MonteCarlo.Run(Texts.Mixed(), new DrawPlan(20_000, 3, DrawScheme.Antithetic));
        Assert.Equal(0, samples["normal"].Mean.Value, 1e-12);
        Assert.InRange(samples["normal"].Mean.StandardError, 0, 1e-8);

        // The two of a pair of log-normals have covariance 1 - e, so the variance of the mean is (e (e - 1) + 1 - e) / n.
        double error = Math.Sqrt((Math.E * (Math.E - 1) + 1 - Math.E) / 20_000);
        Assert.Equal(error, samples["lognormal"].Mean.StandardError, 0.15 * error);
        Near(Math.Exp(0.5), samples["lognormal"].Mean);
    }

    [Theory]
    [InlineData(DrawScheme.Plain, false)]
    [InlineData(DrawScheme.Antithetic, true)]
    [InlineData(DrawScheme.LatinHypercube, true)]
    [InlineData(DrawScheme.Sobol, true)]
    public void Estimates_say_whether_their_error_is_conservative(DrawScheme scheme, bool isConservative)
    {
        Sample u = MonteCarlo.Run(Texts.Uniform(), new DrawPlan(4096, 3, scheme))["u"];
        Assert.Equal(isConservative, u.Quantile(0.5).IsConservative);
        Assert.Equal(isConservative, u.Probability.IsConservative);
        Near(0.5, u.Quantile(0.5));
    }

    [Fact]
    public void Bins_are_those_of_NumPy()
    {
        // numpy.histogram(draws, bins) with bins 5, 'fd', 4 from 1 to 13, and 3 from 1.5 to 9.
        double[] draws = [1, 2, 2, 3, 3, 3, 4, 4, 5, 9, 12.5];
        var moments = new Moments(MomentCentre.Of(draws));
        moments.Add(draws);
        var sample = new Sample("x", DrawScheme.Plain, moments, draws, new KeptDraws(draws, draws.Length, 1));
        Histogram five = sample.Histogram(5);
        Assert.Equal([6, 3, 0, 1, 1], five.Counts);
        Assert.Equal(3.3, five.Edges[1], 1e-12);
        Assert.Equal([3, 5, 1, 0, 1, 0, 1], sample.Histogram().Counts);
        Assert.Equal([6, 3, 1, 1], sample.Histogram(1, 13, 4).Counts);
        Histogram three = sample.Histogram(1.5, 9, 3);
        Assert.Equal([5, 3, 1], three.Counts);
        Assert.Equal((1L, 1L), (three.Below, three.Above));
        Assert.Equal(3.0 / 11 / 2.5, three.Density(1), 1e-12);
    }

    private static void Near(double truth, MonteCarloEstimate estimate) =>
        Assert.True(Math.Abs(estimate.Value - truth) <= 4 * estimate.StandardError, $"{estimate} for {truth}");
}
