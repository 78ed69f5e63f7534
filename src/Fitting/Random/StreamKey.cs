namespace Forecast.Fitting.Random;

/// <summary>Names one stream of random numbers: the seed that the user chose and the stream within it.</summary>
/// <param name="Seed">The user's seed; the key of the generator.</param>
/// <param name="Stream">The stream; the high half of the generator's counter.</param>
public readonly record struct StreamKey(ulong Seed, ulong Stream = 0)
{
    // Sets the numbers that name children apart from the numbers anybody draws.
    private const ulong Naming = 0x6368_696C_6472_656E;

    /// <summary>The key of a stream of its own for part <paramref name="index"/> of the work done under this key.</summary>
    /// <remarks>The child's stream is half of a block of the generator, so two children meet by a chance of 2^-64 a pair.</remarks>
    public StreamKey Child(ulong index)
    {
        PhiloxBlock name = Philox.Block(Seed, index, Stream ^ Naming);
        return this with { Stream = ((ulong)name.W1 << 32) | name.W0 };
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
