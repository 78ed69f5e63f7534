using System.Globalization;
using Forecast.Tests.Data;

namespace Forecast.Tests.Models.DataStock;

/// <summary>Outside numbers of the data-stock model of 2022: NumPy and SciPy, by tests/golden/data-stock/model_2022.py.</summary>
internal static class Reference
{
    private static readonly Dictionary<string, double> _numbers = File
        .ReadAllLines(Path.Combine(Repository.Root, "tests", "golden", "data-stock", "model_2022.txt"))
        .Select(line => line.Split(' '))
        .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));

    public static double Of(string name) => _numbers[name];

    /// <summary>Path of a table of the stock folder.</summary>
    public static string Table(string name) => Path.Combine(Repository.Data, "stock", name);
}
