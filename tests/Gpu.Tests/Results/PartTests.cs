using Forecast.Gpu.Results;

namespace Forecast.Gpu.Tests.Results;

public class PartTests
{
    private const int Small = 1 << 16;

    [Theory]
    [InlineData(RunOptions.DefaultMemory, DrawScheme.Plain)]
    [InlineData(RunOptions.DefaultMemory, DrawScheme.Antithetic)]
    [InlineData(Small, DrawScheme.Plain)]
    [InlineData(Small, DrawScheme.LatinHypercube)]
    [InlineData(Small, DrawScheme.Sobol)]
    public void Parts_are_the_whole_bit_for_bit(long memory, DrawScheme scheme)
    {
        Program program = Texts.Mixed();
        var plan = new DrawPlan(50_001, 17, scheme);
        string whole = Said(MonteCarlo.Run(program, plan, new RunOptions { Memory = memory, Threads = 1 }));
        for (int of = 1; of <= 8; of++)
        {
            SamplesPart[] parts = [.. Enumerable.Range(1, of).Select(k => MonteCarlo.RunPart(program, plan, new RunOptions { Memory = memory, Part = new Part(k, of), Threads = 1 + k % 3 }))];
            Assert.Equal(plan.Draws, parts.Sum(part => part.Count));
            Assert.Equal(whole, Said(SamplesPart.Merge(parts.Reverse())));
        }
    }

    [Fact]
    public void Parts_that_are_cut_at_any_chunk_are_the_whole()
    {
        Program program = Texts.Mixed();
        var plan = new DrawPlan(40_000, 3);
        string whole = Said(MonteCarlo.Run(program, plan));
        var random = new Forecast.Fitting.Random.RandomSequence(new Forecast.Fitting.Random.StreamKey(1, 0));
        for (int pieces = 1; pieces <= 8; pieces++)
        {
            var run = new PartRun(program, plan, new RunOptions());
            long[] cuts = [0, .. Enumerable.Range(1, pieces - 1).Select(_ => (long)(40 * random.NextUniform()) * Part.Chunk).Order(), 40_000];
            SamplesPart[] parts = [.. cuts.Zip(cuts.Skip(1)).Select(cut => run.Run(cut.First, cut.Second - cut.First, default))];
            Assert.Equal(whole, Said(SamplesPart.Merge(parts)));
        }
    }

    [Theory]
    [InlineData(RunOptions.DefaultMemory)]
    [InlineData(Small)]
    public void A_part_goes_through_a_file(long memory)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.part");
        try
        {
            SamplesPart part = MonteCarlo.RunPart(Texts.Mixed(), new DrawPlan(9000, 4), new RunOptions { Memory = memory, Part = new Part(2, 3) });
            part.Write(path);
            part.Write(path);
            SamplesPart read = SamplesPart.Read(path);
            Assert.Equal(Said(part.ToSamples()), Said(read.ToSamples()));
            Assert.Equal((part.Plan, part.Part, part.First, part.Count, part.Fingerprint), (read.Plan, read.Part, read.First, read.Count, read.Fingerprint));
            Assert.Single(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_damaged_file_is_refused_wherever_it_is_damaged()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.part");
        try
        {
            MonteCarlo.RunPart(Texts.Uniform(), new DrawPlan(100, 4)).Write(path);
            byte[] bytes = File.ReadAllBytes(path);
            for (int i = 0; i < bytes.Length; i += 13)
            {
                byte[] changed = [.. bytes];
                changed[i] ^= 4;
                File.WriteAllBytes(path, changed);
                Assert.Throws<InvalidDataException>(() => SamplesPart.Read(path));
                File.WriteAllBytes(path, bytes[..i]);
                Assert.Throws<InvalidDataException>(() => SamplesPart.Read(path));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void What_is_missing_or_twice_or_of_another_run_is_said()
    {
        Program program = Texts.Uniform();
        var plan = new DrawPlan(10_000, 4);
        SamplesPart Of(int k, DrawPlan? other = null, Program? another = null, long memory = RunOptions.DefaultMemory) =>
            MonteCarlo.RunPart(another ?? program, other ?? plan, new RunOptions { Part = new Part(k, 3), Memory = memory });
        Says("draws 3072 to 6143 are missing", Of(1), Of(3));
        Says("of 3 parts there is none with number 2", Of(1), Of(3));
        Says("draws 6144 to 9999 are missing", Of(1), Of(2));
        Says("draws 0 to 3071 are there twice", Of(1), Of(1), Of(2), Of(3));
        Says("more than one with number 1", Of(1), Of(1), Of(2), Of(3));
        Says("with seed 5", Of(1), Of(2, plan with { Seed = 5 }), Of(3));
        Says("different programs", Of(1), Of(2, another: Texts.Mixed()), Of(3));
        Says("memory budgets", Of(1), Of(2, memory: 1), Of(3));
        Says("no parts");
        Assert.Throws<ArgumentException>(() => Of(4));

        static void Says(string words, params SamplesPart[] parts) =>
            Assert.Contains(words, Assert.Throws<ArgumentException>(() => SamplesPart.Merge(parts)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_parts_than_chunks_leave_some_empty_and_still_make_the_whole()
    {
        var plan = new DrawPlan(3000, 4);
        SamplesPart[] parts = [.. Enumerable.Range(1, 7).Select(k => MonteCarlo.RunPart(Texts.Mixed(), plan, new RunOptions { Part = new Part(k, 7) }))];
        Assert.Equal(Said(MonteCarlo.Run(Texts.Mixed(), plan)), Said(SamplesPart.Merge(parts)));
    }

    // All that is asked of samples, to the last bit.
    private static string Said(Samples samples) => string.Join("\n", samples.All.Select(sample => string.Join(
        " ",
        new[] { sample.Mean, sample.StandardDeviation, sample.Probability, sample.ProbabilityAbove(0.3), sample.ProbabilityBelow(1.5) }
            .Concat(sample.Quantiles(0.01, 0.5, 0.99))
            .Append(samples.RankCorrelation("normal", sample.Name))
            .Select(estimate => $"{BitConverter.DoubleToInt64Bits(estimate.Value):x}±{BitConverter.DoubleToInt64Bits(estimate.StandardError):x}")
            .Append($"{sample.Count} {sample.NotNumbers} {sample.Infinite} {sample.Minimum:R} {sample.Maximum:R} {sample.RankError:R}")
            .Append(string.Join(",", sample.Histogram(-5, 5, 7).Counts)))));
}
