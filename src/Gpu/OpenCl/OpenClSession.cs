using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using Forecast.Gpu.OpenCl.Interop;

namespace Forecast.Gpu.OpenCl;

/// <summary>A device at work: its context, its queue, and the kernels built for it so far.</summary>
/// <remarks>There is one a device, kept as long as the process runs. One run at a time holds it.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "It is kept as long as the process runs.")]
internal sealed class OpenClSession
{
    private const int MostPrograms = 64;

    // Nothing that lets a compiler reorder, contract or approximate.
    private const string Options = "-cl-std=CL1.2";
    private const string SingleOptions = Options + " -cl-single-precision-constant";
    private const string RoundedOption = " -cl-fp32-correctly-rounded-divide-sqrt";
    private const ulong CanRoundSingles = 128;

    private static readonly ConcurrentDictionary<nint, Lazy<OpenClSession>> _sessions = new();
    private readonly Dictionary<(string Text, bool IsSingle), OpenClHandle> _programs = [];
    private readonly OpenClHandle _context;

    private OpenClSession(OpenClDevice device)
    {
        Device = device;
        _context = new OpenClHandle(
            OpenClApi.CreateContext([OpenClApi.ContextPlatform, device.PlatformId, 0], 1, [device.Id], 0, 0, out int status), OpenClApi.ReleaseContext);
        OpenClStatus.Check(status, $"make a context on {device.Name}");
        Queue = new OpenClHandle(OpenClApi.CreateCommandQueue(_context, device.Id, 0, out status), OpenClApi.ReleaseCommandQueue);
        OpenClStatus.Check(status, $"make a queue on {device.Name}");
    }

    /// <summary>The device.</summary>
    public OpenClDevice Device { get; }

    /// <summary>The queue, which works in order.</summary>
    public OpenClHandle Queue { get; }

    /// <summary>What a run holds while it uses the session.</summary>
    public Lock Turn { get; } = new();

    /// <summary>Programs built so far in this process, which is what the cache saves when it grows no more.</summary>
    public int Builds { get; private set; }

    /// <summary>The session of a device.</summary>
    /// <exception cref="OpenClException">The device does not let itself be opened.</exception>
    public static OpenClSession For(OpenClDevice device)
    {
        try
        {
            return _sessions.GetOrAdd(device.Id, _ => new Lazy<OpenClSession>(() => new OpenClSession(device))).Value;
        }
        catch (OpenClException)
        {
            // A failure is not kept: the device may be there the next time.
            _sessions.TryRemove(device.Id, out _);
            throw;
        }
    }

    /// <summary>A kernel of a text, built unless it was before.</summary>
    /// <param name="text">OpenCL C.</param>
    /// <param name="entry">Name of the kernel.</param>
    /// <param name="isSingle">Whether plain constants of the text are of single precision.</param>
    /// <exception cref="OpenClException">The text does not compile; the message holds the log.</exception>
    public OpenClHandle Kernel(string text, string entry, bool isSingle = false)
    {
        if (!_programs.TryGetValue((text, isSingle), out OpenClHandle? program))
        {
            if (_programs.Count >= MostPrograms)
            {
                foreach (OpenClHandle old in _programs.Values)
                {
                    old.Dispose();
                }

                _programs.Clear();
            }

            program = Build(text, isSingle ? SinglesOptions() : Options);
            _programs[(text, isSingle)] = program;
        }

        var kernel = new OpenClHandle(OpenClApi.CreateKernel(program, entry, out int status), OpenClApi.ReleaseKernel);
        OpenClStatus.Check(status, $"make the kernel {entry}");
        return kernel;
    }

    /// <summary>A buffer on the device.</summary>
    /// <param name="bytes">Its size.</param>
    public OpenClHandle Buffer(long bytes)
    {
        var buffer = new OpenClHandle(
            OpenClApi.CreateBuffer(_context, OpenClApi.ReadWrite, (nuint)bytes, 0, out int status), OpenClApi.ReleaseMemObject);
        OpenClStatus.Check(status, $"make a buffer of {bytes} bytes on {Device.Name}");
        return buffer;
    }

