using System.Text.RegularExpressions;
using Forecast.Data;
using Forecast.Scenarios;
using Forecast.Scenarios.Language;
using Forecast.Tests.Data;

namespace Forecast.Tests.Scenarios;

/// <summary>docs/scenarios.md: its examples are scenarios, and it has every function, measure and option.</summary>
public partial class DocumentationTests
{
    private static readonly string _page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "scenarios.md"));

    public static TheoryData<string> Examples => [.. Block().Matches(_page).Select(block => block.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_page_compiles(string text) => Assert.NotEmpty(ScenarioProgram.Of(Written.Read(text), () => DataFolder.Open(Repository.Data)).Program.Instructions);

    [Fact]
    public void The_page_has_every_function_with_its_meaning() =>
        Assert.All(FunctionTable.All, function => Assert.Contains($"| `{function.Signature}` | {function.Summary} |\n", _page, StringComparison.Ordinal));

    [Fact]
    public void The_page_has_every_measure_and_every_shipped_scenario()
    {
        Assert.All(Measure.All, measure => Assert.Contains($"`{measure.Id}`", _page, StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(Path.Combine(Repository.Data, "scenarios")), file => Assert.Contains($"(../data/scenarios/{Path.GetFileName(file)})", _page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_limits_of_the_page_are_those_of_the_reader()
    {
        Assert.Contains($"at most {ScenarioReader.MostBytes / 1024} KiB, {ScenarioReader.MostNames} names and {ScenarioReader.MostYears} years", _page, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"at most {ExpressionParser.MostOperations:#,0} operations, nested at most {ExpressionParser.MostNested} deep"), _page, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{ScenarioProgram.MostInstructions:#,0} instructions"), _page, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"```yaml\n((?:.*\n)*?)```")]
    private static partial Regex Block();
}
