using Forecast.Gpu.OpenCl.Interop;
using Forecast.Gpu.OpenCl.Kernels;
using Forecast.Gpu.Results;

namespace Forecast.Gpu.OpenCl;

/// <summary>The back end that runs a program as one generated kernel on an OpenCL device.</summary>
/// <remarks>
/// Results are the same bits as on the host where the device's double arithmetic is IEEE's. In single precision, which is used only where
/// it is asked for, a result keeps about seven digits less what the program loses, and uniforms have 2^23 places.
/// </remarks>
public sealed class OpenClBackEnd : IBackEnd
{
    /// <summary>The step in which draws are handed to a device, to which a chunk is rounded.</summary>
    internal const int Step = 4096;

    private readonly OpenClSession _session;
    private readonly KernelPrecision _precision;
    private readonly long _chunkBytes;

    // A chunk's results take a quarter of a device's memory at most: others may be at work on it.
    private const int ShareOfMemory = 4;

    /// <summary>A back end on a device.</summary>
    /// <param name="device">One of <see cref="DeviceList.Found"/>.</param>
    /// <param name="isSingle">Whether to work in single precision: only where double precision is not to be had, or speed is worth more than digits.</param>
    /// <param name="chunkBytes">Device memory for what goes in and out of a chunk; a chunk is never less than 4,096 draws.</param>
    /// <exception cref="OpenClException">The device has no double precision, and single was not asked for; or it does not let itself be opened.</exception>
    public OpenClBackEnd(OpenClDevice device, bool isSingle = false, long chunkBytes = 64L << 20)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunkBytes);
        if (device.Doubles == DoubleSupport.None && !isSingle)
        {
            throw new OpenClException($"{device.Name} has no double precision; ask for single precision, or for another device.");
        }

        _precision = isSingle ? KernelPrecision.Single : KernelPrecision.Double;
        _chunkBytes = Math.Min(chunkBytes, Math.Min(Known(device.LargestBuffer), Known(device.Memory) / ShareOfMemory));
        _session = OpenClSession.For(device);
    }

    /// <inheritdoc/>
    public string Name => $"opencl:{_session.Device.Number}{(_precision == KernelPrecision.Single ? ":single" : "")}";

    /// <summary>The device.</summary>
    public OpenClDevice Device => _session.Device;

    private int NumberBytes => _precision == KernelPrecision.Double ? sizeof(double) : sizeof(float);

    /// <inheritdoc/>
    public void Run(Program program, DrawPlan plan, long first, IReadOnlyList<Memory<double>> outputs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(outputs);
        long draws = outputs.Count > 0 ? outputs[0].Length : 0;
        if (outputs.Count != program.Outputs.Count || outputs.Any(output => output.Length != draws))
        {
            string lengths = string.Join(", ", outputs.Select(o => o.Length));
            throw new ArgumentException(
                $"The program hands out {program.Outputs.Count} equally long arrays; there was room for {outputs.Count}, of {lengths} draws.", nameof(outputs));
        }

        float[]? narrow = _precision == KernelPrecision.Single ? new float[Math.Min(draws, ChunkDraws(program, draws))] : null;
        ForEachChunk(program, plan, first, draws, (chunk, results) =>
        {
            for (int o = 0; o < outputs.Count; o++)
            {
                Span<double> room = outputs[o].Span.Slice((int)chunk.Start, chunk.Draws);
                if (narrow is null)
                {
                    _session.Read(results, room, o * chunk.Stride);
                    continue;
                }

                _session.Read(results, narrow.AsSpan(0, chunk.Draws), o * chunk.Stride);
                for (int i = 0; i < room.Length; i++)
                {
                    room[i] = narrow[i];
                }
            }
        }, cancellation);
    }

    /// <summary>The moments of each output, their sums made on the device: no draw leaves it.</summary>
    /// <remarks>
    /// A chunk of <see cref="ChunkSums.Length"/> draws is summed in the shape of <see cref="ChunkSums"/>, and chunks are added exactly, so that
    /// these are the bits of the host's.
    /// </remarks>
    /// <param name="program">The program.</param>
    /// <param name="plan">The whole run.</param>
    /// <param name="first">Number of the first draw wanted, at a multiple of a chunk.</param>
    /// <param name="draws">How many are wanted.</param>
    /// <param name="centres">Where each output's draws are measured from.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="NotSupportedException">The back end works in single precision.</exception>
    internal IReadOnlyList<Moments> Moments(
        Program program, DrawPlan plan, long first, long draws, IReadOnlyList<MomentCentre> centres, CancellationToken cancellation = default)
    {
        if (_precision == KernelPrecision.Single)
        {
            throw new NotSupportedException("Sums on the device are made in double precision only.");
        }

        lock (_session.Turn)
        {
            using var sums = new DeviceSums(_session, centres, (int)(ChunkDraws(program, draws) / ChunkSums.Length));
            ForEachChunk(program, plan, first, draws, (chunk, results) => sums.Add(results, chunk), cancellation);
            return sums.Moments;
        }
    }

    /// <summary>Draws that fit in a chunk.</summary>
    internal long ChunkDraws(Program program, long draws)
    {
        long fitting = _chunkBytes / NumberBytes / Math.Max(1, program.Outputs.Count) / Step * Step;
        return Math.Clamp(fitting, Step, Math.Max(Step, (draws + Step - 1) / Step * Step));
    }

    private static long Known(long bytes) => bytes > 0 ? bytes : long.MaxValue;

    private void ForEachChunk(
        Program program, DrawPlan plan, long first, long draws, Action<DrawChunk, OpenClHandle> use, CancellationToken cancellation)
    {
        plan.ThrowUnlessHeld(first, draws);
        string text = KernelSource.Write(program, plan.Scheme, _precision);
        long most = ChunkDraws(program, draws);
        lock (_session.Turn)
        {
            using OpenClHandle kernel = _session.Kernel(text, KernelSource.Entry, _precision == KernelPrecision.Single);
            using OpenClHandle constants = Upload(program.Constants), tables = Upload(program.Tables);
            using OpenClHandle words = _session.Filled<ulong>(KernelUniforms.Words(program, plan));
            using OpenClHandle results = _session.Buffer(most * Math.Max(1, program.Outputs.Count) * NumberBytes);
            OpenClSession.Argument(kernel, 0, plan.Seed);
            OpenClSession.Argument(kernel, 2, constants);
            OpenClSession.Argument(kernel, 3, tables);
            OpenClSession.Argument(kernel, 4, words);
            OpenClSession.Argument(kernel, 5, results);
            for (long start = 0; start < draws; start += most)
            {
                cancellation.ThrowIfCancellationRequested();
                int count = (int)Math.Min(most, draws - start);
                var chunk = new DrawChunk(start, count, (count + Step - 1L) / Step * Step);
                OpenClSession.Argument(kernel, 1, (ulong)(first + start));
                _session.Enqueue(kernel, chunk.Stride);
                use(chunk, results);
            }
        }
    }

    private OpenClHandle Upload(IReadOnlyList<double> values) => _precision == KernelPrecision.Double
        ? _session.Filled<double>(values.Count > 0 ? values.ToArray() : [0])
        : _session.Filled<float>(values.Count > 0 ? values.Select(value => (float)value).ToArray() : [0]);
}
