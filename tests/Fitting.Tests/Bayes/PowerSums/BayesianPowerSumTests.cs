using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.PowerSums;
using Forecast.Fitting.Random;
using Forecast.Fitting.Tests.Bayes.BrokenTrends;
using MathNet.Numerics.Distributions;

namespace Forecast.Fitting.Tests.Bayes.PowerSums;

public class BayesianPowerSumTests
{
    private const double Errors = 4;

    private static readonly BayesianPowerSum _runs =
        new(RunsReference.Names, [RunsReference.Sizes, RunsReference.Tokens], RunsReference.Losses, new PowerSumPrior());

    private static readonly Lazy<Posterior> _posterior =
        new(() => Nuts.Sample(_runs, new NutsPlan { IsDense = true, Draws = 5000 }, new StreamKey(2026)));

    [Theory]
    [InlineData("E", "E", false)]
    [InlineData("A", "ln_A", true)]
    [InlineData("B", "ln_B", true)]
    [InlineData("alpha", "alpha", false)]
    [InlineData("beta", "beta", false)]
    [InlineData("sigma", "sigma", false)]
    [InlineData("nu", "nu", false)]
    public void The_law_of_240_runs_has_the_moments_of_Stan(string name, string golden, bool isLog)
    {
        double[] draws = _posterior.Value.Column(name);
        draws = isLog ? [.. draws.Select(a => Math.Log(a))] : draws;
        (BatchMeans mean, BatchMeans deviation) = (BatchMeans.Of(draws), BatchMeans.OfDeviation(draws));
        double[] stan = RunsReference.Stan[golden];
        Assert.Equal(240, _runs.Observations);
        Assert.Equal(stan[0], mean.Mean, Errors * Math.Sqrt(mean.Error * mean.Error + stan[2] * stan[2]));
        Assert.Equal(stan[1], deviation.Mean, Errors * Math.Sqrt(deviation.Error * deviation.Error + stan[3] * stan[3]));
    }

    [Fact]
    public void The_draws_of_the_law_can_be_relied_on() => Assert.True(Diagnosis.Of(_posterior.Value).IsTrustworthy);

    [Theory]
    [InlineData(null)]
    [InlineData(3.0)]
    public void The_gradient_is_that_of_differences(double? freedom)
    {
        const int Rows = 37;
        double[][] x = [[.. RunsReference.Sizes.Take(Rows)], [.. RunsReference.Tokens.Take(Rows)]];
        var prior = new PowerSumPrior { Freedom = freedom };
        var model = new BayesianPowerSum(RunsReference.Names, x, RunsReference.Losses.AsSpan(0, Rows), prior);
        ILogDensity density = model.Density();
        var random = new RandomSequence(new StreamKey(5));
        var at = new double[density.Dimension];
        var gradient = new double[at.Length];
        var rest = new double[at.Length];
        Assert.Equal(freedom is null ? 7 : 6, at.Length);
        for (int point = 0; point < 20; point++)
        {
            model.Start(random, at);
            for (int j = 0; j < at.Length; j++)
            {
                at[j] += random.NextUniform() - 0.5;
            }

            _ = density.Evaluate(at, gradient);
            for (int j = 0; j < at.Length; j++)
            {
                const double Step = 1e-4;
                double middle = at[j], sum = 0;
                foreach ((double weight, int steps) in new[] { (8.0, 1), (-8, -1), (-1, 2), (1, -2) })
                {
                    at[j] = middle + steps * Step;
                    sum += weight * density.Evaluate(at, rest);
                }

                at[j] = middle;
                double difference = sum / (12 * Step);
                Assert.InRange(gradient[j] - difference, -1e-5 * (1 + Math.Abs(difference)), 1e-5 * (1 + Math.Abs(difference)));
            }
        }
    }

    [Fact]
    public void The_likelihood_of_a_row_is_Students()
    {
        double[] law = [1.8, 480, 0.35, 2100, 0.36, 0.004, 2.9];
        var pointwise = new double[_runs.Observations];
        _runs.LogLikelihood(law, pointwise);
        for (int i = 0; i < pointwise.Length; i++)
        {
            double loss = law[0] + law[1] * Math.Pow(RunsReference.Sizes[i], -law[2]) + law[3] * Math.Pow(RunsReference.Tokens[i], -law[4]);
            Assert.Equal(StudentT.PDFLn(Math.Log(loss), law[5], law[6], Math.Log(RunsReference.Losses[i])), pointwise[i], 8);
        }
    }

