using System.Reflection;
using System.Runtime.InteropServices;

namespace Forecast.Gpu.OpenCl.Interop;

/// <summary>The system's OpenCL library, which need not be there.</summary>
internal static class OpenClLibrary
{
    /// <summary>The name that the functions of <see cref="OpenClApi"/> ask for.</summary>
    public const string Name = "OpenCL";

    private static readonly Lazy<nint> _handle = new(Load);
    private static string? _file;

    /// <summary>Files that are tried, in order.</summary>
    public static IReadOnlyList<string> Files { get; } =
        OperatingSystem.IsWindows() ? ["OpenCL.dll"]
        : OperatingSystem.IsMacOS() ? ["/System/Library/Frameworks/OpenCL.framework/OpenCL"]
        : ["libOpenCL.so.1", "libOpenCL.so"];

    /// <summary>The file that was found; null where none was.</summary>
    public static string? File => _handle.Value != 0 ? _file : null;

    /// <summary>Whether it was found; nothing of <see cref="OpenClApi"/> may be called where it was not.</summary>
    public static bool IsLoaded => _handle.Value != 0;

    private static nint Load()
    {
        foreach (string file in Files)
        {
            if (NativeLibrary.TryLoad(file, out nint handle))
            {
                _file = file;
                NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == Name ? handle : 0);
                return handle;
            }
        }

        return 0;
    }
}
