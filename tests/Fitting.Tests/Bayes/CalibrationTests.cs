using Forecast.Fitting.Bayes;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Bayes;

public class CalibrationTests
{
    private static readonly StreamKey _key = new(2022, 209);
    private static readonly CalibrationPlan _plan = new() { Simulations = 400 };
    private static readonly Normal _standard = new(0, 1);

    [Fact]
    public void Exact_posteriors_are_calibrated()
    {
        Calibration calibration = SimulationBasedCalibration.Run(new NormalMean(), Exact(0, 1), _plan, _key);
        Assert.True(calibration.IsUniform(), calibration.Verdict());
        Assert.Equal(400, calibration.Ranks(0).Count);
    }

    [Theory]
    [InlineData(0, 0.7, "too narrow")]
    [InlineData(0, 1.5, "too wide")]
    [InlineData(0.5, 1, "too high")]
    [InlineData(-0.5, 1, "too low")]
    public void Wrong_posteriors_are_found_out(double shift, double width, string complaint)
    {
        Calibration calibration = SimulationBasedCalibration.Run(new NormalMean(), Exact(shift, width), _plan, _key);
        Assert.False(calibration.IsUniform());
        Assert.Contains(complaint, calibration.Verdict(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sampler_is_calibrated_and_ranks_do_not_depend_on_the_number_of_threads()
    {
        var sampling = new NutsPlan { Chains = 1, Draws = 500, WarmUp = 300, Threads = 1 };
        Posterior Sample(Mean model, StreamKey key) => Nuts.Sample(model.Density(), sampling, key);
        Calibration one = SimulationBasedCalibration.Run(new NormalMean(), Sample, _plan with { Threads = 1 }, _key);
        Calibration many = SimulationBasedCalibration.Run(new NormalMean(), Sample, _plan with { Threads = 4 }, _key);
        Assert.Equal(one.Ranks(0), many.Ranks(0));
        Assert.True(one.IsUniform(), one.Verdict());
    }

    [Fact]
    public void Among_equal_draws_the_place_of_the_truth_is_drawn()
    {
        // A coin whose posterior is its prior.
        Posterior Coins(bool model, StreamKey key)
        {
            var random = new RandomSequence(key);
            return new Posterior(["coin"], [[[.. Enumerable.Range(0, 99).Select(_ => random.NextUniform() < 0.5 ? 1.0 : 0.0)]]]);
        }

        Calibration calibration = SimulationBasedCalibration.Run(new Coin(), Coins, _plan, _key);
        Assert.True(calibration.IsUniform(), calibration.Verdict());
    }

    [Fact]
    public void P_values_of_uniform_ranks_are_uniform()
    {
        // Of 200 sets of 100 ranks about 5 % fall below 0.05: a binomial number, here within four standard deviations.
        int chiSquared = 0, envelope = 0;
        for (ulong i = 0; i < 200; i++)
        {
            CalibrationTest test = SimulationBasedCalibration.Run(
                new NormalMean(), Exact(0, 1), new CalibrationPlan { Simulations = 100, Draws = 49, Bins = 10 }, _key.Child(i)).Tests[0];
            chiSquared += test.ChiSquaredProbability < 0.05 ? 1 : 0;
            envelope += test.EnvelopeProbability < 0.05 ? 1 : 0;
        }

        Assert.InRange(chiSquared, 1, 22);
        Assert.InRange(envelope, 1, 22);
    }

    [Fact]
    public void The_envelope_holds_what_it_does_by_enumeration()
    {
        // Three ranks among 0 to 3: all 64 outcomes, and the share of those as far from the diagonal as (0, 0, 0) or (0, 1, 1).
        foreach (int[] ranks in (int[][])[[0, 0, 0], [0, 1, 1], [0, 1, 3], [3, 3, 2]])
        {
            int further = 0;
            for (int code = 0; code < 64; code++)
            {
                further += Depth([code % 4, code / 4 % 4, code / 16]) <= Depth(ranks) + 1e-12 ? 1 : 0;
            }

            Assert.Equal(further / 64.0, Given(ranks).EnvelopeProbability, 1e-12);
        }

        static double Depth(int[] ranks) => Enumerable.Range(1, 3).Min(place =>
        {
            double share = place / 4.0;
            int below = ranks.Count(rank => rank < place);
            double[] mass = [.. Enumerable.Range(0, 4).Select(r =>
                (r is 0 or 3 ? 1 : 3) * Math.Pow(share, r) * Math.Pow(1 - share, 3 - r))];
            return Math.Min(1, 2 * Math.Min(mass.Take(below + 1).Sum(), mass.Skip(below).Sum()));
        });
    }

    [Fact]
    public void Plans_and_posteriors_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() =>
            SimulationBasedCalibration.Run(new NormalMean(), Exact(0, 1), new CalibrationPlan { Bins = 7 }, _key));
        Assert.Throws<ArgumentException>(() =>
            SimulationBasedCalibration.Run(new NormalMean(), (_, _) => new Posterior(["mu"], [[[1, 2]]]), _plan, _key));
        Assert.Throws<ArgumentException>(() =>
            SimulationBasedCalibration.Run(new NormalMean(), (_, _) => new Posterior(["nu"], [[new double[99]]]), _plan, _key));
    }

    private static CalibrationTest Given(int[] ranks)
    {
        // The truth is 0, and a posterior has as many draws below it as its rank.
        var posteriors = new Ranked(ranks);
        return SimulationBasedCalibration.Run(
            posteriors,
            (rank, _) => new Posterior(["x"], [[[.. Enumerable.Range(0, 3).Select(i => i < rank ? -1.0 : 1.0)]]]),
            new CalibrationPlan { Simulations = ranks.Length, Draws = 3, Bins = 2, Threads = 1 },
            _key).Tests[0];
    }

    // The posterior of the mean, shifted and stretched by its own standard deviation.
    private static Func<Mean, StreamKey, Posterior> Exact(double shift, double width) => (model, key) =>
    {
        var random = new RandomSequence(key);
        double deviation = Math.Sqrt(1 / (1.0 + model.Rows)), centre = model.Sum / (1 + model.Rows);
        double Draw() => centre + deviation * (shift + width * _standard.Quantile(random.NextUniform()));
        return new Posterior(["mu"], [[[.. Enumerable.Range(0, 99).Select(_ => Draw())]]]);
    };

    /// <summary>Five values around a mean that is standard normal itself.</summary>
    private sealed class NormalMean : IGenerativeModel<Mean>
    {
        public IReadOnlyList<string> Names { get; } = ["mu"];

        public Mean Simulate(RandomSequence random, Span<double> parameters)
        {
            double mean = parameters[0] = _standard.Quantile(random.NextUniform());
            return new Mean(5, Enumerable.Range(0, 5).Sum(_ => mean + _standard.Quantile(random.NextUniform())));
        }
    }

    private sealed record Mean(int Rows, double Sum)
    {
        public DensityModel Density() => new(["mu"], (at, gradient) =>
        {
            gradient[0] = Sum - (Rows + 1) * at[0];
            return at[0] * Sum - 0.5 * (Rows + 1) * at[0] * at[0];
        });
    }

    private sealed class Coin : IGenerativeModel<bool>
    {
        public IReadOnlyList<string> Names { get; } = ["coin"];

        public bool Simulate(RandomSequence random, Span<double> parameters)
        {
            parameters[0] = random.NextUniform() < 0.5 ? 1 : 0;
            return true;
        }
    }

    private sealed class Ranked(int[] ranks) : IGenerativeModel<int>
    {
        private int _next;

        public IReadOnlyList<string> Names { get; } = ["x"];

        public int Simulate(RandomSequence random, Span<double> parameters) => ranks[_next++];
    }
}
