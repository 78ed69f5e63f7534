using Forecast.Gpu.Results;

namespace Forecast.Gpu.Tests.Results;

public class SketchTests
{
    public static TheoryData<string> Shapes => ["uniform", "wide", "heavy", "narrow", "spikes", "atoms", "two values", "one value", "shifting", "infinite"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_quantile_is_off_by_no_more_than_the_rank_error_that_is_stated(string shape)
    {
        const int Draws = 1_500_000, Pilot = 1 << 19;
        double[] draws = [.. Enumerable.Range(0, Draws).Select(i => Draw(shape, i))];
        var tree = new SketchTree(draws.AsSpan(0, Pilot), SketchTree.MostShared(draws.AsSpan(0, Pilot), false, 1e-4));
        var counts = new long[tree.Edges.Length - 1];
        tree.Count(draws, counts);
        var moments = new Moments(MomentCentre.Of(draws.AsSpan(0, 1024)));
        moments.Add(draws);
        var sketch = new Sketch(tree.Edges, counts, moments);
        Assert.True(tree.Edges.Zip(tree.Edges.Skip(1)).All(pair => pair.First <= pair.Second));
        Assert.Equal(moments.Finite, counts.Sum());
        Assert.True(shape == "shifting" || sketch.RankError <= 1e-4, $"{sketch.RankError}");
        double[] sorted = [.. draws];
        Array.Sort(sorted);
        double[] places = [0, 1e-5, 0.001, 0.01, 0.05, 0.25, 0.33, 0.5, 0.75, 0.9, 0.95, 0.999, 0.99999, 1], quantiles = sketch.Quantiles(places);
        for (int i = 0; i < places.Length; i++)
        {
            // The rank at which the value would be put, which is a range where draws are tied.
            (double below, double atMost) = (Rank(sorted, quantiles[i], false), Rank(sorted, quantiles[i], true));
            double rank = places[i] * (Draws - 1), error = sketch.RankErrorAt(places[i]) * Draws + 1;
            Assert.True(below - error <= rank && rank <= atMost + error, $"{places[i]}: {quantiles[i]} has ranks {below} to {atMost}, not {rank}, give or take {error}");
        }

        foreach (double value in (double[])[draws[1], draws[77], quantiles[7], 0, 0.5, 1e300, double.NegativeInfinity, double.PositiveInfinity])
        {
            (double less, double least, double error) = sketch.Count(value);
            Assert.InRange(Rank(sorted, value, false), less - error, less + error);
            Assert.InRange(Rank(sorted, value, true), least - error, least + error);
        }
    }

    [Fact]
    public void Draws_beyond_the_budget_go_to_a_sketch_and_agree_with_those_kept()
    {
        var plan = new DrawPlan(2_000_000, 5);
        Samples kept = MonteCarlo.Run(Texts.Mixed(), plan), sketch = MonteCarlo.Run(Texts.Mixed(), plan, new RunOptions { Memory = 60L << 20 });
        Assert.True(kept.IsExact);
        Assert.False(sketch.IsExact);
        Assert.Equal(0, kept.RankError);
        Assert.InRange(sketch.RankError, 0, 1e-4);
        Assert.Contains(sketch.Warnings, sentence => sentence.Contains("memory budget", StringComparison.Ordinal));
        foreach ((Sample exact, Sample counted) in kept.All.Zip(sketch.All))
        {
            Assert.Equal(exact.Mean, counted.Mean);
            Assert.Equal(exact.StandardDeviation, counted.StandardDeviation);
            Assert.Equal(exact.Probability, counted.Probability);
            foreach (double p in (double[])[0.01, 0.5, 0.9])
            {
                double low = exact.Quantile(p - sketch.RankError - 1e-6).Value, high = exact.Quantile(p + sketch.RankError + 1e-6).Value;
                Assert.InRange(counted.Quantile(p).Value, low, high);
                Assert.True(counted.Quantile(p).StandardError >= 0.5 * exact.Quantile(p).StandardError);
            }

            Histogram one = exact.Histogram(-3, 3, 10), other = counted.Histogram(-3, 3, 10);
            Assert.All(one.Counts.Zip(other.Counts), pair => Assert.InRange(pair.Second - pair.First, -400, 400));
        }
    }

    [Theory]
    [InlineData("shifts")]
    [InlineData("rises")]
    [InlineData("jumps late")]
    [InlineData("hides a spike")]
    [InlineData("hides all")]
    public void Draws_in_a_hostile_order_are_counted_again_until_the_rank_error_holds(string order)
    {
        const int Draws = 2_000_000;
        var options = new RunOptions { Memory = 12L << 20, BackEnd = new OrderedBackEnd(i => Ordered(order, i)) };
        Sample sample = MonteCarlo.Run(Texts.Uniform(), new DrawPlan(Draws), options).All[0];
        double[] sorted = [.. Enumerable.Range(0, Draws).Select(i => Ordered(order, i)).Order()];
        Assert.InRange(sample.RankError, 0, 1e-4);
        foreach (double p in (double[])[1e-4, 0.01, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99, 0.9999])
        {
            double value = sample.Quantile(p).Value, rank = p * (Draws - 1);
            Assert.InRange(rank, Rank(sorted, value, false) - 1e-4 * Draws - 1, Rank(sorted, value, true) + 1e-4 * Draws + 1);
        }

        Samples again = MonteCarlo.Run(Texts.Uniform(), new DrawPlan(Draws), options with { Threads = 1 });
        Assert.Equal(sample.Quantiles(0.05, 0.5, 0.95), again.All[0].Quantiles(0.05, 0.5, 0.95));
    }

    private static double Ordered(string order, long i)
    {
        double u = Uniforms.Plain(3, new UniformSource(1, 0), (ulong)i);
        return order switch
        {
            "shifts" => i < 600_000 ? u : 1e9 + u,
            "rises" => i * 1e-3,
            "jumps late" => i < 1_700_000 ? Math.Tan(Math.PI * (u - 0.5)) : -1e200 * u,
            "hides a spike" => i is >= 1_000_000 and < 1_000_900 ? 0.5 + 1e-12 * u : u,
            _ => i < 600_000 ? 1 : 1 + u * 1e-15 * (i % 5),
        };
    }

    // Draws in an order of their own, which no program has.
    private sealed class OrderedBackEnd(Func<long, double> draw) : IBackEnd
    {
        public string Name => "ordered";

        public void Run(Program program, DrawPlan plan, long first, IReadOnlyList<Memory<double>> outputs, CancellationToken cancellation = default)
        {
            for (int i = 0; i < outputs[0].Length; i++)
            {
                outputs[0].Span[i] = draw(first + i);
            }
        }
    }

    private static double Draw(string shape, int i)
    {
        double u = Uniforms.Plain(3, new UniformSource(1, 0), (ulong)i), v = Uniforms.Plain(3, new UniformSource(1, 1), (ulong)i);
        double normal = Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
        return shape switch
        {
            "uniform" => u,
            "wide" => Math.Exp(20 * normal),
            "heavy" => Math.Tan(Math.PI * (u - 0.5)),
            "narrow" => 1e9 + 1e-6 * normal,
            "spikes" => u < 0.5 ? 1e-9 * normal : u < 0.8 ? 100 + 1e-9 * normal : 1e12 + normal,
            "atoms" => u < 0.3 ? 0 : u < 0.6 ? Math.Floor(10 * v) : normal,
            "two values" => u < 0.3 ? 0 : 1,
            "one value" => -0.1,
            "shifting" => i < 800_000 ? u : u + 1,
            _ => u < 0.1 ? double.NegativeInfinity : u > 0.7 ? double.PositiveInfinity : normal,
        };
    }

    private static double Rank(double[] sorted, double value, bool isAtMost)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] < value || (isAtMost && sorted[middle] == value) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
