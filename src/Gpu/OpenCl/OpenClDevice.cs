using Forecast.Gpu.OpenCl.Interop;

namespace Forecast.Gpu.OpenCl;

/// <summary>A device that OpenCL offers.</summary>
/// <param name="Number">Its place in the list, from 0: the n of <c>opencl:n</c>.</param>
/// <param name="Platform">The platform and its version.</param>
/// <param name="Name">The device.</param>
/// <param name="Vendor">Who makes it.</param>
/// <param name="Driver">Version of its driver.</param>
/// <param name="Version">The OpenCL that it speaks.</param>
/// <param name="Kind">GPU, CPU or accelerator.</param>
/// <param name="Doubles">Whether it has double precision, and whether that is IEEE's.</param>
/// <param name="ComputeUnits">Compute units.</param>
/// <param name="Memory">Its memory, in bytes.</param>
/// <param name="LargestBuffer">The largest buffer it makes, in bytes.</param>
public sealed record OpenClDevice(
    int Number,
    string Platform,
    string Name,
    string Vendor,
    string Driver,
    string Version,
    OpenClDeviceKind Kind,
    DoubleSupport Doubles,
    int ComputeUnits,
    long Memory,
    long LargestBuffer)
{
    // Subnormals, infinities, rounding to nearest, fused multiply-add.
    private const ulong Ieee = 1 | 2 | 4 | 32;

    internal nint PlatformId { get; init; }

    internal nint Id { get; init; }

    internal static OpenClDevice Read(int number, nint platform, nint device)
    {
        ulong type = OpenClInfo.Number(device, OpenClApi.DeviceType);
        bool hasDoubles = OpenClInfo.Text(device, OpenClApi.DeviceExtensions).Split(' ').Contains("cl_khr_fp64");
        ulong doubles = hasDoubles ? OpenClInfo.Number(device, OpenClApi.DeviceDoubles) : 0;
        return new OpenClDevice(
            number,
            $"{OpenClInfo.PlatformText(platform, OpenClApi.PlatformName)}, {OpenClInfo.PlatformText(platform, OpenClApi.PlatformVersion)}",
            OpenClInfo.Text(device, OpenClApi.DeviceName),
            OpenClInfo.Text(device, OpenClApi.DeviceVendor),
            OpenClInfo.Text(device, OpenClApi.DriverVersion),
            OpenClInfo.Text(device, OpenClApi.DeviceVersion),
            KindOf(type),
            doubles == 0 ? DoubleSupport.None : (doubles & Ieee) == Ieee ? DoubleSupport.Ieee : DoubleSupport.Partial,
            (int)OpenClInfo.Number(device, OpenClApi.DeviceComputeUnits),
            (long)OpenClInfo.Number(device, OpenClApi.DeviceMemory),
            (long)OpenClInfo.Number(device, OpenClApi.DeviceLargestBuffer))
        {
            PlatformId = platform,
            Id = device,
        };
    }

    private static OpenClDeviceKind KindOf(ulong type) =>
        (type & OpenClApi.IsGpu) != 0 ? OpenClDeviceKind.Gpu : (type & OpenClApi.IsCpu) != 0 ? OpenClDeviceKind.Cpu : OpenClDeviceKind.Other;
}

/// <summary>What a device is.</summary>
public enum OpenClDeviceKind
{
    /// <summary>A graphics processor.</summary>
    Gpu,

    /// <summary>The host's own cores.</summary>
    Cpu,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>The double precision of a device.</summary>
public enum DoubleSupport
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>It has some, without subnormals, rounding to nearest, infinities or fused multiply-add: results may differ in the last digits.</summary>
    Partial,

    /// <summary>IEEE 754's: results are the same bits as on the host.</summary>
    Ieee,
}
