using Forecast.Gpu.OpenCl;

namespace Forecast.Gpu.Tests.OpenCl;

/// <summary>A fact about an OpenCL device; skipped, with the reason, where there is none with double precision.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenClFactAttribute : FactAttribute
{
    public OpenClFactAttribute()
    {
        if (DeviceList.Found.Preferred is null)
        {
            Skip = $"No OpenCL device with double precision. {DeviceList.Found.Looked}";
        }
    }
}