    /// <summary>A buffer on the device that holds some numbers: at least one, as an empty one is not allowed.</summary>
    /// <typeparam name="T">Their type there.</typeparam>
    public OpenClHandle Filled<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        OpenClHandle buffer = Buffer(MemoryMarshal.AsBytes(values).Length);
        Write(buffer, values);
        return buffer;
    }

    /// <summary>Copies numbers to the device.</summary>
    /// <typeparam name="T">Their type there.</typeparam>
    public void Write<T>(OpenClHandle buffer, ReadOnlySpan<T> values, long at = 0)
        where T : unmanaged
    {
        if (values.Length > 0)
        {
            ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
            ref byte start = ref MemoryMarshal.GetReference(bytes);
            nuint offset = (nuint)(at * Marshal.SizeOf<T>());
            OpenClStatus.Check(
                OpenClApi.EnqueueWriteBuffer(Queue, buffer, OpenClApi.Blocking, offset, (nuint)bytes.Length, ref start, 0, 0, 0),
                $"copy {bytes.Length} bytes to {Device.Name}");
        }
    }

    /// <summary>Copies numbers from the device, once all work before is done.</summary>
    /// <typeparam name="T">Their type there.</typeparam>
    public void Read<T>(OpenClHandle buffer, Span<T> values, long at = 0)
        where T : unmanaged
    {
        if (values.Length > 0)
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(values);
            ref byte start = ref MemoryMarshal.GetReference(bytes);
            nuint offset = (nuint)(at * Marshal.SizeOf<T>());
            OpenClStatus.Check(
                OpenClApi.EnqueueReadBuffer(Queue, buffer, OpenClApi.Blocking, offset, (nuint)bytes.Length, ref start, 0, 0, 0),
                $"copy {bytes.Length} bytes from {Device.Name}");
        }
    }

    /// <summary>Sets a number or a buffer as an argument.</summary>
    public static void Argument(OpenClHandle kernel, uint index, ulong value) =>
        OpenClStatus.Check(OpenClApi.SetKernelArg(kernel, index, 8, ref value), $"set argument {index}");

    /// <inheritdoc cref="Argument(OpenClHandle, uint, ulong)"/>
    public static void Argument(OpenClHandle kernel, uint index, OpenClHandle buffer) => Argument(kernel, index, (ulong)buffer.DangerousGetHandle());

    /// <summary>Runs a kernel, in work groups of the size that the driver finds best for it.</summary>
    /// <param name="kernel">The kernel, its arguments set.</param>
    /// <param name="items">Work items.</param>
    public void Enqueue(OpenClHandle kernel, long items)
    {
        nuint global = (nuint)items;
        OpenClStatus.Check(OpenClApi.EnqueueKernel(Queue, kernel, 1, 0, ref global, 0, 0, 0, 0), $"run a kernel of {items} work items on {Device.Name}");
    }

    // A device that cannot round singles correctly refuses the option.
    private string SinglesOptions() =>
        (OpenClInfo.Number(Device.Id, OpenClApi.DeviceSingles) & CanRoundSingles) != 0 ? SingleOptions + RoundedOption : SingleOptions;

    private OpenClHandle Build(string text, string options)
    {
        Builds++;
        nint start = Marshal.StringToCoTaskMemUTF8(text);
        try
        {
            nuint length = (nuint)Encoding.UTF8.GetByteCount(text);
            var program = new OpenClHandle(
                OpenClApi.CreateProgramWithSource(_context, 1, [start], [length], out int status), OpenClApi.ReleaseProgram);
            OpenClStatus.Check(status, "read a program");
            status = OpenClApi.BuildProgram(program, 1, [Device.Id], options, 0, 0);
            if (status != 0)
            {
                string log = OpenClInfo.Log(program, Device.Id);
                program.Dispose();
                throw OpenClException.OfBuild($"OpenCL could not build a program for {Device.Name}: {OpenClStatus.Name(status)}", log);
            }

            return program;
        }
        finally
        {
            Marshal.FreeCoTaskMem(start);
        }
    }
}
