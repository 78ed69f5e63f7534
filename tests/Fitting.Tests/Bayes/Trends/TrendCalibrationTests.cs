using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.Trends;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Bayes.Trends;

/// <summary>Simulation-based calibration of every ready trend: truths drawn from the prior rank evenly among the draws.</summary>
public class TrendCalibrationTests
{
    // One in a hundred that a right model fails, shared among the seven: under this key the level of the measured trend has p = 7e-4
    // over 300 simulations, and 0.6 over 2,000 under another.
    private const double Level = 0.01 / 7;

    private static readonly StreamKey _key = new(2022, 209);
    private static readonly CalibrationPlan _plan = new() { Simulations = 300 };
    private static readonly NutsPlan _sampling = new() { Chains = 1, Draws = 1000, WarmUp = 400, Threads = 1, Acceptance = 0.9 };
    private static readonly TrendPriors _priors = new(5, 2, 0.5, 1);
    private static readonly double[] _times = [.. Enumerable.Range(0, 20).Select(i => 2010 + 0.7 * i)];
    private static readonly double[] _centred = [.. _times.Select(time => time - _times.Average())];
    private static readonly string[] _groups = [.. "aaaaaaaaabbbbbccccde".Select(name => name.ToString())];

    [Fact]
    public void A_normal_trend_is_calibrated() => Check(["level", "slope", "sigma"], (random, truth) =>
        new NormalTrend(_times, Values(random, truth, () => Standard(random)), _priors));

    [Fact]
    public void A_Student_trend_of_known_shape_is_calibrated() => Check(["level", "slope", "sigma"], (random, truth) =>
        new StudentTrend(_times, Values(random, truth, () => new StudentT(4).Quantile(random.NextUniform())), 4, _priors));

    [Fact]
    public void A_Student_trend_of_unknown_shape_is_calibrated() => Check(["level", "slope", "sigma", "nu"], (random, truth) =>
    {
        // Gamma(2, 0.1) above 1.
        var prior = new Gamma(2, 10);
        double below = prior.Cdf(1);
        truth[3] = prior.Quantile(below + (1 - below) * random.NextUniform());
        var errors = new StudentT(truth[3]);
        return new StudentTrend(_times, Values(random, truth, () => errors.Quantile(random.NextUniform())), null, _priors);
    });

    [Fact]
    public void A_trend_of_measurements_is_calibrated() => Check(["level", "slope", "sigma"], (random, truth) =>
    {
        // By turns exact, with an error, rounded to a cell, and only known to lie above or below a limit.
        double[] values = Values(random, truth, () => Standard(random));
        return new MeasuredTrend(_times, [.. values.Select((value, i) => (i % 4) switch
        {
            0 => Measurement.Of(value),
            1 => Measurement.Of(value + 0.8 * Standard(random), 0.8),
            2 => Measurement.Within(Math.Floor(value), Math.Floor(value) + 1),
            _ => value < 5 ? Measurement.Within(double.NegativeInfinity, 5) : Measurement.Within(5, double.PositiveInfinity),
        })], _priors);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_trend_pooled_by_group_is_calibrated(bool hasOwnScatter)
    {
        string[] groups = [.. _groups.Distinct()];
        string[] names =
        [
            "level", "slope", "level sd", "slope sd", "correlation", "sigma",
            .. groups.SelectMany(name => new[] { $"level[{name}]", $"slope[{name}]" }),
            .. hasOwnScatter ? groups.Select(name => $"sigma[{name}]") : [],
        ];
        Check(names, (random, truth) =>
        {
            Line(random, truth);
            (truth[5], truth[2], truth[3]) =
                (truth[2], Exponential(random, _priors.GroupLevelMean), Exponential(random, _priors.GroupSlopeMean));

            // LKJ(2) of two: (1 + ρ) / 2 is beta(2, 2).
            double rho = truth[4] = 2 * new Beta(2, 2).Quantile(random.NextUniform()) - 1;
            for (int j = 0; j < groups.Length; j++)
            {
                double first = Standard(random), second = Standard(random);
                truth[6 + 2 * j] = truth[0] + truth[2] * first;
                truth[7 + 2 * j] = truth[1] + truth[3] * (rho * first + Math.Sqrt(1 - rho * rho) * second);
                if (hasOwnScatter)
                {
                    truth[6 + 2 * groups.Length + j] = truth[5] * Math.Exp(0.5 * Standard(random));
                }
            }

            double[] values = [.. _centred.Select((x, i) =>
            {
                int j = Array.IndexOf(groups, _groups[i]);
                double sigma = truth[hasOwnScatter ? 6 + 2 * groups.Length + j : 5];
                return truth[6 + 2 * j] + truth[7 + 2 * j] * x + sigma * Standard(random);
            })];
            return new GroupedTrend(_times, values, _groups, new GroupedTrendOptions { HasOwnScatter = hasOwnScatter, Priors = _priors });
        });
    }

    [Fact]
    public void A_conjugate_regression_is_calibrated()
    {
        double[][] columns = [[.. _times.Select(_ => 1.0)], _centred];
        double[] mean = [5, 0.3], deviations = [2, 0.4];
        ConjugatePrior prior = ConjugatePrior.Independent(mean, deviations, 2, 1.5);
        var model = new Invented<ConjugateRegression>(["level", "slope", "sigma"], (random, truth) =>
        {
            truth[2] = 1 / Math.Sqrt(new Gamma(2, 1 / 1.5).Quantile(random.NextUniform()));
            truth[0] = mean[0] + truth[2] * deviations[0] * Standard(random);
            truth[1] = mean[1] + truth[2] * deviations[1] * Standard(random);
            return ConjugateRegression.Fit(["level", "slope"], columns, Along(truth, () => Standard(random)), prior);
        });
        Calibration calibration = SimulationBasedCalibration.Run(model, (fit, key) => fit.Draw(99, key, 1), _plan, _key);
        Assert.True(calibration.IsUniform(Level), calibration.Verdict(Level));
    }

    private static void Check(string[] names, Func<RandomSequence, double[], ITrendModel> invent)
    {
        Calibration calibration = SimulationBasedCalibration.Run(
            new Invented<ITrendModel>(names, invent), (model, key) => Nuts.Sample(model, _sampling, key), _plan, _key);
        Assert.True(calibration.IsUniform(Level), calibration.Verdict(Level));
        Assert.All(calibration.Tests, test => Assert.InRange(test.Dependent, 0, _plan.Simulations / 20));
    }

    private static void Line(RandomSequence random, double[] truth)
    {
        truth[0] = 5 + 2 * Standard(random);
        truth[1] = 0.5 * Standard(random);
        truth[2] = Exponential(random, 1);
    }

    private static double[] Values(RandomSequence random, double[] truth, Func<double> error)
    {
        Line(random, truth);
        return Along(truth, error);
    }

    private static double[] Along(double[] truth, Func<double> error) =>
        [.. _centred.Select(x => truth[0] + truth[1] * x + truth[2] * error())];

    private static double Standard(RandomSequence random) => new Normal(0, 1).Quantile(random.NextUniform());

    private static double Exponential(RandomSequence random, double mean) => -mean * Math.Log(random.NextUniform());

    private sealed class Invented<TModel>(string[] names, Func<RandomSequence, double[], TModel> invent) : IGenerativeModel<TModel>
    {
        public IReadOnlyList<string> Names => names;

        public TModel Simulate(RandomSequence random, Span<double> parameters)
        {
            var truth = new double[parameters.Length];
            TModel model = invent(random, truth);
            truth.CopyTo(parameters);
            return model;
        }
    }
}
