namespace Forecast.Gpu.Tests.OpenCl;

/// <summary>A theory about an OpenCL device; skipped, with the reason, where there is none with double precision.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenClTheoryAttribute : TheoryAttribute
{
    public OpenClTheoryAttribute() => Skip = new OpenClFactAttribute().Skip;
}
