using Forecast.Gpu.Results;

namespace Forecast.Gpu.Tests.Results;

public class PrecisionTests
{
    [Fact]
    public void Draws_double_until_the_error_is_reached_and_are_then_those_of_a_run_of_that_length()
    {
        var options = new RunOptions { Precision = [new(0.005, "lognormal"), new(0.01, "normal", 0.9, IsRelative: false)] };
        Samples samples = MonteCarlo.Run(Texts.Mixed(), new DrawPlan(1000, 6), options);
        Assert.Equal(PrecisionStatus.Reached, samples.Precision);
        Assert.InRange(samples["lognormal"].Mean.StandardError / samples["lognormal"].Mean.Value, 0, 0.005);
        Assert.InRange(samples["normal"].Quantile(0.9).StandardError, 0, 0.01);

        // The relative error of the mean is √((e - 1) / n), so 68,731 draws would do: of 1,024 doubled, 131,072.
        Assert.Equal(131_072, samples.Count);
        Samples same = MonteCarlo.Run(Texts.Mixed(), samples.Plan);
        Assert.Equal(same["lognormal"].Mean, samples["lognormal"].Mean);
        Assert.Equal(same["lognormal"].Quantile(0.3), samples["lognormal"].Quantile(0.3));
    }

    [Fact]
    public void The_most_draws_end_it_with_a_status_and_a_sentence()
    {
        var options = new RunOptions { Precision = [new(1e-9, "lognormal")], MostDraws = 5000 };
        Samples samples = MonteCarlo.Run(Texts.Mixed(), new DrawPlan(1000, 6), options);
        Assert.Equal(PrecisionStatus.MaximumReached, samples.Precision);
        Assert.Equal(5000, samples.Count);
        Assert.Contains(samples.Warnings, sentence => sentence.StartsWith("After 5000 draws the standard error of the mean of 'lognormal'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DrawScheme.Antithetic)]
    [InlineData(DrawScheme.LatinHypercube)]
    [InlineData(DrawScheme.Sobol)]
    public void Any_scheme_and_a_sketch_can_be_drawn_to_a_precision(DrawScheme scheme)
    {
        foreach (long memory in (long[])[1 << 16, RunOptions.DefaultMemory])
        {
            var options = new RunOptions { Precision = [new(0.01, "lognormal")], Memory = memory };
            Samples samples = MonteCarlo.Run(Texts.Mixed(), new DrawPlan(1024, 6, scheme), options);
            Assert.Equal(PrecisionStatus.Reached, samples.Precision);
            Assert.Equal(MonteCarlo.Run(Texts.Mixed(), samples.Plan)["lognormal"].Mean, samples["lognormal"].Mean);
        }
    }

    [Fact]
    public void What_cannot_be_asked_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Run(new RunOptions { Precision = [new(0)] }));
        Assert.Throws<ArgumentException>(() => Run(new RunOptions { Precision = [new(0.1, Quantile: 2)] }));
        Assert.Throws<ArgumentException>(() => Run(new RunOptions { Precision = [new(0.1)], Part = new Part(1, 2) }));
        Assert.Throws<ArgumentException>(() => Run(new RunOptions { Precision = [new(0.1)], MostDraws = 10 }));
        Assert.Throws<KeyNotFoundException>(() => Run(new RunOptions { Precision = [new(0.1, "nothing")] }));
        static void Run(RunOptions options) => MonteCarlo.Run(Texts.Uniform(), new DrawPlan(100), options);
    }
}
