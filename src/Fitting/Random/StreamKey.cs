namespace Forecast.Fitting.Random;

/// <summary>Names one stream of random numbers: the seed that the user chose and the stream within it.</summary>
/// <param name="Seed">The user's seed; the key of the generator.</param>
/// <param name="Stream">The stream; the high half of the generator's counter.</param>
public readonly record struct StreamKey(ulong Seed, ulong Stream = 0)
{
    // A stream no caller starts from, so that the numbers which name children are not numbers anybody draws.
    private const ulong NamingStream = 0x6368_696C_6472_656E;

    /// <summary>The key of a stream of its own for part <paramref name="index"/> of the work done under this key.</summary>
    /// <remarks>Two rounds of the generator mix stream and index, so the children of different keys do not meet but by a chance of 2^-64 a pair.</remarks>
    public StreamKey Child(ulong index)
    {
        PhiloxBlock parent = Philox.Block(Seed, Stream, NamingStream);
        ulong mixed = ((ulong)parent.W1 << 32) | parent.W0;
        PhiloxBlock child = Philox.Block(Seed ^ mixed, index, NamingStream);
        return this with { Stream = ((ulong)child.W1 << 32) | child.W0 };
    }

    /// <summary>The key of a stream named by a text, such as the id of a finding.</summary>
    public StreamKey Child(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        StreamKey key = this;
        foreach (char c in name)
        {
            key = key.Child(c);
        }

        return key;
    }

    /// <summary>Block <paramref name="position"/> of this stream.</summary>
    public PhiloxBlock Block(ulong position) => Philox.Block(Seed, position, Stream);
}
