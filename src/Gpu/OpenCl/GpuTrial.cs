using System.Diagnostics;

namespace Forecast.Gpu.OpenCl;

/// <summary>How <c>auto</c> finds out whether a GPU is worth it: by trying the program itself, first on the host and then on the device.</summary>
/// <remarks>
/// The choice is a matter of time and may differ between two runs; the bits do not, as only devices of IEEE arithmetic are tried. The first
/// draws are made twice on the host, and the second time is carried forward to all: under <see cref="WorthATrial"/> seconds no device is opened.
/// Then a part of the draws is made twice on the device, where the first time builds the kernel, and the device is taken if it then needs
/// at most half the host's time for a draw. The host's own cores behind OpenCL are never tried: they are slower than <c>simd</c>.
/// </remarks>
internal sealed class GpuTrial
{
    /// <summary>Seconds of the host's work below which no device is tried.</summary>
    public const double WorthATrial = 20;

    /// <summary>The share of the host's time that a device may take at most.</summary>
    public const double LargestShare = 0.5;

    private const int HostDraws = 1 << 16, DeviceDraws = 1 << 20;
    private readonly IBackEnd _host;
    private readonly IReadOnlyList<OpenClDevice> _devices;
    private readonly Func<OpenClDevice, IBackEnd> _open;
    private readonly Func<Action, double> _clock;

    /// <summary>A trial.</summary>
    /// <param name="host">What runs otherwise.</param>
    /// <param name="devices">The devices there are.</param>
    /// <param name="open">Opens one.</param>
    /// <param name="clock">Does something and says how many seconds it took.</param>
    public GpuTrial(IBackEnd host, IReadOnlyList<OpenClDevice> devices, Func<OpenClDevice, IBackEnd> open, Func<Action, double> clock)
    {
        (_host, _devices, _open, _clock) = (host, devices, open, clock);
    }

    /// <summary>The trial of this machine's GPUs.</summary>
    public static GpuTrial OfThisMachine() => new(BackEnds.Default(), DeviceList.Found.Devices, device => new OpenClBackEnd(device), Timed);

    /// <summary>The back end for a run.</summary>
    public IBackEnd Choose(Program program, DrawPlan plan)
    {
        OpenClDevice? gpu = _devices.FirstOrDefault(device => device is { Kind: OpenClDeviceKind.Gpu, Doubles: DoubleSupport.Ieee });
        if (gpu is null || plan.Draws < DeviceDraws)
        {
            return _host;
        }

        double host = SecondsOfADraw(_host, program, plan, HostDraws);
        if (host * plan.Draws < WorthATrial)
        {
            return _host;
        }

        try
        {
            IBackEnd device = _open(gpu);
            bool isFaster = SecondsOfADraw(device, program, plan, DeviceDraws) <= LargestShare * host;
            return isFaster ? new FallbackBackEnd(device, gpu.Name, _host) : _host;
        }
        catch (OpenClException failure)
        {
            return new NotedBackEnd(_host, $"{gpu.Name} (opencl:{gpu.Number}) failed: {failure.Message} The run is made by {_host.Name}.");
        }
    }

    private double SecondsOfADraw(IBackEnd backEnd, Program program, DrawPlan plan, int draws)
    {
        Memory<double>[] outputs = [.. program.Outputs.Select(_ => new double[draws].AsMemory())];
        backEnd.Run(program, plan, 0, outputs);
        return _clock(() => backEnd.Run(program, plan, 0, outputs)) / draws;
    }

    private static double Timed(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
