using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.Trends;
using Forecast.Fitting.Random;
using Forecast.Gpu;
using Forecast.Gpu.Results;

namespace Forecast.Tests.Projections;

/// <summary>A posterior handed on to a simulation: rows of draws stay together.</summary>
public class PosteriorSimulationTests
{
    private const int Draws = 200_000;

    [Fact]
    public void A_simulation_that_draws_rows_of_a_posterior_has_its_means_deviations_and_correlations()
    {
        // Times far from zero on one side, so that the value ahead hangs on level and slope together.
        double[] years = [.. Enumerable.Range(0, 30).Select(i => 2010 + 0.4 * i)];
        double[] values = [.. years.Select((year, i) => 0.5 * (year - 2010) + Math.Sin(5.0 * i * i))];
        Posterior posterior = Nuts.Sample(new NormalTrend(years, values), new NutsPlan { Draws = 500 }, new StreamKey(3));
        double[] level = posterior.Column("level"), slope = posterior.Column("slope");
        double[] product = [.. level.Zip(slope, (a, b) => a * b)];

        double[][] columns = posterior.Columns();
        Quantity[] row = Draw.EmpiricalRows(columns, "posterior");
        Quantity a = row[posterior.Names.ToList().IndexOf("level")], b = row[posterior.Names.ToList().IndexOf("slope")];
        Samples samples = MonteCarlo.Run(Gpu.Program.Compile(("product", a * b), ("ahead", a + 10 * b)), new DrawPlan(Draws, 7));

        AssertMean(product, samples["product"]);
        AssertMean([.. level.Zip(slope, (x, y) => x + 10 * y)], samples["ahead"]);
        double variance = Variance([.. level.Zip(slope, (x, y) => x + 10 * y)]);
        MonteCarloEstimate deviation = samples["ahead"].StandardDeviation;
        Assert.InRange(deviation.Value, Math.Sqrt(variance) - 5 * deviation.StandardError, Math.Sqrt(variance) + 5 * deviation.StandardError);
    }

    private static void AssertMean(double[] expected, Sample sample) =>
        Assert.InRange(sample.Mean.Value, expected.Average() - 5 * sample.Mean.StandardError, expected.Average() + 5 * sample.Mean.StandardError);

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / values.Length;
    }
}
