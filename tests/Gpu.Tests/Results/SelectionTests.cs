using FsCheck;
using FsCheck.Fluent;
using Forecast.Fitting.Random;
using Forecast.Gpu.Results;

namespace Forecast.Gpu.Tests.Results;

public class SelectionTests
{
    public static TheoryData<string> Shapes => ["uniform", "rising", "falling", "organ pipe", "saw", "two values", "few values", "one value", "nearly one value", "infinite", "not numbers", "tiny", "both zeros"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Order_statistics_are_those_of_sorting(string shape)
    {
        foreach (int n in (int[])[1, 2, 7, 1024, 1025, 20_000, 300_000])
        {
            double[] draws = Draws(shape, n), sorted = [.. draws.Where(x => !double.IsNaN(x)).Order()];
            if (sorted.Length == 0)
            {
                continue;
            }

            long[] ranks = [.. new double[] { 0, 0.001, 0.05, 0.25, 0.4999, 0.5, 0.5, 0.5001, 0.9, 0.95, 0.999, 1 }.Select(p => (long)(p * (sorted.Length - 1)))];
            foreach (int threads in (int[])[1, 3])
            {
                double[] found = Selection.At(draws, sorted.Length, ranks, threads);
                Assert.Equal(ranks.Select(rank => sorted[rank]), found);
            }
        }
    }

    [Fact]
    public void Any_ranks_of_any_numbers_are_those_of_sorting()
    {
        Gen<double[]> numbers = Gen.Choose(1, 5000).SelectMany(n => Gen.Choose(1, 2 * n).SelectMany(values => Gen.Choose(0, values).Select(k => (double)k).ArrayOf(n)));
        Prop.ForAll(numbers.ToArbitrary(), draws =>
        {
            double[] sorted = [.. draws.Order()];
            long[] ranks = [0, draws.Length / 3, draws.Length / 3, draws.Length - 1];
            return Selection.At(draws, draws.Length, ranks, 2).SequenceEqual(ranks.Select(rank => sorted[rank]));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Counting_by_key_finds_what_sorting_finds()
    {
        double[] draws = [.. Draws("uniform", 3000).Select(u => Math.Tan(3 * u)), double.NegativeInfinity, double.PositiveInfinity, double.NaN, -0.0, 5e-324];
        double[] sorted = [.. draws.Where(x => !double.IsNaN(x)).Order()];
        for (int rank = 0; rank < sorted.Length; rank += 7)
        {
            Assert.Equal(sorted[rank], RadixSelection.At(draws, rank));
        }
    }

    private static double[] Draws(string shape, int n)
    {
        double U(int i) => Uniforms.Plain(11, new UniformSource(1, 0), (ulong)i);
        Func<int, double> f = shape switch
        {
            "uniform" => U,
            "rising" => i => i,
            "falling" => i => -i,
            "organ pipe" => i => Math.Min(i, n - i),
            "saw" => i => i % 64,
            "two values" => i => U(i) < 0.5 ? 1 : 2,
            "few values" => i => Math.Floor(5 * U(i)),
            "one value" => i => 0.1,
            "nearly one value" => i => i == n / 2 ? -1 : i == n / 3 ? 1e300 : 7,
            "infinite" => i => U(i) < 0.2 ? double.NegativeInfinity : U(i) > 0.6 ? double.PositiveInfinity : U(i),
            "not numbers" => i => i % 3 == 0 ? double.NaN : U(i),
            "tiny" => i => 5e-324 * Math.Floor(1000 * U(i)),
            _ => i => U(i) < 0.5 ? -0.0 : 0.0,
        };
        return [.. Enumerable.Range(0, n).Select(f)];
    }
}
