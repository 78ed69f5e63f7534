namespace Forecast.Gpu.OpenCl.Interop;

/// <summary>What a call into OpenCL came back with.</summary>
internal static class OpenClStatus
{
    /// <summary>Passes success on.</summary>
    /// <param name="status">The status of the call.</param>
    /// <param name="doing">What was being done: <c>make a buffer of 64 MiB</c>.</param>
    /// <exception cref="OpenClException">The call failed.</exception>
    public static void Check(int status, string doing)
    {
        if (status != 0)
        {
            throw new OpenClException($"OpenCL could not {doing}: {Name(status)}.");
        }
    }

    /// <summary>The standard's name of a status, and its number.</summary>
    public static string Name(int status) => status switch
    {
        -1 => "no device found (-1)",
        -2 => "the device is not available (-2)",
        -3 => "no compiler available (-3)",
        -4 => "the device has no room for the buffer (-4)",
        -5 => "out of resources (-5)",
        -6 => "out of host memory (-6)",
        -9999 => "an illegal access on the device (-9999)",
        -11 => "the program does not compile (-11)",
        -30 => "invalid value (-30)",
        -33 => "invalid device (-33)",
        -34 => "invalid context (-34)",
        -36 => "invalid queue (-36)",
        -38 => "invalid buffer (-38)",
        -43 => "invalid build options (-43)",
        -46 => "invalid kernel name (-46)",
        -52 => "invalid kernel arguments (-52)",
        -54 => "invalid work group size (-54)",
        -61 => "invalid buffer size (-61)",
        -1001 => "no platform found (-1001)",
        _ => $"status {status}",
    };
}
