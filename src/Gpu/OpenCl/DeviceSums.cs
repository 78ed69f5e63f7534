using Forecast.Gpu.OpenCl.Interop;

namespace Forecast.Gpu.OpenCl;

/// <summary>The sums of <see cref="LaneSums"/>, made on a device.</summary>
internal sealed class DeviceSums : IDisposable
{
    private const string Text =
        """
        #pragma OPENCL EXTENSION cl_khr_fp64 : enable
        #pragma OPENCL FP_CONTRACT OFF

        // sums: for each output its lanes' sums, then its lanes' sums of squares.
        __kernel void add_draws(__global const double* results, ulong stride, ulong draws, __global double* sums)
        {
            ulong lane = get_global_id(0) % LANES, output = get_global_id(0) / LANES;
            __global double* mine = sums + 2UL * LANES * output + lane;
            double sum = mine[0], squares = mine[LANES];
            for (ulong i = lane; i < draws; i += LANES)
            {
                double x = results[stride * output + i];
                sum += x;
                squares = fma(x, x, squares);
            }

            mine[0] = sum;
            mine[LANES] = squares;
        }

        __kernel void halve(__global double* sums, ulong half_of_lanes)
        {
            ulong i = get_global_id(0) % half_of_lanes, row = get_global_id(0) / half_of_lanes;
            sums[LANES * row + i] += sums[LANES * row + i + half_of_lanes];
        }
        """;

    private static readonly string _text = Text.Replace("LANES", $"{LaneSums.Lanes}UL", StringComparison.Ordinal);
    private readonly OpenClSession _session;
    private readonly OpenClHandle _sums, _add, _halve;
    private readonly int _outputs;

    /// <summary>Sums of nothing yet.</summary>
    /// <param name="session">The device.</param>
    /// <param name="outputs">How many outputs there are.</param>
    public DeviceSums(OpenClSession session, int outputs)
    {
        _session = session;
        _outputs = outputs;
        _sums = session.Buffer(2L * LaneSums.Lanes * outputs * sizeof(double));
        session.Write<double>(_sums, new double[2 * LaneSums.Lanes * outputs]);
        _add = session.Kernel(_text, "add_draws");
        _halve = session.Kernel(_text, "halve");
    }

    /// <summary>Adds the draws of a chunk; all but the last are a multiple of the lanes.</summary>
    public void Add(OpenClHandle results, DrawChunk chunk)
    {
        OpenClSession.Argument(_add, 0, results);
        OpenClSession.Argument(_add, 1, (ulong)chunk.Stride);
        OpenClSession.Argument(_add, 2, (ulong)chunk.Draws);
        OpenClSession.Argument(_add, 3, _sums);
        _session.Enqueue(_add, (long)LaneSums.Lanes * _outputs);
    }

    /// <summary>The sums of each output; nothing may be added after.</summary>
    /// <param name="draws">How many draws were added.</param>
    public IReadOnlyList<DrawSums> Total(long draws)
    {
        OpenClSession.Argument(_halve, 0, _sums);
        for (long half = LaneSums.Lanes / 2; half > 0; half /= 2)
        {
            OpenClSession.Argument(_halve, 1, (ulong)half);
            _session.Enqueue(_halve, half * 2 * _outputs);
        }

        var sums = new double[2 * LaneSums.Lanes * _outputs];
        _session.Read<double>(_sums, sums);
        return [.. Enumerable.Range(0, _outputs).Select(o => new DrawSums(draws, sums[2 * LaneSums.Lanes * o], sums[LaneSums.Lanes * (2 * o + 1)]))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sums.Dispose();
        _add.Dispose();
        _halve.Dispose();
    }
}
