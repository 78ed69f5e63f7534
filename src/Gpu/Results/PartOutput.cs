namespace Forecast.Gpu.Results;

/// <summary>What a part of a run holds of one output.</summary>
/// <param name="Moments">Sums and counts.</param>
/// <param name="Draws">The part's draws where all are kept, else the first draws of the run.</param>
/// <param name="Edges">Where the cells of the sketch start; null where all draws are kept.</param>
/// <param name="Counts">Draws of each cell; null where all draws are kept.</param>
internal sealed record PartOutput(Moments Moments, double[] Draws, ulong[]? Edges, long[]? Counts)
{
    public IOrderedDraws Ordered(int threads) => Edges is { } edges ? new Sketch(edges, Counts!, Moments) : new KeptDraws(Draws, Moments.Numbers, threads);
}
