using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Tests.Bayes.LaplaceMatching;

public class CountTrendTests
{
    [Fact]
    public void Pearsons_dispersion_is_that_of_R_up_to_the_prior()
    {
        CountTrend coal = CountTrend.Fit(LatentSets.CoalYears, LatentSets.Coal);
        Assert.Equal(LatentSets.Reference("coal-pearson", "reference-r")[0], coal.Dispersion, 0.01);
        Assert.InRange(coal.DispersionChance, 0.1, 0.3);
        CountTrend systems = CountTrend.Fit(LatentSets.Years(6, 2026), LatentSets.Above24, LatentSets.Exposures(6));
        Assert.Equal(LatentSets.Reference("systems-pearson", "reference-r")[0], systems.Dispersion, 0.1);
        Assert.True(systems.DispersionChance < 1e-4);
    }

    [Fact]
    public void A_mixture_of_no_width_is_Poisson_and_a_narrow_one_the_negative_binomial_of_the_way_back()
    {
        var poisson = new Poisson(7.3);
        var mixture = new CountMixture(Math.Log(7.3), 0);
        for (int k = 0; k < 20; k++)
        {
            Assert.Equal(poisson.Cdf(k), mixture.Cdf(k), 1e-12);
        }

        Assert.Equal(poisson.Quantile(0.95), mixture.Quantile(0.95));
        (double shape, double rate) = GammaMatching.Back(new MatchedNormal(Math.Log(20), 0.04), MatchingBasis.Log);
        var wide = new CountMixture(Math.Log(20), 0.2);
        double below = 0, p = rate / (1 + rate), term = Math.Pow(p, shape);
        for (int k = 0; k < 60; k++)
        {
            below += term;
            Assert.Equal(below, wide.Cdf(k), 0.03);
            term *= (shape + k) / (k + 1) * (1 - p);
        }

        Assert.Equal(1, Enumerable.Range(0, 400).Sum(k => wide.Density(k)), 1e-9);
    }

    // Poisson counts of a known trend: intervals for rate and count hold what they should, within four standard errors.
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Intervals_hold_the_truth_as_often_as_they_claim(double noise)
    {
        const int sets = 400;
        int rates = 0, slopes = 0, ahead = 0;
        double[] times = LatentSets.Years(12, 2020);
        for (int s = 0; s < sets; s++)
        {
            var random = new RandomSequence(new StreamKey(11).Child((ulong)s));
            double Rate(double time) => Math.Exp(1 + 0.2 * (time - 2015));
            double Draw(double time) =>
                new Poisson(Rate(time) * Math.Exp(noise * new Normal(0, 1).Quantile(random.NextUniform()))).Quantile(random.NextUniform());
            double[] counts = [.. times.Select(Draw)];
            CountTrend fit = CountTrend.Fit(times, counts, plan: new LatentPlan { Noise = noise });
            Prediction next = fit.Predict([2023], 0.9);
            rates += next.Confidence.Contains(Rate(2023)) ? 1 : 0;
            ahead += next.Predictive.Contains(Draw(2023)) ? 1 : 0;
            slopes += fit.Interval(1, 0.9).Contains(0.2) ? 1 : 0;
        }

        double error = 4 * Math.Sqrt(0.9 * 0.1 / sets);
        Assert.InRange((double)rates / sets, 0.9 - error, 0.9 + error);
        Assert.InRange((double)slopes / sets, 0.9 - error, 0.9 + error);

        // A count's interval ends at whole numbers, so it holds a little more.
        Assert.InRange((double)ahead / sets, 0.9 - error, 0.97 + error);
    }

    [Fact]
    public void Shares_sum_to_one_and_so_do_those_of_each_draw()
    {
        ShareTrend trend = ShareTrend.Fit(LatentSets.DomainYears, LatentSets.Domains, new StreamKey(1));
        foreach (double year in new[] { 2012.0, 2020, 2030 })
        {
            Estimate[] shares = trend.At(year, 0.9);
            Assert.Equal(1, shares.Sum(share => share.Value), 1e-12);
            Assert.All(shares, share => Assert.InRange(share.Value, share.Interval.Low, share.Interval.High));
            double[][] draws = trend.Sample(year);
            Assert.Equal(1, draws.Sum(category => category[17]), 1e-12);
        }

        // The bridge's Dirichlet has nearly the same means where the posterior is narrow.
        double[] alpha = trend.Concentrations(2020);
        Estimate[] middle = trend.At(2020, 0.9);
        for (int k = 0; k < alpha.Length; k++)
        {
            Assert.Equal(middle[k].Value, alpha[k] / alpha.Sum(), 0.01);
        }
    }
}
