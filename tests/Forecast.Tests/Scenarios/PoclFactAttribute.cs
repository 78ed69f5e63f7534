using Forecast.Gpu.OpenCl;

namespace Forecast.Tests.Scenarios;

/// <summary>A fact about a failing device, which pocl can be made to be; skipped, with the reason, where pocl is not the device.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PoclFactAttribute : FactAttribute
{
    public PoclFactAttribute()
    {
        if (DeviceList.Found.Preferred?.Platform.Contains("Portable", StringComparison.Ordinal) != true)
        {
            Skip = $"The OpenCL device is not pocl's. {DeviceList.Found.Looked}";
        }
    }
}
