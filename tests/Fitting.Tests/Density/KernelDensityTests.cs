using Forecast.Fitting.Density;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Density;

public class KernelDensityTests
{
    public static TheoryData<string> Sets => ["faithful", "galaxies", "precip", "faculty", "language", "negative", "lattice"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Bandwidths_are_those_of_R(string name)
    {
        DensitySet set = DensitySet.All[name];
        AssertClose(set["nrd0"][0], Bandwidth.NormalReference(set.Values), 1e-12);
        AssertClose(set["ste"][0], Bandwidth.SheatherJones(set.Values), 1e-9);
        AssertClose(set["dpi"][0], Bandwidth.SheatherJones(set.Values, PlugIn.Direct), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Density_distribution_and_modes_are_those_of_R(string name)
    {
        DensitySet set = DensitySet.All[name];
        var density = new KernelDensity(set.Values, set["dpi"][0]);
        foreach (double[] at in set["kernel"].Chunk(3))
        {
            AssertClose(at[1], density.Density(at[0]), 1e-12);
            AssertClose(at[2], density.Cdf(at[0]), 1e-12);
        }

        Assert.Equal(set["modes"][0], density.Modes());
    }

    [Fact]
    public void The_rule_of_thumb_of_three_values_is_Rs() =>
        AssertClose(DensitySet.All["three"]["nrd0"][0], Bandwidth.NormalReference(DensitySet.All["three"].Values), 1e-12);

    [Fact]
    public void Values_of_which_most_are_equal_have_no_plug_in_bandwidth()
    {
        Assert.Throws<ArgumentException>(() => Bandwidth.SheatherJones([1, 2, 2, 2, 2, 2, 3]));
        Assert.True(Bandwidth.NormalReference([2, 2, 2]) > 0);
    }

    [Fact]
    public void The_grid_holds_the_whole_density()
    {
        DensitySet set = DensitySet.All["precip"];
        var density = new KernelDensity(set.Values, set["ste"][0]);
        double[] grid = density.Grid();
        double sum = grid.Sum(density.Density) * (grid[1] - grid[0]);
        Assert.InRange(sum, 0.997, 1.0001);
    }

    // The band is for the smoothed density, which is known here: a normal density smoothed by a normal kernel is normal.
    [Fact]
    public void A_band_of_90_percent_holds_the_smoothed_density_in_90_percent_of_sets()
    {
        const int Sets = 200, N = 100;
        const double H = 0.4;
        double[] places = [-1.5, -0.5, 0, 1];
        int held = 0;
        for (int set = 0; set < Sets; set++)
        {
            var draw = new RandomSequence(new StreamKey(11, (ulong)set));
            double[] values = [.. Enumerable.Range(0, N).Select(_ => new Normal(0, 1).Quantile(draw.NextUniform()))];
            DensityBand band = new KernelDensity(values, H).Band(0.9, 199, new StreamKey(12, (ulong)set));
            foreach (double place in places)
            {
                int i = Enumerable.Range(0, band.Grid.Count).MinBy(k => Math.Abs(band.Grid[k] - place));
                double truth = new Normal(0, Math.Sqrt(1 + H * H)).Density(band.Grid[i]);
                held += band.Low[i] <= truth && truth <= band.High[i] ? 1 : 0;
            }
        }

        // Places of one set are correlated: the error is counted as if each set had one.
        Assert.InRange(held / (double)(Sets * places.Length), 0.9 - 3 * 0.021, 0.9 + 3 * 0.021);
    }

    [Fact]
    public void A_band_is_the_same_bits_on_any_number_of_threads()
    {
        var density = new KernelDensity(DensitySet.All["galaxies"].Values, 0.8);
        DensityBand one = density.Band(0.9, 99, new StreamKey(3), threads: 1), many = density.Band(0.9, 99, new StreamKey(3), threads: 5);
        Assert.Equal(one.Low, many.Low);
        Assert.Equal(one.High, many.High);
    }

    internal static void AssertClose(double expected, double given, double relative) =>
        Assert.True(Math.Abs(given - expected) <= relative * Math.Abs(expected), $"{given:R} is not {expected:R} within {relative}.");
}
