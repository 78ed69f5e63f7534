using Forecast.Gpu.Results;

namespace Forecast.Gpu.Simd;

/// <summary>The default back end: blocks of draws that stay in the cache, eight draws at a time, on all cores.</summary>
/// <remarks>The bits do not depend on the number of threads, the size of a block, or the width of the machine's vectors.</remarks>
public sealed class SimdBackEnd : IBackEnd
{
    private const int SmallestBlock = 256, LargestBlock = 1024, FirstLevelCache = 32 * 1024 / sizeof(double);
    private const int SecondLevelCache = 1024 * 1024 / sizeof(double), MostPieceDraws = 16 * 1024;
    private readonly int? _blockSize;

    /// <summary>A back end.</summary>
    /// <param name="threads">The most threads to use; null for one on each core.</param>
    /// <param name="blockSize">Draws in a block, a multiple of eight; null for as many as the cache holds.</param>
    public SimdBackEnd(int? threads = null, int? blockSize = null)
    {
        Threads = threads ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(threads));
        if (blockSize is { } size && (size < EightReals.Count || size % EightReals.Count != 0))
        {
            throw new ArgumentOutOfRangeException(nameof(blockSize), $"A block is a multiple of {EightReals.Count} draws; {size} were given.");
        }

        _blockSize = blockSize;
    }

    /// <inheritdoc/>
    public string Name => "simd";

    /// <summary>The most threads that are used.</summary>
    internal int Threads { get; }

    /// <inheritdoc/>
    public void Run(Program program, DrawPlan plan, long first, IReadOnlyList<Memory<double>> outputs, CancellationToken cancellation = default) =>
        Run(program, plan, first, outputs, null, cancellation);

    /// <summary>Makes some consecutive draws, and has each piece of them taken in while it is in the cache.</summary>
    /// <param name="program">The program.</param>
    /// <param name="plan">The whole run.</param>
    /// <param name="first">Number of the first draw wanted, from 0.</param>
    /// <param name="outputs">An array for each output, all equally long.</param>
    /// <param name="taker">Is told, on the thread that made them, of each piece; null where nobody is.</param>
    /// <param name="cancellation">Ends the work early.</param>
    internal void Run(Program program, DrawPlan plan, long first, IReadOnlyList<Memory<double>> outputs, PieceTaker? taker, CancellationToken cancellation)
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
        int size = _blockSize ?? BlockSize(ready.Blocks), piece = PieceDraws(size, outputs.Count);
        Crew.Run((int)(((long)draws + piece - 1) / piece), Threads, Work, cancellation);

        void Work(int thread, Crew.Turn turn)
        {
            BlockWorker? worker = null;
            while (turn.TryTake(out int index))
            {
                worker ??= new BlockWorker(ready, size);
                int start = index * piece, end = (int)Math.Min(draws, (long)start + piece);
                for (int at = start; at < end; at += size)
                {
                    cancellation.ThrowIfCancellationRequested();
                    worker.Run(first + at, outputs, at, Math.Min(size, end - at));
                }

                taker?.Invoke(thread, start, end);
            }
        }
    }

    // Whole chunks of draws, so many that all outputs stay in the second cache and threads seldom ask for more.
    private static int PieceDraws(int size, int outputs)
    {
        int draws = Math.Clamp(SecondLevelCache / outputs, Part.Chunk, MostPieceDraws);
        return (Math.Max(draws, size) + Part.Chunk - 1) / Part.Chunk * Part.Chunk;
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