    [Fact]
    public void Draws_are_the_same_bits_on_any_number_of_threads()
    {
        Posterior one = Sample(1), two = Sample(2);
        Assert.All(Enumerable.Range(0, 7), j => Assert.Equal(one.Column(j), two.Column(j)));

        static Posterior Sample(int threads) =>
            Nuts.Sample(_runs, new NutsPlan { IsDense = true, WarmUp = 100, Draws = 50, Threads = threads }, new StreamKey(8));
    }

    [Fact]
    public void What_has_no_posterior_is_refused()
    {
        double[] x = [1, 2, 3], y = [3, 2, 1];
        Assert.Throws<ArgumentException>(() => new BayesianPowerSum(["C", "A", "a"], [x], [3, 2], new PowerSumPrior()));
        Assert.Throws<ArgumentException>(() => new BayesianPowerSum(["C", "A"], [x], y, new PowerSumPrior()));
        Assert.Throws<ArgumentException>(() => new BayesianPowerSum(["C", "A", "a"], [x], [3, 2, -1], new PowerSumPrior()));
        Assert.Throws<ArgumentException>(() => new BayesianPowerSum(["C", "A", "a"], [x], y, new PowerSumPrior { ErrorScale = 0 }));
    }

    [Fact]
    public void The_ranks_of_simulated_laws_are_uniform()
    {
        // Simulation-based calibration (Talts et al. 2018). The prior has few errors so wild that a value has no logarithm.
        // Chi-squared with 15 degrees of freedom goes beyond the limit once in 2,000.
        const int Runs = 320, Kept = 63, Every = 4, Bins = 16, Rows = 24;
        const double Limit = 40.0;
        var prior = new PowerSumPrior { ExponentLogDeviation = 0.4, ErrorScale = 0.02, FreedomRate = 0.03 };
        var key = new StreamKey(19);
        var counts = new int[7, Bins];
        for (int run = 0; run < Runs; run++)
        {
            var random = new RandomSequence(key.Child((ulong)run));
            double Normal() => new Fitting.Distributions.Normal(0, 1).Quantile(random.NextUniform());
            double Exponential() => -Math.Log(random.NextUniform());
            double[] Column() => [.. Enumerable.Range(0, Rows).Select(_ => Math.Exp(6 * random.NextUniform()))];
            double[][] x = [Column(), Column()];
            double[] centres = [.. x.Select(column => column.Average(Math.Log))];
            double centre = Math.Exp(prior.LogCentreMean + prior.LogCentreDeviation * Normal());
            double[] parts = [Exponential(), Exponential(), Exponential()];
            double[] exponents = [.. centres.Select(_ => prior.ExponentMedian * Math.Exp(prior.ExponentLogDeviation * Normal()))];
            double[] terms = [.. parts.Select(part => centre * part / parts.Sum())];
            double sigma = prior.ErrorScale * Math.Abs(Normal()) / Math.Sqrt(Square(3) / 3);
            double nu = (Exponential() + Exponential()) / prior.FreedomRate;
            double[] coefficients = [.. exponents.Select((exponent, j) => terms[1 + j] * Math.Exp(exponent * centres[j]))];
            double[] truth = [terms[0], coefficients[0], exponents[0], coefficients[1], exponents[1], sigma, nu];
            var student = new Fitting.Distributions.StudentT(nu);
            double Sum(int i) => truth[0] + truth[1] * Math.Pow(x[0][i], -truth[2]) + truth[3] * Math.Pow(x[1][i], -truth[4]);
            double[] y = [.. Enumerable.Range(0, Rows).Select(i => Sum(i) * Math.Exp(sigma * student.Quantile(random.NextUniform())))];
            var model = new BayesianPowerSum(RunsReference.Names, x, y, prior);
            var plan = new NutsPlan { Chains = 1, WarmUp = 400, Draws = Kept * Every, IsDense = true, Acceptance = 0.9 };
            Posterior posterior = Nuts.Sample(model, plan, key.Child((ulong)run).Child(1));
            for (int j = 0; j < truth.Length; j++)
            {
                double[] draws = posterior.Column(j);
                counts[j, Enumerable.Range(0, Kept).Count(i => draws[i * Every] < truth[j]) * Bins / (Kept + 1)]++;
            }

            double Square(int freedom) => Enumerable.Range(0, freedom).Sum(_ =>
            {
                double z = Normal();
                return z * z;
            });
        }

        const double Expected = (double)Runs / Bins;
        for (int j = 0; j < 7; j++)
        {
            int[] row = [.. Enumerable.Range(0, Bins).Select(bin => counts[j, bin])];
            Assert.True(row.Sum(c => (c - Expected) * (c - Expected) / Expected) < Limit, $"Parameter {j}: {string.Join(" ", row)}");
        }
    }
}
