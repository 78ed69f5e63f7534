using System.Globalization;
using System.Runtime.Intrinsics;
using Forecast.Gpu.OpenCl;
using Forecast.Gpu.Scalar;
using Forecast.Gpu.Simd;

namespace Forecast.Gpu;

/// <summary>The back ends, and the choice of one by its name: <c>auto</c>, <c>simd</c>, <c>scalar</c>, <c>opencl</c> or <c>opencl:n</c>.</summary>
public static class BackEnds
{
    /// <summary>The names that <see cref="Choose"/> takes, for a message.</summary>
    public const string Names = "auto, simd, scalar, opencl, opencl:n, and opencl:single or opencl:n:single for single precision";

    private const string OpenCl = "opencl", Single = ":single";

    /// <summary>
    /// What makes draws where nothing is asked for: <see cref="SimdBackEnd"/>, or <see cref="ScalarBackEnd"/> on all cores where the machine
    /// has no vectors and they would be made up from single numbers. The bits are the same.
    /// </summary>
    /// <param name="threads">The most threads to use; null for one on each core.</param>
    public static IBackEnd Default(int? threads = null) =>
        Vector128.IsHardwareAccelerated ? new SimdBackEnd(threads) : new ScalarBackEnd(threads ?? Environment.ProcessorCount);

    /// <summary>The back end of a name. A device that is not there is no error: the run is made by <see cref="Default"/>, and a note says why.</summary>
    /// <param name="name">
    /// <c>auto</c>: <see cref="Default"/>, unless a GPU whose double precision is IEEE's is worth it, see <see cref="GpuTrial"/>;
    /// <c>opencl</c>: the best device that has double precision; <c>opencl:n</c>: device n of <see cref="DeviceList.Found"/>, from 0; either
    /// with <c>:single</c> behind it: single precision, where results are no longer those of the other back ends.
    /// </param>
    /// <param name="program">What will be run, which <c>auto</c> goes by; null where it is not known, and then no GPU is tried.</param>
    /// <param name="plan">The draws.</param>
    /// <exception cref="ArgumentException">No back end has the name.</exception>
    /// <exception cref="OpenClException">A device that was asked for does not let itself be opened.</exception>
    public static BackEndChoice Choose(string name = "auto", Program? program = null, DrawPlan? plan = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name switch
        {
            "simd" => new BackEndChoice(new SimdBackEnd(), null),
            "scalar" => new BackEndChoice(new ScalarBackEnd(Environment.ProcessorCount), null),
            "auto" => new BackEndChoice(program is null || plan is null ? Default() : GpuTrial.OfThisMachine().Choose(program, plan), null),
            _ => Device(name),
        };
    }

    private static BackEndChoice Device(string name)
    {
        bool isSingle = name.EndsWith(Single, StringComparison.Ordinal);
        string device = isSingle ? name[..^Single.Length] : name;
        if (device == OpenCl)
        {
            OpenClDevice? best = DeviceList.Found.Preferred ?? DeviceList.Found.Devices.FirstOrDefault(_ => isSingle);
            return best is null ? Instead($"There is no OpenCL device{(isSingle ? "" : " with double precision")}.") : Open(best, isSingle);
        }

        string number = device.StartsWith(OpenCl + ":", StringComparison.Ordinal) ? device[(OpenCl.Length + 1)..] : "";
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int n))
        {
            throw new ArgumentException($"No back end is called '{name}'; there are {Names}.", nameof(name));
        }

        OpenClDevice? found = DeviceList.Found.Devices.FirstOrDefault(device => device.Number == n);
        return found is null ? Instead($"There is no OpenCL device {n}.") : Open(found, isSingle);
    }

    private static BackEndChoice Open(OpenClDevice device, bool isSingle) => new(new OpenClBackEnd(device, isSingle), null);

    private static BackEndChoice Instead(string reason)
    {
        IBackEnd host = Default();
        return new(host, $"{reason} {DeviceList.Found.Looked} The run is made by {host.Name}, in double precision.");
    }
}
