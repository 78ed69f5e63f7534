using System.Reflection;

namespace Forecast.Gpu.Tests;

public class FloorTests
{
    [Fact]
    public void The_Monte_Carlo_floor_knows_the_fitting_floor_and_the_framework_only()
    {
        IEnumerable<string> references = Assembly.Load("Forecast.Gpu").GetReferencedAssemblies().Select(name => name.Name!);
        Assert.All(references, name => Assert.True(name == "Forecast.Fitting" || name.StartsWith("System.", StringComparison.Ordinal), name));
    }
}
