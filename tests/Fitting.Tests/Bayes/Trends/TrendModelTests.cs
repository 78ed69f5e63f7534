using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.Trends;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using MathNet.Numerics.LinearAlgebra;
using static Forecast.Fitting.Tests.Bayes.Trends.TrendReference;

namespace Forecast.Fitting.Tests.Bayes.Trends;

public class TrendModelTests
{
    private static readonly StreamKey _key = new(2022, 209);
    private static readonly NutsPlan _plan = new() { Draws = 10_000 };

    private static readonly Dictionary<string, (ITrendModel Model, Func<string, string> StanName)> _models = new()
    {
        ["normal"] = (new NormalTrend(Times, Values), name => name),
        ["student"] = (new StudentTrend(Times, Values), name => name),
        ["measured"] = (new MeasuredTrend(Times, Measurements, Priors), name => name),
        ["groups"] = (new GroupedTrend(Times, Values, Groups), StanName),
        ["groups-own"] = (new GroupedTrend(Times, Values, Groups, new GroupedTrendOptions { HasOwnScatter = true }), StanName),
    };

    public static TheoryData<string> Names => [.. _models.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Posteriors_agree_with_Stan_within_Monte_Carlo_error(string name)
    {
        (ITrendModel model, Func<string, string> stanName) = _models[name];
        BayesFit fit = BayesianTrend.Fit(model, _plan, _key);
        Assert.Empty(fit.Warnings);
        Agrees(Diagnosis.Of(fit.Posterior), name, stanName);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_the_slopes_of_the_density(string name)
    {
        ILogDensity density = _models[name].Model.Density();
        int dimension = density.Dimension;
        var random = new RandomSequence(_key);
        var gradient = new double[dimension];
        var ignored = new double[dimension];
        for (int trial = 0; trial < 20; trial++)
        {
            double[] at = Start(_models[name].Model, random);
            density.Evaluate(at, gradient);
            for (int i = 0; i < dimension; i++)
            {
                // Richardson's extrapolation of central differences.
                double wide = Difference(i, 2e-3), narrow = Difference(i, 1e-3), slope = (4 * narrow - wide) / 3;
                Assert.True(Math.Abs(slope - gradient[i]) <= 1e-7 * (1 + Math.Abs(slope)), $"{name} {i}: {gradient[i]}, {slope}");
            }

            double Difference(int i, double step)
            {
                double middle = at[i];
                at[i] = middle + step;
                double above = density.Evaluate(at, ignored);
                at[i] = middle - step;
                double below = density.Evaluate(at, ignored);
                at[i] = middle;
                return (above - below) / (2 * step);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_density_is_prior_times_likelihood_times_Jacobian(string name)
    {
        // All but a constant, so at a second point less that at a first.
        ITrendModel model = _models[name].Model;
        ILogDensity density = model.Density();
        var random = new RandomSequence(_key);
        double? constant = null;
        for (int trial = 0; trial < 20; trial++)
        {
            double[] at = Start(model, random);
            double difference = density.Evaluate(at, new double[at.Length]) - Joint(model, at);
            constant ??= difference;
            Assert.Equal(constant.Value, difference, 1e-5);
        }
    }

    [Fact]
    public void Draws_do_not_depend_on_the_number_of_threads()
    {
        foreach ((ITrendModel model, _) in _models.Values)
        {
            var plan = new NutsPlan { Draws = 200, WarmUp = 200 };
            Posterior one = BayesianTrend.Fit(model, plan with { Threads = 1 }, _key).Posterior;
            Posterior many = BayesianTrend.Fit(model, plan with { Threads = 4 }, _key).Posterior;
            Assert.Equal(one.Columns(), many.Columns());
        }
    }

    [Fact]
    public void A_new_group_scatters_more_than_a_known_one_and_is_expected_on_the_common_line()
    {
        BayesFit fit = BayesianTrend.Fit(_models["groups"].Model, new NutsPlan(), _key);
        var known = fit.Predict([2020, 0], 0.9);
        var unseen = fit.Predict([2020, GroupedTrend.NewGroup], 0.9);
        Assert.True(unseen.Predictive.High - unseen.Predictive.Low > known.Predictive.High - known.Predictive.Low);
        double[] level = fit.Posterior.Column("level"), slope = fit.Posterior.Column("slope");
        double centre = Times.Average();
        double[] lines = [.. level.Zip(slope, (a, b) => a + b * (2020 - centre)).Order()];
        Assert.Equal((lines[1999] + lines[2000]) / 2, unseen.Mean, 1e-9);
        Assert.Throws<ArgumentException>(() => fit.Predict([2020, 5], 0.9));
        Assert.Throws<ArgumentException>(() => fit.Predict([2020, 0.5], 0.9));
    }

    [Fact]
    public void Rows_that_cannot_carry_a_model_are_refused()
    {
        double[] times = [2020, 2021, 2022, 2023], line = [1, 2, 3, 4];
        Refused(() => new NormalTrend(times, line), "straight line");
        Refused(() => new StudentTrend(times, line), "straight line");
        Refused(() => new MeasuredTrend(times, [.. line.Select(value => Measurement.Of(value))]), "straight line");
        Refused(() => new GroupedTrend([.. times, 2020], [.. line, 3], ["a", "a", "a", "a", "b"]), "straight line");
        Refused(() => new GroupedTrend(times, [1, 2, 2, 4], ["a", "a", "a", "a"]), "two groups");
        Refused(() => new NormalTrend([2020, 2021], [1, 2]), "at least 3 rows");
        Refused(() => new NormalTrend([2020, 2020, 2020], [1, 2, 3]), "two different times");
        Refused(() => new NormalTrend(times, [1, 1, 1, 1]), "no scale");
        Refused(() => new NormalTrend(times, [1, 2, double.NaN, 1]), "finite");
        Refused(() => Measurement.Within(2, 1), "Bounds");
        Refused(() => Measurement.Within(double.NegativeInfinity, double.PositiveInfinity), "Bounds");
        Refused(() => Measurement.Of(1, -1), "at least zero");

        static void Refused(Func<object> build, string words) =>
            Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(build).Message, StringComparison.Ordinal);
    }

    private static double Joint(ITrendModel model, double[] at)
    {
        double[] parameters = Parameters(model, at);
        var pointwise = new double[model.Observations];
        model.LogLikelihood(parameters, pointwise);
        int n = at.Length;
        Matrix<double> jacobian = Matrix<double>.Build.Dense(n, n);
        for (int i = 0; i < n; i++)
        {
            double middle = at[i];
            double[][] around = [.. new[] { 2e-3, -2e-3, 1e-3, -1e-3 }.Select(step =>
            {
                at[i] = middle + step;
                return Parameters(model, at);
            })];
            at[i] = middle;
            for (int j = 0; j < n; j++)
            {
                double wide = (around[0][j] - around[1][j]) / 4e-3, narrow = (around[2][j] - around[3][j]) / 2e-3;
                jacobian[j, i] = (4 * narrow - wide) / 3;
            }
        }

        return pointwise.Sum() + LogPrior(model, parameters) + Math.Log(Math.Abs(jacobian.Determinant()));
    }

    // By the house's distributions, which are held against tables of their own.
    private static double LogPrior(ITrendModel model, double[] p)
    {
        double log = Normal(p[0], Priors.LevelMean, Priors.LevelDeviation) + Normal(p[1], 0, Priors.SlopeDeviation);
        if (model is not GroupedTrend groups)
        {
            return log - p[2] / Priors.ScatterMean + (p.Length > 3 ? new Gamma(2, 10).LogDensity(p[3]) : 0);
        }

        log += -p[2] / Priors.GroupLevelMean - p[3] / Priors.GroupSlopeMean + Math.Log(1 - p[4] * p[4]) - p[5] / Priors.ScatterMean;
        int own = 6 + 2 * groups.Groups.Count;
        for (int line = 6; line < own; line += 2)
        {
            double expected = p[1] + p[4] * p[3] / p[2] * (p[line] - p[0]);
            log += Normal(p[line], p[0], p[2]) + Normal(p[line + 1], expected, p[3] * Math.Sqrt(1 - p[4] * p[4]));
        }

        return log + p.Skip(own).Sum(sigma => new LogNormal(Math.Log(p[5]), 0.5).LogDensity(sigma));
    }

    private static double Normal(double x, double mean, double deviation) => new Normal(mean, deviation).LogDensity(x);

    private static double[] Parameters(ITrendModel model, double[] at)
    {
        var parameters = new double[model.Names.Count];
        model.Parameters(at, parameters);
        return parameters;
    }

    private static double[] Start(ITrendModel model, RandomSequence random)
    {
        var at = new double[model.Density().Dimension];
        model.Start(random, at);
        return at;
    }

    private static string StanName(string name) => name
        .Replace(" sd", "_sd", StringComparison.Ordinal)
        .Replace("level[", "a[", StringComparison.Ordinal)
        .Replace("slope[", "b[", StringComparison.Ordinal)
        .Replace("sigma[", "scale[", StringComparison.Ordinal);
}
