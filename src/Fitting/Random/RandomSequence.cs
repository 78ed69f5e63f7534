namespace Forecast.Fitting.Random;

/// <summary>A cursor over one stream, for work that needs numbers one after the other: Markov chains, permutations, tests.</summary>
public sealed class RandomSequence
{
    private readonly StreamKey _key;
    private ulong _position;
    private PhiloxBlock _block;
    private int _left;

    /// <summary>A cursor at the start of a stream.</summary>
    public RandomSequence(StreamKey key)
    {
        _key = key;
    }

    /// <summary>The next word, uniform over all 32-bit values.</summary>
    public uint NextWord()
    {
        if (_left == 0)
        {
            _block = _key.Block(_position++);
            _left = 4;
        }

        return _left-- switch
        {
            4 => _block.W0,
            3 => _block.W1,
            2 => _block.W2,
            _ => _block.W3,
        };
    }

    /// <summary>The next number from the open interval (0, 1): the midpoint of one of 2^52 equal cells, never 0 or 1.</summary>
    public double NextUniform()
    {
        ulong bits = ((ulong)NextWord() << 20) | (NextWord() >> 12);
        return (bits + 0.5) * (1.0 / (1UL << 52));
    }

    /// <summary>The next index from 0 to <paramref name="count"/> - 1.</summary>
    /// <remarks>One word scaled by multiplication; no index is likelier than another by more than <paramref name="count"/> / 2^32.</remarks>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)(((ulong)NextWord() * (ulong)count) >> 32);
    }
}
