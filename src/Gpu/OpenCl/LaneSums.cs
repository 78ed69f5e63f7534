namespace Forecast.Gpu.OpenCl;

/// <summary>A sum and a sum of squares in an order that depends on the number of draws alone.</summary>
/// <remarks>
/// Draw i is added to lane i mod 4096, each lane in the order of its draws, squares by fused multiply-add; then the upper half of the lanes
/// is added to the lower until one is left. The host and a device that follow this have the same bits.
/// </remarks>
internal sealed class LaneSums
{
    /// <summary>Number of lanes: a power of two.</summary>
    public const int Lanes = OpenClBackEnd.Step;

    private readonly double[] _sums = new double[Lanes], _squares = new double[Lanes];
    private long _draws;

    /// <summary>Adds the next draws.</summary>
    public void Add(ReadOnlySpan<double> draws)
    {
        foreach (double x in draws)
        {
            int lane = (int)(_draws++ % Lanes);
            _sums[lane] += x;
            _squares[lane] = Math.FusedMultiplyAdd(x, x, _squares[lane]);
        }
    }

    /// <summary>The sums so far.</summary>
    public DrawSums Total()
    {
        var sums = (double[])_sums.Clone();
        var squares = (double[])_squares.Clone();
        for (int half = Lanes / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                sums[i] += sums[i + half];
                squares[i] += squares[i + half];
            }
        }

        return new DrawSums(_draws, sums[0], squares[0]);
    }
}
