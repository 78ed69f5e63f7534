namespace Forecast.Gpu.Results;

/// <summary>One of some parts that a run is cut into, as equal as whole chunks of 1,024 draws allow.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Of">How many parts there are.</param>
public sealed record Part(int Number, int Of)
{
    /// <summary>Draws that a part's ends are multiples of, save the end of the run.</summary>
    public const int Chunk = ChunkSums.Length;

    /// <summary>The draws of this part; there may be none where parts are many and draws few.</summary>
    /// <param name="draws">Draws of the whole run.</param>
    /// <returns>The number of the first draw, and how many there are.</returns>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    public (long First, long Count) Range(long draws)
    {
        if (Of < 1 || Number < 1 || Number > Of)
        {
            throw new ArgumentException($"Parts are numbered from 1 to their count, as in 3/64; {Number}/{Of} was given.");
        }

        long chunks = (draws + Chunk - 1) / Chunk;
        long first = Math.Min(draws, (long)((Int128)chunks * (Number - 1) / Of) * Chunk), end = Math.Min(draws, (long)((Int128)chunks * Number / Of) * Chunk);
        return (first, end - first);
    }
}
