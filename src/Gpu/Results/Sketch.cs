namespace Forecast.Gpu.Results;

/// <summary>Counts of draws by cell: their quantiles within a known share of the draws, in memory that does not grow with them.</summary>
/// <remarks>
/// The cells are a function of the run's first draws, so every part of a run has the same; counts are whole numbers, so parts add up to
/// exactly the whole in any order. Within a cell, ranks are spread evenly over its keys.
/// </remarks>
internal sealed class Sketch : IOrderedDraws
{
    private const int LeastSplits = 64;
    private readonly ulong[] _edges;
    private readonly long[] _before;
    private readonly Moments _moments;

    /// <summary>A sketch.</summary>
    /// <param name="edges">Keys at which cells start, and where the last ends.</param>
    /// <param name="counts">Finite draws in each cell.</param>
    /// <param name="moments">Extremes and counts of the infinite.</param>
    public Sketch(ulong[] edges, long[] counts, Moments moments)
    {
        (_edges, _moments) = (edges, moments);
        _before = new long[edges.Length];
        _before[0] = moments.BelowAll;
        long largest = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            _before[i + 1] = _before[i] + counts[i];
            largest = Math.Max(largest, IsOneValue(i) ? 0 : counts[i]);
        }

        RankError = moments.Numbers > 0 ? (double)largest / moments.Numbers : 0;
    }

    /// <inheritdoc/>
    public double RankError { get; }

    /// <summary>Keys inside the cells that hold more than some draws, evenly spaced: what further cuts are to be made at.</summary>
    /// <param name="most">Draws that a cell may hold.</param>
    /// <param name="keys">About how many keys are wanted in all.</param>
    public IEnumerable<ulong> Splits(long most, int keys)
    {
        int[] full = [.. Enumerable.Range(0, _before.Length - 1).Where(cell => _before[cell + 1] - _before[cell] > most && !IsOneValue(cell))];
        foreach (int cell in full)
        {
            (ulong low, ulong high) = Ends(cell);
            double steps = Math.Max(keys / full.Length, LeastSplits);
            for (int i = 0; i <= steps; i++)
            {
                yield return Math.Min(high, low + (ulong)(i / steps * (high - low)));
            }
        }
    }

    /// <inheritdoc/>
    public double[] Quantiles(ReadOnlySpan<double> probabilities)
    {
        var quantiles = new double[probabilities.Length];
        for (int i = 0; i < quantiles.Length; i++)
        {
            quantiles[i] = At(probabilities[i] * (_moments.Numbers - 1));
        }

        return quantiles;
    }

    /// <inheritdoc/>
    public double RankErrorAt(double probability)
    {
        int cell = Cell(probability * (_moments.Numbers - 1));
        return cell < 0 || cell >= _before.Length - 1 || IsOneValue(cell) ? 0 : (double)(_before[cell + 1] - _before[cell]) / _moments.Numbers;
    }

    /// <inheritdoc/>
    public (double Below, double AtMost, double Error) Count(double value)
    {
        if (double.IsNegativeInfinity(value))
        {
            return (0, _moments.BelowAll, 0);
        }

        if (double.IsPositiveInfinity(value))
        {
            return (_moments.Numbers - _moments.AboveAll, _moments.Numbers, 0);
        }

        ulong key = DoubleKey.Of(value);
        int place = Array.BinarySearch(_edges, key), cell = place >= 0 ? place : ~place - 1;

        // Cells without width, at which no draw falls, share their start with the next.
        while (cell + 1 < _edges.Length && _edges[cell + 1] == key)
        {
            cell++;
        }

        long before = _before[cell], within = _before[cell + 1] - before;
        (ulong low, ulong high) = Ends(cell);
        if (low >= high)
        {
            return (key > low ? before + within : before, key >= low ? before + within : before, 0);
        }

        double share = key <= low ? 0 : key >= high ? 1 : (double)(key - low) / (high - low);
        return (before + share * within, before + share * within, key == _edges[cell] ? 0 : within);
    }

    // Rank positions run from 0 to the count less 1.
    private double At(double position)
    {
        int cell = Cell(position);
        if (cell < 0)
        {
            return double.NegativeInfinity;
        }

        if (cell >= _before.Length - 1)
        {
            return double.PositiveInfinity;
        }

        (ulong low, ulong high) = Ends(cell);
        double share = Math.Clamp((position - _before[cell] + 0.5) / (_before[cell + 1] - _before[cell]), 0, 1);

        // The extremes are known, so they are given where they are asked for.
        share = position <= _moments.BelowAll ? 0 : position >= _moments.Numbers - _moments.AboveAll - 1 ? 1 : share;
        return DoubleKey.ToDouble(low + (ulong)(share * (high - low)));
    }

    // The cell with the draw of a rank: the last that starts at or before it and holds any; -1 below all cells.
    private int Cell(double position)
    {
        long rank = Math.Min((long)Math.Floor(position), _moments.Numbers - 1);
        if (rank < _moments.BelowAll)
        {
            return -1;
        }

        int low = 0, high = _before.Length;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = _before[middle] <= rank ? (middle, high) : (low, middle);
        }

        return low;
    }

    // First and last key of a cell, as far as draws go.
    private (ulong Low, ulong High) Ends(int cell) =>
        (Math.Max(_edges[cell], DoubleKey.Of(_moments.Smallest)), Math.Min(_edges[cell + 1] - 1, DoubleKey.Of(_moments.Largest)));

    private bool IsOneValue(int cell)
    {
        (ulong low, ulong high) = Ends(cell);
        return low >= high;
    }
}
