using System.Globalization;
using Forecast.Gpu.OpenCl;
using Forecast.Gpu.Scalar;
using Forecast.Gpu.Simd;

namespace Forecast.Gpu;

/// <summary>The back ends, and the choice of one by its name: <c>auto</c>, <c>simd</c>, <c>scalar</c>, <c>opencl</c> or <c>opencl:n</c>.</summary>
public static class BackEnds
{
    /// <summary>The names that <see cref="Choose"/> takes, for a message.</summary>
    public const string Names = "auto, simd, scalar, opencl, opencl:n";

    // About half a minute of two cores: less does not pay for opening a device and building a kernel.
    private const double WorthADevice = 1e11;

    /// <summary>The back end of a name. A device that is not there is no error: the run is made by <see cref="SimdBackEnd"/>, and a note says why.</summary>
    /// <param name="name">
    /// <c>auto</c>: <c>simd</c>, unless the work is large and there is a GPU whose double precision is IEEE's; <c>opencl</c>: the best device
    /// that has double precision; <c>opencl:n</c>: device n of <see cref="DeviceList.Found"/>, from 0.
    /// </param>
    /// <param name="isSingle">Whether an OpenCL device works in single precision, where the results are no longer those of the other back ends.</param>
    /// <param name="work">Instructions of the program times draws, which <c>auto</c> goes by.</param>
    /// <exception cref="ArgumentException">No back end has the name.</exception>
    public static BackEndChoice Choose(string name = "auto", bool isSingle = false, double work = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        switch (name)
        {
            case "simd":
                return new BackEndChoice(new SimdBackEnd(), null);
            case "scalar":
                return new BackEndChoice(new ScalarBackEnd(), null);
            case "auto":
                OpenClDevice? gpu = work < WorthADevice ? null : DeviceList.Found.Devices.FirstOrDefault(device => device is { Kind: OpenClDeviceKind.Gpu, Doubles: DoubleSupport.Ieee });
                return gpu is null ? new BackEndChoice(new SimdBackEnd(), null) : Open(gpu, isSingle);
            case "opencl":
                OpenClDevice? best = DeviceList.Found.Preferred ?? DeviceList.Found.Devices.FirstOrDefault(_ => isSingle);
                return best is null ? Instead($"There is no OpenCL device{(isSingle ? "" : " with double precision")}.") : Open(best, isSingle);
            default:
                return Numbered(name, isSingle);
        }
    }

    private static BackEndChoice Numbered(string name, bool isSingle)
    {
        const string prefix = "opencl:";
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || !int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            throw new ArgumentException($"No back end is called '{name}'; there are {Names}.", nameof(name));
        }

        return DeviceList.Found.Devices.FirstOrDefault(device => device.Number == number) is { } found
            ? Open(found, isSingle)
            : Instead($"There is no OpenCL device {number}.");
    }

    private static BackEndChoice Open(OpenClDevice device, bool isSingle)
    {
        try
        {
            return new BackEndChoice(new OpenClBackEnd(device, isSingle), null);
        }
        catch (OpenClException failure)
        {
            return Instead(failure.Message);
        }
    }

    private static BackEndChoice Instead(string reason) => new(new SimdBackEnd(), $"{reason} {DeviceList.Found.Looked} The run is made by simd, in double precision.");
}
