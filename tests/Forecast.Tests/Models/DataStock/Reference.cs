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

    /// <summary>Mean and standard deviation over runs of Squiggle 0.3.0, log10, by tests/golden/data-stock/squiggle-2022.mjs.</summary>
    /// <param name="name">Stock and percentile: <c>crawl-0.05</c>.</param>
    public static (double Mean, double Spread) OfSquiggle(string name)
    {
        string[] parts = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "golden", "data-stock", "squiggle-2022.txt"))
            .Select(line => line.Split(' '))
            .Single(parts => parts[0] == name);
        return (double.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    /// <summary>Path of a table of the stock folder.</summary>
    public static string Table(string name) => Path.Combine(Repository.Data, "stock", name);
}
