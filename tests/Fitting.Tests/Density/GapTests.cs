using Forecast.Fitting.Density;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Density;

/// <summary>How often the gap test rejects at 5 % where there is no gap and where there is one, and what it says of an interval.</summary>
public class GapTests
{
    private const int Sets = 400;

    // Five densities with one mode; the uniform one, all flat, is where gaps come by chance most easily.
    public static TheoryData<string> OneMode => ["uniform", "normal", "exponential", "student", "rising"];

    [Theory]
    [MemberData(nameof(OneMode))]
    public void One_mode_is_not_taken_for_a_gap_more_often_than_the_level_says(string name)
    {
        (double middle, double outer, double search) = Rejected(name, 100);
        double most = 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / Sets);
        Assert.InRange(middle, 0, most);
        Assert.InRange(outer, 0, most);
        Assert.InRange(search, 0, most);
        if (name == "uniform")
        {
            double least = 0.05 - 3 * Math.Sqrt(0.05 * 0.95 / Sets);
            Assert.InRange(middle, least, most);
            Assert.InRange(search, least, most);
        }
    }

    // A fifth of a normal density is cut out: the dip test finds it in one set of five.
    [Fact]
    public void A_gap_is_found()
    {
        (int given, int search, int dip) = (0, 0, 0);
        for (int set = 0; set < 200; set++)
        {
            var draw = new RandomSequence(new StreamKey(31, (ulong)set));
            double[] values = [.. Enumerable.Range(0, 100).Select(_ => Quantile("normal", WithoutMiddle(draw.NextUniform())))];
            GapTest test = GapTest.Run(values, (Quantile("normal", 0.6), Quantile("normal", 0.8)), Plan, new StreamKey(32, (ulong)set));
            given += test.Given!.PValue <= 0.05 ? 1 : 0;
            search += test.Widest.PValue <= 0.05 ? 1 : 0;
            dip += test.Dip.PValue <= 0.05 ? 1 : 0;
        }

        Assert.InRange(given, 190, 200);
        Assert.InRange(search, 160, 200);
        Assert.InRange(dip, 0, search / 2);

        static double WithoutMiddle(double u) => u < 0.75 ? 0.8 * u : 0.8 * u + 0.2;
    }

    [Fact]
    public void An_interval_counts_its_ends_and_says_how_many_lie_there()
    {
        double[] values = [.. Enumerable.Range(0, 30).Select(i => i / 10.0), 5, .. Enumerable.Range(0, 30).Select(i => 6 + i / 10.0)];
        Gap gap = GapTest.Run(values, (2.9, 5), Plan, new StreamKey(1)).Given!;
        Assert.Equal((2, 2), (gap.Inside, gap.OnEnds));
        Assert.True(gap.ExpectedRange.Low <= gap.Expected && gap.Expected <= gap.ExpectedRange.High);
    }

    // Two even heaps of 30 with nothing between: one mode takes one of them for its top and spreads the other's 30 of 59 steps over its own
    // width and the gap's, 6 together, of which the gap from 2.9 to 6 is 3.1 and the interval asked about 2.9.
    [Fact]
    public void The_number_expected_is_that_of_the_lower_heap_spread_over_the_gap()
    {
        double[] values = [.. Enumerable.Range(0, 30).Select(i => i / 10.0), .. Enumerable.Range(0, 30).Select(i => 6 + i / 10.0)];
        GapTest test = GapTest.Run(values, (3, 5.9), Plan, new StreamKey(1));
        Assert.Equal((2.9, 6), (test.Widest.Low, test.Widest.High));
        Assert.Equal(60 * (30 / 59.0) * (3.1 / 6), test.Widest.Expected, 9);
        Assert.Equal(60 * (30 / 59.0) * (2.9 / 6), test.Given!.Expected, 9);
        Assert.Equal(1.0 / 200, test.Widest.PValue);
        Assert.Equal(1.0 / 200, test.Given!.PValue);
    }

    [Fact]
    public void A_test_does_not_change_with_the_unit_or_the_order_of_values()
    {
        double[] values = DensitySet.All["galaxies"].Values;
        GapTest test = GapTest.Run(values, (12, 16), Plan, new StreamKey(7));
        GapTest other = GapTest.Run([.. values.Reverse().Select(v => 4 * v)], (48, 64), Plan, new StreamKey(7));
        Assert.Equal((test.Given!.PValue, test.Given.Inside), (other.Given!.PValue, other.Given.Inside));
        Assert.Equal(test.Widest.PValue, other.Widest.PValue);
        Assert.Equal(4 * test.Widest.Low, other.Widest.Low);
    }

    [Fact]
    public void A_test_is_the_same_bits_on_any_number_of_threads()
    {
        double[] values = DensitySet.All["language"].Values;
        GapTest one = GapTest.Run(values, (10.3, 10.8), Plan with { Threads = 1 }, new StreamKey(7));
        GapTest many = GapTest.Run(values, (10.3, 10.8), Plan with { Threads = 5 }, new StreamKey(7));
        Assert.Equal(one.Given, many.Given);
        Assert.Equal(one.Widest, many.Widest);
    }

    [Fact]
    public void What_cannot_be_tested_is_refused()
    {
        Assert.Throws<ArgumentException>(() => GapTest.Run([1, 2, 3], null, Plan, new StreamKey(1)));
        Assert.Throws<ArgumentException>(() => GapTest.Run(new double[20], null, Plan, new StreamKey(1)));
        Assert.Throws<ArgumentException>(() => GapTest.Run([1, 2, 3, 4, 5, 6, 7, 8, double.NaN], null, Plan, new StreamKey(1)));
        Assert.Throws<ArgumentException>(() => GapTest.Run([1, 2, 3, 4, 5, 6, 7, 8, 9], (3, 3), Plan, new StreamKey(1)));
    }

    private static GapPlan Plan { get; } = new() { Sets = 199 };

    private static (double Middle, double Outer, double Search) Rejected(string name, int n)
    {
        (int middle, int outer, int search) = (0, 0, 0);
        for (int set = 0; set < Sets; set++)
        {
            var draw = new RandomSequence(new StreamKey(41, (ulong)set));
            double[] values = [.. Enumerable.Range(0, n).Select(_ => Quantile(name, draw.NextUniform()))];
            var key = new StreamKey(42, (ulong)set);
            GapTest inMiddle = GapTest.Run(values, (Quantile(name, 0.55), Quantile(name, 0.75)), Plan, key);
            GapTest inOuter = GapTest.Run(values, (Quantile(name, 0.8), Quantile(name, 0.9)), Plan, key);
            middle += inMiddle.Given!.PValue <= 0.05 ? 1 : 0;
            outer += inOuter.Given!.PValue <= 0.05 ? 1 : 0;
            search += inMiddle.Widest.PValue <= 0.05 ? 1 : 0;
        }

        return (middle / (double)Sets, outer / (double)Sets, search / (double)Sets);
    }

    private static double Quantile(string name, double u) => name switch
    {
        "uniform" => u,
        "normal" => new Normal(0, 1).Quantile(u),
        "exponential" => new Exponential(1).Quantile(u),
        "student" => new StudentT(3).Quantile(u),
        _ => Math.Sqrt(u),
    };
}
