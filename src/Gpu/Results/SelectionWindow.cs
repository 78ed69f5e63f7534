using System.Buffers;

namespace Forecast.Gpu.Results;

/// <summary>Two values between which some ranks are expected, with what a pass over the draws found there.</summary>
internal sealed class SelectionWindow(double low, double high, int firstRank, int ranks)
{
    private double[][] _gathered = [];
    private int[] _counts = [];
    private long[] _below = [];

    public double Low { get; } = low;

    public double High { get; } = high;

    /// <summary>Place of the first rank among those that are asked.</summary>
    public int FirstRank { get; } = firstRank;

    /// <summary>Number of ranks.</summary>
    public int Ranks { get; } = ranks;

    /// <summary>Whether both ends are one value: then draws are counted and not gathered.</summary>
    public bool IsPoint => Low == High;

    /// <summary>Draws below the window.</summary>
    public long Below { get; private set; }

    /// <summary>Draws in the window, ends included.</summary>
    public long Within { get; private set; }

    /// <summary>Makes room for slices, each with a buffer of its own.</summary>
    public void Open(int slices)
    {
        _gathered = new double[slices][];
        _counts = new int[slices];
        _below = new long[slices];
        for (int s = 0; s < slices; s++)
        {
            _gathered[s] = IsPoint ? [] : ArrayPool<double>.Shared.Rent(1 << 12);
        }
    }

    /// <summary>A slice's buffer with room for some more draws.</summary>
    public double[] Room(int slice, int count, int more)
    {
        double[] buffer = _gathered[slice];
        if (count + more > buffer.Length)
        {
            double[] larger = ArrayPool<double>.Shared.Rent(Math.Max(2 * buffer.Length, count + more));
            buffer.AsSpan(0, count).CopyTo(larger);
            ArrayPool<double>.Shared.Return(buffer);
            _gathered[slice] = buffer = larger;
        }

        return buffer;
    }

    public void Close(int slice, long below, int within) => (_below[slice], _counts[slice]) = (below, within);

    public void Sum()
    {
        for (int s = 0; s < _below.Length; s++)
        {
            Below += _below[s];
            Within += _counts[s];
        }
    }

    public void CopyTo(Span<double> gathered)
    {
        int at = 0;
        for (int s = 0; s < _gathered.Length; s++)
        {
            _gathered[s].AsSpan(0, _counts[s]).CopyTo(gathered[at..]);
            at += _counts[s];
        }
    }

    public void Release()
    {
        foreach (double[] buffer in _gathered)
        {
            if (buffer.Length > 0)
            {
                ArrayPool<double>.Shared.Return(buffer);
            }
        }

        _gathered = [];
    }
}
