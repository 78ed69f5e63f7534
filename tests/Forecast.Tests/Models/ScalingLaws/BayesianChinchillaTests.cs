using System.Globalization;
using Forecast.Fitting.Bayes.PowerSums;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.ScalingLaws;

namespace Forecast.Tests.Models.ScalingLaws;

public class BayesianChinchillaTests
{
    // Budget of the golden's tokens a parameter, in FLOP.
    private const double Budget = 5.76e23;

    private static readonly Lazy<ChinchillaPosterior> _posterior =
        new(() => BayesianChinchilla.Sample(Chinchilla.Runs, new PowerSumPrior(), BayesianChinchilla.Plan, new StreamKey(2026)));

    [Fact]
    public void The_exponent_of_size_and_the_tokens_a_parameter_are_those_of_Stan()
    {
        // 4,000 draws: their Monte Carlo errors are at most a thirtieth of a standard deviation where 900 of them are effective.
        double[] exponent = Stan("size_exponent"), tokens = Stan("ln_tokens_a_parameter");
        Assert.Equal(exponent[0], _posterior.Value.Laws.Average(law => law.SizeExponent), 4 * exponent[1] / 30);
        Assert.Equal(tokens[0], _posterior.Value.Laws.Average(law => Math.Log(law.Optimum(Budget).TokensPerParameter)), 4 * tokens[1] / 30);
        Interval interval = _posterior.Value.SizeExponent(0.9).Interval;
        Assert.Equal(exponent[4], interval.Low, 0.25 * exponent[1]);
        Assert.Equal(exponent[5], interval.High, 0.25 * exponent[1]);
        Interval optimum = _posterior.Value.Optimum(Budget, 0.9).TokensPerParameter.Interval;
        Assert.Equal(tokens[4], Math.Log(optimum.Low), 0.25 * tokens[1]);
        Assert.Equal(tokens[5], Math.Log(optimum.High), 0.25 * tokens[1]);
    }

    [Fact]
    public void The_posterior_is_read_like_any_other_fit()
    {
        ChinchillaPosterior posterior = _posterior.Value;
        Assert.True(posterior.Diagnosis.IsTrustworthy, posterior.Diagnosis.Verdict);
        Assert.Empty(posterior.Fit.Warnings);
        Assert.Equal(["E", "A", "alpha", "B", "beta", "sigma", "nu"], posterior.Fit.Terms.Select(term => term.Term));
        Assert.Equal(posterior.Posterior.Column("E"), posterior.Laws.Select(law => law.E));
        Prediction prediction = posterior.Fit.Predict([70e9, 1.4e12], 0.9);
        Assert.InRange(prediction.Mean, 1.9, 2.0);
        Assert.True(prediction.Predictive.Low < prediction.Confidence.Low && prediction.Predictive.High > prediction.Confidence.High);
    }

    [Fact]
    public void Fewer_runs_than_numbers_of_the_law_are_refused() => Assert.Throws<ArgumentException>(() =>
        BayesianChinchilla.Model(new TrainingRuns([1e9, 2e9], [1e10, 3e10], [3, 2.5]), new PowerSumPrior()));

    private static double[] Stan(string name) =>
        [.. File.ReadLines(Path.Combine(Data.Repository.Root, "tests", "golden", "bayes", "chinchilla.txt"))
            .Single(line => line.StartsWith(name + " ", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
}
