using System.Globalization;
using Forecast.Tests.Data;

namespace Forecast.Tests.Models.ScalingLaws;

/// <summary>The numbers that tests/golden/scaling/reference.py printed: the objective, then the terms.</summary>
internal static class Golden
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Data, "..", "tests", "golden", "scaling", "reference.txt"));

    public static double[] Values(string name) =>
        [.. Lines.Single(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1..].Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
}
