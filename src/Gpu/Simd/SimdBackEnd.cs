namespace Forecast.Gpu.Simd;

/// <summary>The default back end: blocks of draws that stay in the cache, eight draws at a time, on all cores.</summary>
/// <remarks>The bits do not depend on the number of threads, the size of a block, or the width of the machine's vectors.</remarks>
public sealed class SimdBackEnd : IBackEnd
{
    private const int SmallestBlock = 256, LargestBlock = 1024, FirstLevelCache = 32 * 1024 / sizeof(double), ChunkDraws = 16 * 1024;
    private readonly int _threads;
    private readonly int? _blockSize;

    /// <summary>A back end.</summary>
    /// <param name="threads">The most threads to use; null for one on each core.</param>
    /// <param name="blockSize">Draws in a block, a multiple of eight; null for as many as the cache holds.</param>
    public SimdBackEnd(int? threads = null, int? blockSize = null)
    {
        _threads = threads ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(_threads, 1, nameof(threads));
        if (blockSize is { } size && (size < EightReals.Count || size % EightReals.Count != 0))
        {
            throw new ArgumentOutOfRangeException(nameof(blockSize), $"A block is a multiple of {EightReals.Count} draws; {size} were given.");
        }

        _blockSize = blockSize;
    }

    /// <inheritdoc/>
    public string Name => "simd";

    /// <inheritdoc/>
    public void Run(Program program, DrawPlan plan, long first, IReadOnlyList<Memory<double>> outputs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(outputs);
        cancellation.ThrowIfCancellationRequested();
        int draws = outputs.Count > 0 ? outputs[0].Length : 0;
        plan.ThrowUnlessHeld(first, draws);
        if (draws == 0)
        {
            return;
        }

        BlockProgram ready = BlockProgram.Of(program, plan);
        int size = _blockSize ?? BlockSize(ready.Blocks);
        int chunk = Math.Max(size, ChunkDraws / size * size), chunks = (draws + chunk - 1) / chunk;
        if (_threads == 1 || chunks == 1)
        {
            Chunk(new BlockWorker(ready, size), first, outputs, 0, draws, size, cancellation);
            return;
        }

        Parallel.For(
            0,
            chunks,
            new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellation },
            () => new BlockWorker(ready, size),
            (index, _, worker) =>
            {
                int start = index * chunk;
                Chunk(worker, first, outputs, start, Math.Min(draws, start + chunk), size, cancellation);
                return worker;
            },
            _ => { });
    }

    private static void Chunk(BlockWorker worker, long first, IReadOnlyList<Memory<double>> outputs, int start, int end, int size, CancellationToken cancellation)
    {
        for (int at = start; at < end; at += size)
        {
            cancellation.ThrowIfCancellationRequested();
            worker.Run(first + at, outputs, at, Math.Min(size, end - at));
        }
    }

    // The largest power of two with which all blocks fit in the first cache, within bounds.
    private static int BlockSize(int blocks)
    {
        int size = LargestBlock;
        while (size > SmallestBlock && (long)size * blocks > FirstLevelCache)
        {
            size /= 2;
        }

        return size;
    }
}
