using Forecast.Fitting.Density;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Density;

public class MixtureTests
{
    // mclust starts once, from quantiles; where our starts find more they may, and never less but where mclust's spike is on our floor.
    public static TheoryData<string, string> SameOptima => new()
    {
        { "faithful", "E1 E2 E3 E4 E5 V2 V3 V4 V5" },
        { "galaxies", "E1 E2 E3 E4 E5 V4" },
        { "precip", "E1 E2 E3 E4 E5 V2 V3" },
        { "language", "E1 E2 E3 E4 E5 V2 V4" },
        { "negative", "E1 E2 V2" },
        { "lattice", "E1 E2 E3 V2 V3 V4 V5" },
    };

    [Theory]
    [MemberData(nameof(SameOptima))]
    public void Likelihood_criterion_and_components_are_those_of_mclust(string name, string models)
    {
        DensitySet set = DensitySet.All[name];
        foreach (string model in models.Split(' '))
        {
            int g = model[1] - '0';
            double[] r = set[$"mclust{model}"];
            NormalMixture fit = MixtureFit.Fit(set.Values, g, Variance(model), new MixturePlan(), new StreamKey(1));
            KernelDensityTests.AssertClose(r[0], fit.LogLikelihood, 1e-7);
            KernelDensityTests.AssertClose(-r[1], fit.Bic, 1e-7);
            NormalMixtureIs(fit, r[2..(2 + g)], r[(2 + g)..(2 + 2 * g)], r[(2 + 2 * g)..]);
        }
    }

    [Theory]
    [InlineData("faithful")]
    [InlineData("galaxies")]
    [InlineData("precip")]
    [InlineData("negative")]
    [InlineData("lattice")]
    public void Starts_find_no_lower_likelihood_than_mclust(string name)
    {
        DensitySet set = DensitySet.All[name];
        foreach (string model in new[] { "E2", "E3", "E4", "E5", "V2", "V3", "V4" })
        {
            NormalMixture fit = MixtureFit.Fit(set.Values, model[1] - '0', Variance(model), new MixturePlan(), new StreamKey(1));
            double least = set[$"mclust{model}"][0] - 1e-5;
            Assert.True(fit.LogLikelihood >= least, $"{model}: {fit.LogLikelihood} below {least}.");
            Assert.True(fit.HasConverged);
        }
    }

    // mclust's choice by BIC among the same models; for galaxies our V3 is a higher maximum than its own and wins over its V4.
    [Theory]
    [InlineData("faithful", 4, MixtureVariance.Varying)]
    [InlineData("precip", 2, MixtureVariance.Varying)]
    [InlineData("galaxies", 3, MixtureVariance.Varying)]
    public void The_criterion_chooses_the_number_of_components(string name, int components, MixtureVariance variance)
    {
        NormalMixture chosen = MixtureFit.Chosen(MixtureFit.Search(DensitySet.All[name].Values, 5, new MixturePlan(), new StreamKey(1)));
        Assert.Equal((components, variance), (chosen.Components.Count, chosen.Variance));
    }

    [Fact]
    public void A_spike_on_equal_values_ends_on_the_floor_with_a_warning_and_is_not_chosen()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(i => i * i * 0.01), .. Enumerable.Repeat(7.0, 30)];
        NormalMixture[] fits = [.. MixtureFit.Search(values, 2, new MixturePlan(), new StreamKey(1))];
        NormalMixture spike = MixtureFit.Fit(values, 2, MixtureVariance.Varying, new MixturePlan { Starts = 40 }, new StreamKey(1));
        Assert.True(spike.IsOnFloor ? spike.Warnings.Count > 0 : spike.Warnings.Count == 0);
        Assert.False(MixtureFit.Chosen(fits).IsOnFloor);
    }

    [Fact]
    public void A_fit_is_the_same_bits_on_any_number_of_threads()
    {
        double[] values = DensitySet.All["galaxies"].Values;
        NormalMixture one = MixtureFit.Fit(values, 4, MixtureVariance.Varying, new MixturePlan { Threads = 1 }, new StreamKey(1));
        NormalMixture many = MixtureFit.Fit(values, 4, MixtureVariance.Varying, new MixturePlan { Threads = 5 }, new StreamKey(1));
        Assert.Equal(one.Components, many.Components);
        Assert.Equal(one.LogLikelihood, many.LogLikelihood);
    }

    [Fact]
    public void A_mixture_is_a_distribution()
    {
        double[] eruptions = DensitySet.All["faithful"].Values;
        NormalMixture fit = MixtureFit.Fit(eruptions, 2, MixtureVariance.Varying, new MixturePlan(), new StreamKey(1));
        double slope = (fit.Cdf(3.1 + 1e-5) - fit.Cdf(3.1 - 1e-5)) / 2e-5;
        KernelDensityTests.AssertClose(slope, fit.Density(3.1), 1e-6);
        Assert.InRange(fit.Cdf(100), 1 - 1e-12, 1 + 1e-12);
        Assert.InRange(fit.Components.Sum(c => c.Weight), 1 - 1e-9, 1 + 1e-9);
    }

    private static MixtureVariance Variance(string model) => model[0] == 'E' ? MixtureVariance.Equal : MixtureVariance.Varying;

    // mclust's components come in no order.
    private static void NormalMixtureIs(NormalMixture fit, double[] means, double[] deviations, double[] weights)
    {
        int[] order = [.. Enumerable.Range(0, means.Length).OrderBy(i => means[i])];
        for (int c = 0; c < order.Length; c++)
        {
            MixtureComponent component = fit.Components[c];
            double scale = deviations.Max();
            Assert.InRange(component.Mean - means[order[c]], -1e-3 * scale, 1e-3 * scale);
            Assert.InRange(component.StandardDeviation - deviations[order[c]], -1e-3 * scale, 1e-3 * scale);
            Assert.InRange(component.Weight - weights[order[c]], -1e-3, 1e-3);
        }
    }
}
