using Forecast.Fitting.Density;
using Forecast.Fitting.Random;
using Forecast.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Fitting.Tests.Density;

public class DipTests
{
    private static readonly double[] _long = [.. Enumerable.Range(1, 100000)
        .Select(i => Fraction(i * 0.6180339887498949) + (i % 5 == 0 ? 0.75 : 0) + 0.25 * Fraction(i * 0.41421356237309515))];

    public static TheoryData<string> Sets => ["faithful", "galaxies", "precip", "faculty", "language", "three", "negative", "lattice"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Dip_modal_interval_and_probability_are_those_of_diptest(string name)
    {
        DensitySet set = DensitySet.All[name];
        DipTest test = DipTest.Of(set.Values);
        Assert.InRange(test.Dip - set["dip"][0], -1e-15, 1e-15);
        Assert.InRange(test.PValue - set["dip.p"][0], -1e-12, 1e-12);
        double[] sorted = [.. set.Values.Order()];
        Assert.Equal((sorted[(int)set["dip"][1] - 1], sorted[(int)set["dip"][2] - 1]), test.Fit.Mode);
    }

    [Fact]
    public void A_hundred_thousand_values_have_the_dip_of_diptest_and_go_beyond_its_table()
    {
        DipTest test = DipTest.Of(_long);
        Assert.InRange(test.Dip - DensitySet.All["long"]["dip"][0], -1e-15, 1e-15);
        Assert.Equal(DensitySet.All["long"]["dip.p"][0], test.PValue);
        Assert.True(test.IsBeyondTable);
    }

    // Both probabilities come from a simulation; the table's has a thousand times more samples.
    [Theory]
    [InlineData("galaxies")]
    [InlineData("precip")]
    [InlineData("faculty")]
    [InlineData("language")]
    public void The_simulated_probability_is_the_tables(string name)
    {
        DipTest test = DipTest.Of(DensitySet.All[name].Values);
        double p = test.SimulatedPValue(3999, new StreamKey(5)), error = Math.Sqrt(test.PValue * (1 - test.PValue) / 4000);
        Assert.InRange(p - test.PValue, -3.5 * error, 3.5 * error);
        Assert.Equal(p, test.SimulatedPValue(3999, new StreamKey(5), threads: 3));
    }

    // The dip by its definition: no unimodal distribution is closer than the search says, and the one it gives is about that close. The
    // distribution through the hulls lies at most twice the dip away (Hartigan and Hartigan 1985, theorem 6).
    [Fact]
    public void The_closest_unimodal_distribution_rises_to_its_mode_and_is_within_two_dips()
    {
        Prop.ForAll(Gen.Choose(0, 1000).ArrayOf().Where(a => a.Length >= 4 && a.Min() < a.Max()).ToArbitrary(), numbers =>
        {
            double[] values = [.. numbers.Select(i => i * 0.37)];
            UnimodalFit fit = UnimodalFit.Of(values);
            (double X, double Probability)[] knots = [.. fit.Knots];
            double[] slopes = [.. knots.Zip(knots.Skip(1), Slope)];
            int top = Array.IndexOf(slopes, slopes.Max());
            bool rises = slopes.Take(top + 1).Zip(slopes.Take(top + 1).Skip(1)).All(pair => pair.First <= pair.Second * (1 + 1e-9));
            bool falls = slopes.Skip(top).Zip(slopes.Skip(top + 1)).All(pair => pair.First * (1 + 1e-9) >= pair.Second);
            double[] sorted = [.. values.Order()];
            double n = sorted.Length;
            double apart = sorted.Select((x, i) => Math.Min(Math.Abs(fit.Cdf(x) - i / n), Math.Abs(fit.Cdf(x) - (i + 1) / n))).Max();
            bool isDip = fit.Dip >= 0.5 / n - 1e-15 && fit.Dip <= 0.25;
            bool isWhole = knots[0].Probability == 0 && knots[^1].Probability == 1;
            return rises && falls && isDip && isWhole && apart <= 2 * fit.Dip + 1 / n;
        }).CheckRepeatably();
    }

    [Fact]
    public void A_dip_does_not_change_with_unit_or_sign()
    {
        double[] values = DensitySet.All["galaxies"].Values;
        double dip = DipTest.Of(values).Dip;
        Assert.InRange(DipTest.Of([.. values.Select(v => 1000 * v)]).Dip - dip, -1e-15, 1e-15);
        Assert.InRange(DipTest.Of([.. values.Select(v => -v)]).Dip - dip, -1e-15, 1e-15);
    }

    private static double Slope((double X, double P) a, (double X, double P) b) =>
        b.X > a.X ? (b.P - a.P) / (b.X - a.X) : double.PositiveInfinity;

    private static double Fraction(double value) => value - Math.Floor(value);
}
