using Forecast.Gpu.Results;
using Forecast.Gpu.Simd;

namespace Forecast.Gpu.Tests.Results;

/// <summary>What a run allocates; nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public class MemoryTests
{
    [Fact]
    public void Quantiles_of_more_draws_than_the_budget_holds_take_no_more_than_the_budget()
    {
        const long Draws = 50_000_000, Budget = 64L << 20;
        var plan = new DrawPlan(Draws);
        var options = new RunOptions { Memory = Budget, BackEnd = new SimdBackEnd(2), Threads = 2 };
        MonteCarlo.Run(Texts.Uniform(), plan with { Draws = 10_000_000 }, options).All[0].Quantiles(0.05, 0.5, 0.95);
        long before = GC.GetTotalAllocatedBytes(true);
        Sample sample = MonteCarlo.Run(Texts.Uniform(), plan, options).All[0];
        double median = sample.Quantiles(0.05, 0.5, 0.95)[1].Value;

        // All that was ever allocated, whether collected since or not, so at least what was held at once.
        Assert.InRange(GC.GetTotalAllocatedBytes(true) - before, 1, Budget);
        Assert.InRange(sample.RankError, 1e-12, 1e-4);
        Assert.InRange(median, 0.5 - 5 * 0.5 / Math.Sqrt(Draws) - 1e-4, 0.5 + 5 * 0.5 / Math.Sqrt(Draws) + 1e-4);
    }
}
