namespace Forecast.Gpu.Simd;

/// <summary>Takes in a piece of a run's draws while they are in the cache.</summary>
/// <param name="thread">The number of the thread that made them, from 0: no two pieces have the same at once.</param>
/// <param name="start">Where in the outputs the piece begins, at a multiple of <see cref="Results.Part.Chunk"/>.</param>
/// <param name="end">Where it ends: at such a multiple, or at the end of the outputs.</param>
internal delegate void PieceTaker(int thread, int start, int end);
