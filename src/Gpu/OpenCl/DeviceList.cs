using Forecast.Gpu.OpenCl.Interop;

namespace Forecast.Gpu.OpenCl;

/// <summary>The devices that OpenCL offers on this machine, and where they were looked for.</summary>
/// <param name="Devices">The devices, numbered from 0.</param>
/// <param name="Looked">A sentence about what was looked for and found.</param>
public sealed record DeviceList(IReadOnlyList<OpenClDevice> Devices, string Looked)
{
    private static readonly Lazy<DeviceList> _found = new(FindSafely);

    /// <summary>The devices of this machine; looked for once, and never a failure.</summary>
    public static DeviceList Found => _found.Value;

    /// <summary>The device that is meant where none is named: a GPU with double precision before anything else that has it; null where nothing does.</summary>
    public OpenClDevice? Preferred =>
        Devices.Where(device => device.Doubles != DoubleSupport.None).OrderBy(device => device.Kind).ThenBy(device => device.Number).FirstOrDefault();

    private static DeviceList FindSafely()
    {
        try
        {
            return Find();
        }
        catch (Exception failure) when (failure is OpenClException or EntryPointNotFoundException)
        {
            return new DeviceList([], $"Looked for platforms by {OpenClLibrary.File}, which does not answer: {failure.Message}");
        }
    }

    private static DeviceList Find()
    {
        if (!OpenClLibrary.IsLoaded)
        {
            return new DeviceList([], $"Looked for the library {string.Join(" or ", OpenClLibrary.Files)}; it is not installed.");
        }

        int status = OpenClApi.GetPlatformIds(0, null, out uint count);
        if (status != 0 || count == 0)
        {
            string why = status is 0 or OpenClApi.NoPlatform ? "" : $" ({OpenClStatus.Name(status)})";
            return new DeviceList([], $"Looked for platforms by {OpenClLibrary.File}; it knows none{why}: a vendor's driver, or pocl, is missing.");
        }

        var platforms = new nint[count];
        OpenClStatus.Check(OpenClApi.GetPlatformIds(count, platforms, out _), "list its platforms");
        var devices = new List<OpenClDevice>();
        foreach (nint platform in platforms)
        {
            if (OpenClApi.GetDeviceIds(platform, OpenClApi.AnyDevice, 0, null, out uint here) == 0 && here > 0)
            {
                var ids = new nint[here];
                OpenClStatus.Check(OpenClApi.GetDeviceIds(platform, OpenClApi.AnyDevice, here, ids, out _), "list the devices of a platform");
                foreach (nint id in ids)
                {
                    devices.Add(OpenClDevice.Read(devices.Count, platform, id));
                }
            }
        }

        string names = string.Join("; ", platforms.Select(platform => OpenClInfo.PlatformText(platform, OpenClApi.PlatformName)));
        string listed = devices.Count == 0 ? "none" : string.Join("; ", devices.Select(device => $"{device.Number} {device.Name}"));
        return new DeviceList(devices, $"Platforms: {names}. Devices: {listed}.");
    }
}
