using System.Globalization;
using Forecast.Tests.Data;

namespace Forecast.Tests.Models.DataStock;

/// <summary>The 2024 model's numbers as NumPy and SciPy gave them: tests/golden/data-stock/model-2024.py.</summary>
internal static class Recomputed2024
{
    private static readonly Dictionary<string, double> _values = File
        .ReadLines(Path.Combine(Repository.Data, "..", "tests", "golden", "data-stock", "model-2024.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    public static double Of(string name) => _values[name];
}
