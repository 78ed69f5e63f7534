using System.Globalization;
using Forecast.Gpu.Operations;
using Forecast.Tests.Data;

namespace Forecast.Tests.Scenarios;

/// <summary>docs/monte-carlo.md has the table of operations, row by row.</summary>
public class OperationsPageTests
{
    [Fact]
    public void The_page_has_the_table_of_operations_as_it_stands()
    {
        string rows = string.Concat(OperationTable.All.Select(operation =>
            string.Create(CultureInfo.InvariantCulture, $"| `{operation.Name}` | {operation.Arity} | {operation.Summary.Replace("|", "\\|", StringComparison.Ordinal)} |\n")));
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "monte-carlo.md"));
        Assert.Contains("| operation | operands | gives |\n|---|---|---|\n" + rows + "\n", page, StringComparison.Ordinal);
    }
}
