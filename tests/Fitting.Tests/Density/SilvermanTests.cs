using Forecast.Fitting.Density;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Density;

public class SilvermanTests
{
    // R's are from exact densities on 3,000 points, ours from a sample shared out over 512: the tolerances are what that grid costs.
    [Theory]
    [InlineData("faithful")]
    [InlineData("galaxies")]
    [InlineData("precip")]
    [InlineData("language")]
    public void Critical_bandwidths_are_those_found_by_brute_force(string name)
    {
        DensitySet set = DensitySet.All[name];
        double[] tolerances = [1e-4, 5e-4, 2e-3];
        for (int modes = 1; modes <= 3; modes++)
        {
            SilvermanTest test = SilvermanTest.Run(set.Values, modes, 19, new StreamKey(1));
            KernelDensityTests.AssertClose(set[$"critical{modes}"][0], test.CriticalBandwidth, tolerances[modes - 1]);
        }
    }

    // Velocities of galaxies have more than two modes and no need of four; eruptions have two.
    [Fact]
    public void Known_sets_have_their_modes()
    {
        double[] galaxies = DensitySet.All["galaxies"].Values, eruptions = DensitySet.All["faithful"].Values;
        Assert.True(SilvermanTest.Run(galaxies, 1, 199, new StreamKey(1)).PValue < 0.05);
        Assert.True(SilvermanTest.Run(galaxies, 2, 199, new StreamKey(1)).PValue < 0.05);
        Assert.True(SilvermanTest.Run(galaxies, 3, 199, new StreamKey(1)).PValue > 0.2);
        Assert.True(SilvermanTest.Run(eruptions, 1, 199, new StreamKey(1)) is { PValue: < 0.01, CalibratedPValue: < 0.01 });
        Assert.True(SilvermanTest.Run(eruptions, 2, 199, new StreamKey(1)) is { PValue: > 0.2, CalibratedPValue: null });
    }

    [Fact]
    public void One_mode_is_not_rejected_too_often_in_normal_samples()
    {
        const int Sets = 150;
        (int plain, int calibrated) = (0, 0);
        for (int set = 0; set < Sets; set++)
        {
            var draw = new RandomSequence(new StreamKey(21, (ulong)set));
            double[] values = [.. Enumerable.Range(0, 80).Select(_ => new Normal(0, 1).Quantile(draw.NextUniform()))];
            SilvermanTest test = SilvermanTest.Run(values, 1, 99, new StreamKey(22, (ulong)set));
            plain += test.PValue <= 0.05 ? 1 : 0;
            calibrated += test.CalibratedPValue <= 0.05 ? 1 : 0;
        }

        double most = 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / Sets);
        Assert.InRange(plain / (double)Sets, 0, most);
        Assert.InRange(calibrated / (double)Sets, 0, most);
    }

    [Fact]
    public void A_test_is_the_same_bits_on_any_number_of_threads()
    {
        double[] values = DensitySet.All["precip"].Values;
        Assert.Equal(SilvermanTest.Run(values, 1, 99, new StreamKey(4), 1), SilvermanTest.Run(values, 1, 99, new StreamKey(4), 5));
    }
}
