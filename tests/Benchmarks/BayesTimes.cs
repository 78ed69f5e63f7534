using System.Globalization;
using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.BrokenTrends;
using Forecast.Fitting.Bayes.PowerSums;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.ScalingLaws;

namespace Forecast.Benchmarks;

/// <summary>Posteriors beside their peers, <c>peers/bayes.R</c>: effective draws a second of the parameter that has the fewest.</summary>
/// <remarks>Four chains of 5,000 draws; the warm-up is timed, the count of effective draws is not.</remarks>
internal static class BayesTimes
{
    private const double Level = 0.9;
    private const int Draws = 5000;

    public static void Print(Clock clock)
    {
        BayesTrendTimes.Print(clock);
        LatentTimes.Print(clock);
        foreach (int threads in new[] { 1, 2 })
        {
            BrokenTrendPrior one = new BrokenTrendPrior().WithExactly(1);
            clock.EffectiveDraws("posterior of a line with one kink", Clock.Ours(threads), () => Broken(one, threads), Date);
        }

        clock.EffectiveDraws("posterior of a line with 0 to 5 kinks", Clock.Ours(2), () => Broken(new BrokenTrendPrior(), 2), Numbers);
        foreach (int threads in new[] { 1, 2 })
        {
            clock.EffectiveDraws("posterior of the Chinchilla law", Clock.Ours(threads), () => Law(threads), Exponents);
        }
    }

    private static BrokenTrendPosterior Broken(BrokenTrendPrior prior, int threads) => BayesianBrokenTrend.Sample(
        SampleTrend.Years, SampleTrend.OneKink, prior, new BrokenTrendPlan { Draws = Draws, Threads = threads }, new StreamKey(1));

    private static ChinchillaPosterior Law(int threads) => BayesianChinchilla.Sample(
        SampleRuns.Runs(), new PowerSumPrior(), BayesianChinchilla.Plan with { Draws = Draws, Threads = threads }, new StreamKey(1));

    private static (double Draws, string Outcome) Date(BrokenTrendPosterior posterior)
    {
        BrokenTrendEras eras = posterior.Given(1);
        return (Worst(posterior.Diagnosis), Text("date", eras.Date(0, Level)) + "; " + Text("slope after", eras.Slope(1, Level)));
    }

    private static (double Draws, string Outcome) Numbers(BrokenTrendPosterior posterior) => (
        Worst(posterior.Diagnosis),
        "P " + string.Join(", ", posterior.Probabilities.Select(p => p.ToString("F3", CultureInfo.InvariantCulture))));

    private static (double Draws, string Outcome) Exponents(ChinchillaPosterior posterior) => (
        Worst(posterior.Diagnosis),
        Text("α", posterior.Of(law => law.Alpha, Level)) + "; " + Text("E", posterior.Of(law => law.E, Level)));

    private static double Worst(Diagnosis diagnosis) => diagnosis.Parameters.Where(row => !row.IsConstant).Min(row => row.BulkSize);

    private static string Text(string name, Estimate estimate) => string.Create(
        CultureInfo.InvariantCulture, $"{name} {estimate.Value:G6} ({estimate.Interval.Low:G6} to {estimate.Interval.High:G6})");
}
