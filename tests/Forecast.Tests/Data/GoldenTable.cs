using System.Globalization;
using Forecast.Data;

namespace Forecast.Tests.Data;

/// <summary>A table of numbers that another program computed, under <c>tests/golden</c>.</summary>
internal static class GoldenTable
{
    /// <summary>The rows, each a map from column to text.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        CsvFile table = CsvFile.Read(Path.Combine(Repository.Root, "tests", "golden", name));
        return [.. table.Rows.Select(row => table.Header.Zip(row.Cells).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>A number of a row; an empty cell is NaN.</summary>
    public static double Number(this IReadOnlyDictionary<string, string> row, string column) => row[column] switch
    {
        "" => double.NaN,
        "inf" => double.PositiveInfinity,
        string text => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
