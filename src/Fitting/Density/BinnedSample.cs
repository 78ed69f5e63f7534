using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Density;

/// <summary>A sample shared out over the points of an even grid, and its density at those points: the fast one, for resamples.</summary>
/// <remarks>
/// Each value goes to its two neighbours by distance, which keeps the mean and adds at most a quarter of the squared spacing to the
/// variance of the kernel: with spacing d and bandwidth h a relative change of h below d^2 / (8 h^2).
/// </remarks>
internal sealed class BinnedSample
{
    // A rise or a fall smaller than this share is rounding.
    private const double Noise = 1e-12;

    private readonly double[] _counts;
    private readonly double[] _kernel;
    private readonly double[] _density;
    private readonly int _points;
    private double _from, _step;

    /// <summary>Room for a grid.</summary>
    /// <param name="points">Points of the grid; a multiple of eight.</param>
    public BinnedSample(int points)
    {
        _points = points;
        _counts = new double[points];
        _density = new double[points];
        _kernel = new double[2 * points];
    }

    /// <summary>The density at the points, as last smoothed, times the number of values and the bandwidth but for a constant.</summary>
    public ReadOnlySpan<double> Heights => _density;

    /// <summary>Empties the grid and lays it over a range.</summary>
    public void Lay(double from, double to)
    {
        (_from, _step) = (from, (to - from) / (_points - 1));
        Array.Clear(_counts);
    }

    /// <summary>Adds one value, which lies in the range.</summary>
    public void Add(double value)
    {
        double place = (value - _from) / _step;
        int below = Math.Clamp((int)place, 0, _points - 2);
        double share = place - below;
        _counts[below] += 1 - share;
        _counts[below + 1] += share;
    }

    /// <summary>Lays the grid over a sample's range and adds all of it.</summary>
    public void Fill(ReadOnlySpan<double> values)
    {
        double low = values[0], high = values[0];
        foreach (double value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        Lay(low, high);
        foreach (double value in values)
        {
            Add(value);
        }
    }

    /// <summary>Prepares the kernel of a bandwidth.</summary>
    public void Prepare(double bandwidth)
    {
        double scale = _step / bandwidth;
        Span<double> square = stackalloc double[VectorElementary.Lanes];
        for (int i = 0; i < _points; i += VectorElementary.Lanes)
        {
            for (int lane = 0; lane < VectorElementary.Lanes; lane++)
            {
                double distance = (i + lane) * scale;
                square[lane] = -0.5 * distance * distance;
            }

            VectorElementary.Exp(Vector512.Create<double>(square)).CopyTo(_kernel, _points + i);
        }

        // The other half is the mirror image; its first element is never read.
        for (int i = 1; i < _points; i++)
        {
            _kernel[_points - i] = _kernel[_points + i];
        }
    }

    /// <summary>Smooths the counts with the kernel prepared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Smooth()
    {
        Array.Clear(_density);
        for (int j = 0; j < _points; j++)
        {
            double count = _counts[j];
            if (count == 0)
            {
                continue;
            }

            Vector512<double> weight = Vector512.Create(count);
            ReadOnlySpan<double> kernel = _kernel.AsSpan(_points - j, _points);
            for (int i = 0; i < _points; i += Vector512<double>.Count)
            {
                Vector512<double> sum = Vector512.Create<double>(_density.AsSpan(i));
                Vector512.FusedMultiplyAdd(weight, Vector512.Create(kernel[i..]), sum).CopyTo(_density, i);
            }
        }
    }

    /// <summary>Number of modes with a bandwidth.</summary>
    public int Modes(double bandwidth)
    {
        Prepare(bandwidth);
        Smooth();
        return Modes(_density);
    }

    /// <summary>The smallest bandwidth with at most a number of modes, from above and within a relative tolerance.</summary>
    public double Critical(int modes, double tolerance)
    {
        // A bandwidth below two spacings would show the grid itself.
        double range = _step * (_points - 1), low = 2 * _step, high = 2 * range;
        while (high > low * (1 + tolerance))
        {
            double middle = Math.Sqrt(low * high);
            if (Modes(middle) <= modes)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return high;
    }

    /// <summary>Number of local maxima along heights; an end may be one.</summary>
    public static int Modes(ReadOnlySpan<double> heights)
    {
        int modes = 0;
        bool rising = true;
        double extreme = heights[0];
        foreach (double height in heights)
        {
            if (rising)
            {
                if (height > extreme)
                {
                    extreme = height;
                }
                else if (height < extreme * (1 - Noise))
                {
                    modes++;
                    (rising, extreme) = (false, height);
                }
            }
            else if (height < extreme)
            {
                extreme = height;
            }
            else if (height > extreme * (1 + Noise) && height > double.Epsilon)
            {
                (rising, extreme) = (true, height);
            }
        }

        return rising ? modes + 1 : modes;
    }
}
