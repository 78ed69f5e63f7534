using System.Runtime.InteropServices;
using Forecast.Gpu.Simd;

namespace Forecast.Gpu.Results;

/// <summary>Makes draws block by block and takes them in.</summary>
internal sealed class PartRun
{
    private const int BlockValues = 1 << 19, LeastBlock = 1 << 16, MostBlock = 1 << 20, LeastSlice = 1 << 14;
    private const int PilotDraws = 1 << 19, RowsKept = 1 << 16, MostTurns = 16;

    // Of the draws, by which the rank of a quantile may be off where they are counted by cells.
    private const double MostRankError = 1e-4;
    private readonly Program _program;
    private readonly DrawPlan _plan;
    private readonly RunOptions _options;
    private readonly IBackEnd _backEnd;
    private readonly int _threads, _block;

    public PartRun(Program program, DrawPlan plan, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(plan);
        if (program.Outputs.Count == 0)
        {
            throw new ArgumentException("The program hands out nothing, so there is nothing to sample.", nameof(program));
        }

        if (plan.Draws < 1)
        {
            throw new ArgumentException($"A run is of at least one draw; {plan.Draws} were given.", nameof(plan));
        }

        if (program.Outputs.GroupBy(output => output.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two outputs are called '{twice.Key}'.", nameof(program));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.Memory, 1, "options.Memory");
        _threads = options.Threads ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(_threads, 1, "options.Threads");
        (_program, _plan, _options) = (program, plan, options);
        _backEnd = options.BackEnd ?? BackEnds.Default(_threads);
        _block = Math.Clamp(BlockValues / program.Outputs.Count / LeastSlice * LeastSlice, LeastBlock, MostBlock);
    }

    /// <summary>Whether all draws of the whole run are kept.</summary>
    public bool IsExact => (Int128)_plan.Draws * _program.Outputs.Count * sizeof(double) <= _options.Memory && _plan.Draws <= Array.MaxLength;

    private int Outputs => _program.Outputs.Count;

    // As many as leave the most of the budget to counts, and no fewer than tell one cell from another.
    private int Pilot
    {
        get
        {
            long affordable = Math.Max(RowsKept, _options.Memory / (4 * sizeof(double) * Outputs));
            return (int)Math.Min(Math.Min(PilotDraws, affordable), _plan.Draws);
        }
    }

    /// <summary>Makes some draws.</summary>
    /// <param name="first">The first, at a multiple of a chunk.</param>
    /// <param name="count">How many; a multiple of a chunk but at the end of the run.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public SamplesPart Run(long first, long count, CancellationToken cancellation)
    {
        MomentCentre[] centres = [.. Draw(0, (int)Math.Min(ChunkSums.Length, _plan.Draws), cancellation).Select(chunk => MomentCentre.Of(chunk))];
        Moments[] moments = [.. centres.Select(centre => new Moments(centre))];
        PartOutput[] outputs = IsExact ? Keep(first, (int)count, moments, cancellation) : Count(first, count, moments, cancellation);
        string[] names = [.. _program.Outputs.Select(output => output.Name)];
        return new SamplesPart(ProgramFingerprint.Of(_program), _plan, _options.Part, first, count, names, outputs);
    }

    /// <summary>A whole run whose cells hold no more than they should, wherever in the run its draws lie: counted again where they do.</summary>
    /// <param name="whole">All draws of the run.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <remarks>
    /// Draws are a function of their numbers, so they can be made again. The new cells are cut from draws all over the run, and inside the
    /// cells that were too full. Independent draws need none of this; a back end whose draws drift may.
    /// </remarks>
    public SamplesPart Settled(SamplesPart whole, CancellationToken cancellation)
    {
        List<double>[]? pilot = null;
        int[] shared = [];
        for (int turn = 0; turn < MostTurns && !whole.IsExact; turn++)
        {
            double[][] splits = [.. whole.Outputs.Select(output => Splits(output))];
            if (splits.All(keys => keys.Length == 0))
            {
                break;
            }

            if (pilot is null)
            {
                pilot = Scattered(cancellation);
                shared = [.. pilot.Select(draws => SketchTree.MostShared(CollectionsMarshal.AsSpan(draws), false, MostRankError))];
            }

            for (int o = 0; o < Outputs; o++)
            {
                pilot[o].AddRange(splits[o]);
            }

            SketchTree[] trees = Trees(o => new SketchTree(CollectionsMarshal.AsSpan(pilot[o]), shared[o]), cancellation);
            Moments[] moments = [.. whole.Outputs.Select(output => new Moments(output.Moments.Centre))];
            double[][] rows = [.. whole.Outputs.Select(output => output.Draws)];
            PartOutput[] outputs = Count(whole.First, whole.Count, moments, trees, rows, cancellation);
            whole = new SamplesPart(whole.Fingerprint, _plan, whole.Part, whole.First, whole.Count, whole.Names, outputs);
        }

        return whole;
    }

    private static double[] Splits(PartOutput output)
    {
        long most = Math.Max(1, (long)(MostRankError * output.Moments.Numbers));
        return [.. new Sketch(output.Edges!, output.Counts!, output.Moments).Splits(most, PilotDraws / 4).Select(DoubleKey.ToDouble)];
    }

    // Chunks from all over the run, at places that share no period with it.
    private List<double>[] Scattered(CancellationToken cancellation)
    {
        List<double>[] scattered = [.. Enumerable.Range(0, Outputs).Select(_ => new List<double>(Pilot))];
        int chunks = Math.Max(1, Pilot / ChunkSums.Length);
        double step = (double)_plan.Draws / chunks, turn = 0;
        for (int i = 0; i < chunks; i++)
        {
            turn = (turn + 0.6180339887498949) % 1;
            long first = Math.Max(0, Math.Min(_plan.Draws - ChunkSums.Length, (long)((i + turn) * step)));
            double[][] chunk = Draw(first, (int)Math.Min(ChunkSums.Length, _plan.Draws - first), cancellation);
            for (int o = 0; o < chunk.Length; o++)
            {
                scattered[o].AddRange(chunk[o]);
            }
        }

        return scattered;
    }

    private PartOutput[] Keep(long first, int count, Moments[] moments, CancellationToken cancellation)
    {
        var draws = new double[Outputs][];
        for (int o = 0; o < draws.Length; o++)
        {
            draws[o] = GC.AllocateUninitializedArray<double>(count);
        }

        // Where draws are summed as they are made, blocks need only be short enough to show progress.
        int most = _backEnd is SimdBackEnd ? MostBlock : _block;
        var block = new Memory<double>[Outputs];
        for (int at = 0; at < count; at += most)
        {
            int length = Math.Min(most, count - at);
            for (int o = 0; o < block.Length; o++)
            {
                block[o] = draws[o].AsMemory(at, length);
            }

            if (_backEnd is SimdBackEnd simd)
            {
                Summed(simd, first + at, block, moments, cancellation);
            }
            else
            {
                _backEnd.Run(_program, _plan, first + at, block, cancellation);
                Slices(length, (o, start, end) => block[o].Span[start..end], moments, null, null);
            }

            _options.Progress?.Report((double)(at + length) / count);
        }

        return [.. moments.Select((sums, o) => new PartOutput(sums, draws[o], null, null))];
    }

    // Sums are exact, so it does not show which thread took which draws.
    private void Summed(SimdBackEnd simd, long first, Memory<double>[] block, Moments[] moments, CancellationToken cancellation)
    {
        var parts = new Moments[]?[simd.Threads];
        simd.Run(_program, _plan, first, block, Take, cancellation);
        foreach (Moments[] part in parts.OfType<Moments[]>())
        {
            for (int o = 0; o < part.Length; o++)
            {
                moments[o].Add(part[o]);
            }
        }

        void Take(int thread, int start, int end)
        {
            Moments[] own = parts[thread] ??= [.. moments.Select(sums => new Moments(sums.Centre))];
            for (int o = 0; o < own.Length; o++)
            {
                own[o].Add(block[o].Span[start..end]);
            }
        }
    }

    private PartOutput[] Count(long first, long count, Moments[] moments, CancellationToken cancellation)
    {
        double[][] pilot = Draw(0, Pilot, cancellation), rows = [.. pilot.Select(draws => draws[..Math.Min(draws.Length, RowsKept)])];
        bool isAll = Pilot == _plan.Draws;
        SketchTree[] trees = Trees(o => new SketchTree(pilot[o], SketchTree.MostShared(pilot[o], isAll, MostRankError)), cancellation);
        pilot = [];
        return Count(first, count, moments, trees, rows, cancellation);
    }

    private SketchTree[] Trees(Func<int, SketchTree> tree, CancellationToken cancellation)
    {
        var trees = new SketchTree[Outputs];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellation };
        Parallel.For(0, Outputs, options, o => trees[o] = tree(o));
        return trees;
    }

    private PartOutput[] Count(long first, long count, Moments[] moments, SketchTree[] trees, double[][] rows, CancellationToken cancellation)
    {
        int slices = SlicesOf(_block);
        long[][][] counts = [.. trees.Select(tree => Enumerable.Range(0, slices).Select(_ => new long[tree.Edges.Length - 1]).ToArray())];
        double[][] buffer = [.. Enumerable.Range(0, Outputs).Select(_ => GC.AllocateUninitializedArray<double>(_block))];
        for (long at = 0; at < count; at += _block)
        {
            int length = (int)Math.Min(_block, count - at);
            _backEnd.Run(_program, _plan, first + at, [.. buffer.Select(draws => draws.AsMemory(0, length))], cancellation);
            Slices(length, (o, start, end) => buffer[o].AsSpan(start, end - start), moments, trees, counts);
            _options.Progress?.Report((double)(at + length) / count);
        }

        return [.. moments.Select((sums, o) => new PartOutput(sums, rows[o], trees[o].Edges, Sum(counts[o])))];
    }

    private delegate ReadOnlySpan<double> SliceOf(int output, int start, int end);

    private int SlicesOf(int length) => Math.Clamp(Math.Min((2 * _threads + Outputs - 1) / Outputs, length / LeastSlice), 1, _threads);

    // Sums and counts of a block: each output in as many slices as keep all threads at work. Both are exact, so the slices do not show.
    private void Slices(int length, SliceOf slice, Moments[] moments, SketchTree[]? trees, long[][][]? counts)
    {
        int slices = SlicesOf(length);
        var parts = new Moments[Outputs * slices];
        void Take(int item)
        {
            int o = item / slices, s = item % slices;
            int start = Edge(s), end = Edge(s + 1);
            ReadOnlySpan<double> draws = slice(o, start, end);
            parts[item] = new Moments(moments[o].Centre);
            parts[item].Add(draws);
            trees?[o].Count(draws, counts![o][s]);
        }

        int Edge(int s) => s == slices ? length : (int)((long)length * s / slices) / ChunkSums.Length * ChunkSums.Length;
        if (parts.Length == 1 || _threads == 1)
        {
            for (int item = 0; item < parts.Length; item++)
            {
                Take(item);
            }
        }
        else
        {
            Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = _threads }, Take);
        }

        for (int item = 0; item < parts.Length; item++)
        {
            moments[item / slices].Add(parts[item]);
        }
    }

    private double[][] Draw(long first, int count, CancellationToken cancellation)
    {
        double[][] draws = [.. Enumerable.Range(0, Outputs).Select(_ => new double[count])];
        _backEnd.Run(_program, _plan, first, [.. draws.Select(column => column.AsMemory())], cancellation);
        return draws;
    }

    private static long[] Sum(long[][] slices)
    {
        long[] all = slices[0];
        foreach (long[] other in slices.Skip(1))
        {
            for (int i = 0; i < all.Length; i++)
            {
                all[i] += other[i];
            }
        }

        return all;
    }
}
