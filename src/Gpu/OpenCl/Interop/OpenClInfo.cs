using System.Text;

namespace Forecast.Gpu.OpenCl.Interop;

/// <summary>What platforms and devices say of themselves; a question that one does not know is answered with nothing, or 0.</summary>
internal static class OpenClInfo
{
    /// <summary>A text about a platform.</summary>
    public static string PlatformText(nint platform, uint name) => Text((room, value) =>
        (OpenClApi.GetPlatformInfo(platform, name, room, value, out nuint size), size));

    /// <summary>A text about a device.</summary>
    public static string Text(nint device, uint name) => Text((room, value) =>
        (OpenClApi.GetDeviceInfo(device, name, room, value, out nuint size), size));

    /// <summary>A compiler's log.</summary>
    public static string Log(OpenClHandle program, nint device) => Text((room, value) =>
        (OpenClApi.GetProgramBuildInfo(program, device, OpenClApi.BuildLog, room, value, out nuint size), size));

    /// <summary>A number about a device, of four or eight bytes.</summary>
    public static ulong Number(nint device, uint name)
    {
        var value = new byte[8];
        return OpenClApi.GetDeviceInfo(device, name, 8, value, out _) == 0 ? BitConverter.ToUInt64(value) : 0;
    }

    private static string Text(Func<nuint, byte[]?, (int Status, nuint Size)> ask)
    {
        (int status, nuint size) = ask(0, null);
        if (status != 0 || size == 0)
        {
            return "";
        }

        var value = new byte[size];
        return ask(size, value).Status == 0 ? Encoding.UTF8.GetString(value).TrimEnd('\0').Trim() : "";
    }
}
