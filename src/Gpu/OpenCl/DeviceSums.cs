using Forecast.Gpu.OpenCl.Interop;
using Forecast.Gpu.Results;

namespace Forecast.Gpu.OpenCl;

/// <summary>The sums of <see cref="ChunkSums"/>, made on a device in the same shape: eight lanes down each chunk, one work item a lane.</summary>
/// <remarks>The host adds the lanes of a chunk as a tree and the chunks exactly, from eighty-eight bytes a lane where the draws are a thousand.</remarks>
internal sealed class DeviceSums : IDisposable
{
    private const int Lanes = 8, Fields = 11;

    private const string Text =
        """
        #pragma OPENCL EXTENSION cl_khr_fp64 : enable
        #pragma OPENCL FP_CONTRACT OFF

        __kernel void add_lanes(
            __global const double* results, ulong stride, ulong draws, ulong chunks, __global const double* centres, __global double* sums)
        {
            ulong item = get_global_id(0), lane = item % LANES, chunk = item / LANES % chunks, output = item / LANES / chunks;
            double centre = centres[2 * output], factor = centres[2 * output + 1];
            double first = 0.0, second = 0.0, third = 0.0, fourth = 0.0, pairs = 0.0;
            double smallest = as_double(0x7ff0000000000000UL), largest = -smallest;
            double zeros = 0.0, not_numbers = 0.0, above_all = 0.0, below_all = 0.0;
            ulong end = (chunk + 1UL) * LENGTH;
            end = end < draws ? end : draws;
            for (ulong i = chunk * LENGTH + lane; i < end; i += LANES)
            {
                double x = results[stride * output + i], y = (i ^ 1UL) < end ? results[stride * output + (i ^ 1UL)] : as_double(0x7ff8000000000000UL);
                int is_finite = fabs(x) <= 0x1.fffffffffffffp1023;
                double z = is_finite ? (x - centre) * factor : 0.0, square = z * z;
                double other = fabs(y) <= 0x1.fffffffffffffp1023 ? (y - centre) * factor : 0.0;
                first += z;
                second += square;
                third += square * z;
                fourth += square * square;
                pairs += z * other;
                smallest = is_finite && x < smallest ? x : smallest;
                largest = is_finite && x > largest ? x : largest;
                zeros += x == 0.0 ? 1.0 : 0.0;
                not_numbers += x == x ? 0.0 : 1.0;
                above_all += !is_finite && x > 0.0 ? 1.0 : 0.0;
                below_all += !is_finite && x < 0.0 ? 1.0 : 0.0;
            }

            __global double* mine = sums + 11UL * item;
            mine[0] = first;
            mine[1] = second;
            mine[2] = third;
            mine[3] = fourth;
            mine[4] = pairs;
            mine[5] = smallest;
            mine[6] = largest;
            mine[7] = zeros;
            mine[8] = not_numbers;
            mine[9] = above_all;
            mine[10] = below_all;
        }
        """;

    private static readonly string _text = Text
        .Replace("LANES", $"{Lanes}UL", StringComparison.Ordinal)
        .Replace("LENGTH", $"{ChunkSums.Length}UL", StringComparison.Ordinal);

    private readonly OpenClSession _session;
    private readonly OpenClHandle _sums, _add, _centres;
    private readonly double[] _lanes;

    /// <summary>Sums of nothing yet.</summary>
    /// <param name="session">The device.</param>
    /// <param name="centres">Where each output's draws are measured from.</param>
    /// <param name="chunks">The most chunks of <see cref="ChunkSums.Length"/> draws that are added at once.</param>
    public DeviceSums(OpenClSession session, IReadOnlyList<MomentCentre> centres, int chunks)
    {
        _session = session;
        Moments = [.. centres.Select(centre => new Moments(centre))];
        _lanes = new double[(long)centres.Count * chunks * Lanes * Fields];
        _sums = session.Buffer((long)_lanes.Length * sizeof(double));
        _centres = session.Filled<double>([.. centres.SelectMany(centre => new[] { centre.Centre, centre.Factor })]);
        _add = session.Kernel(_text, "add_lanes");
    }

    /// <summary>What has been added so far, one for each output.</summary>
    public IReadOnlyList<Moments> Moments { get; }

    /// <summary>Adds the draws of a chunk of the device, which starts at a multiple of <see cref="ChunkSums.Length"/>.</summary>
    public void Add(OpenClHandle results, DrawChunk chunk)
    {
        int chunks = (chunk.Draws + ChunkSums.Length - 1) / ChunkSums.Length;
        OpenClSession.Argument(_add, 0, results);
        OpenClSession.Argument(_add, 1, (ulong)chunk.Stride);
        OpenClSession.Argument(_add, 2, (ulong)chunk.Draws);
        OpenClSession.Argument(_add, 3, (ulong)chunks);
        OpenClSession.Argument(_add, 4, _centres);
        OpenClSession.Argument(_add, 5, _sums);
        _session.Enqueue(_add, (long)Moments.Count * chunks * Lanes);
        Span<double> lanes = _lanes.AsSpan(0, Moments.Count * chunks * Lanes * Fields);
        _session.Read(_sums, lanes);
        for (int item = 0; item < Moments.Count * chunks; item++)
        {
            int draws = Math.Min(ChunkSums.Length, chunk.Draws - item % chunks * ChunkSums.Length);
            Moments[item / chunks].Add(Sum(lanes.Slice(item * Lanes * Fields, Lanes * Fields)), draws);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sums.Dispose();
        _centres.Dispose();
        _add.Dispose();
    }

    private static ChunkSums Sum(ReadOnlySpan<double> lanes)
    {
        var sums = new ChunkSums
        {
            First = Tree(lanes, 0),
            Second = Tree(lanes, 1),
            Third = Tree(lanes, 2),
            Fourth = Tree(lanes, 3),
            Pairs = Tree(lanes, 4) / 2,
            Smallest = double.PositiveInfinity,
            Largest = double.NegativeInfinity,
            Zeros = (long)Tree(lanes, 7),
            NotNumbers = (long)Tree(lanes, 8),
            AboveAll = (long)Tree(lanes, 9),
            BelowAll = (long)Tree(lanes, 10),
        };
        for (int lane = 0; lane < Lanes; lane++)
        {
            sums.Smallest = Math.Min(sums.Smallest, lanes[lane * Fields + 5]);
            sums.Largest = Math.Max(sums.Largest, lanes[lane * Fields + 6]);
        }

        return sums;
    }

    private static double Tree(ReadOnlySpan<double> lanes, int field) =>
        ((At(lanes, 0, field) + At(lanes, 1, field)) + (At(lanes, 2, field) + At(lanes, 3, field)))
        + ((At(lanes, 4, field) + At(lanes, 5, field)) + (At(lanes, 6, field) + At(lanes, 7, field)));

    private static double At(ReadOnlySpan<double> lanes, int lane, int field) => lanes[lane * Fields + field];
}
