namespace Forecast.Gpu.Scalar;

/// <summary>The back end that runs one draw after the other: the oracle of the others, and the default where a machine has no vectors.</summary>
/// <remarks>The bits do not depend on the number of threads.</remarks>
public sealed class ScalarBackEnd : IBackEnd
{
    // Draws that a thread takes at once.
    private const int Block = 4096;
    private readonly int _threads;

    /// <summary>A back end.</summary>
    /// <param name="threads">The most threads to use.</param>
    public ScalarBackEnd(int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _threads = threads;
    }

    /// <inheritdoc/>
    public string Name => "scalar";

    /// <inheritdoc/>
    public void Run(Program program, DrawPlan plan, long first, IReadOnlyList<Memory<double>> outputs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(outputs);
        int draws = outputs.Count > 0 ? outputs[0].Length : 0, blocks = (draws + Block - 1) / Block;
        plan.ThrowUnlessHeld(first, draws);
        var ready = new ScalarProgram(program, plan);
        if (_threads == 1 || blocks <= 1)
        {
            var worker = new ScalarWorker(ready);
            for (int block = 0; block < blocks; block++)
            {
                cancellation.ThrowIfCancellationRequested();
                worker.Run(first, outputs, block * Block, Math.Min(draws, (block + 1) * Block));
            }

            return;
        }

        Parallel.For(
            0,
            blocks,
            new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellation },
            () => new ScalarWorker(ready),
            (block, _, worker) =>
            {
                worker.Run(first, outputs, block * Block, Math.Min(draws, (block + 1) * Block));
                return worker;
            },
            _ => { });
    }
}
