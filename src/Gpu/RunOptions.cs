using Forecast.Gpu.Results;

namespace Forecast.Gpu;

/// <summary>How a run is made; nothing here changes a draw.</summary>
public sealed record RunOptions
{
    /// <summary>The memory budget unless another is given: 512 MB.</summary>
    public const long DefaultMemory = 512L << 20;

    /// <summary>What makes the draws; null for <see cref="BackEnds.Default"/>.</summary>
    public IBackEnd? BackEnd { get; init; }

    /// <summary>
    /// Bytes that draws may take. While outputs × draws × 8 are within it all draws are kept and quantiles are exact; else they are counted
    /// by cells, see <see cref="Samples.RankError"/>. Choosing a quantile takes a few hundredths of it more.
    /// </summary>
    public long Memory { get; init; } = DefaultMemory;

    /// <summary>The most threads to use; null for one on each core. No bit of the result depends on it.</summary>
    public int? Threads { get; init; }

    /// <summary>Which part of the run is made; null for all of it.</summary>
    public Part? Part { get; init; }

    /// <summary>Errors that the run should come under: the plan's draws are doubled until they are reached. Not for a part.</summary>
    public IReadOnlyList<PrecisionTarget> Precision { get; init; } = [];

    /// <summary>The most draws that may be made to reach <see cref="Precision"/>.</summary>
    public long MostDraws { get; init; } = 1L << 30;

    /// <summary>Told the share of the draws made, from 0 to 1, after each block; of the last doubling where a precision is asked for.</summary>
    public IProgress<double>? Progress { get; init; }
}
