using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Forecast.Cli;
using Forecast.Tests.Data;

namespace Forecast.Tests.Cli;

/// <summary><c>forecast test gap</c>: numbers that follow from the table by hand, and what is said where it cannot answer.</summary>
public class TestGapTests
{
    private static readonly string _table = Path.Combine(Repository.Data, "vintages", "2022-05-03.csv");

    // Two even heaps of thirty: see GapTests of Fitting for the number expected.
    private static readonly string _heaps = "x\n" + string.Join('\n', Enumerable.Range(0, 60).Select(Value)) + "\n";

    [Fact]
    public void A_gap_between_two_heaps_is_found_with_its_ends_and_the_number_expected()
    {
        JsonElement json = Json(_heaps, "--interval", "3:5.9");
        Assert.True(json.GetProperty("significant").GetBoolean());
        JsonElement asked = json.GetProperty("asked"), widest = json.GetProperty("widest");
        Assert.Equal((3, 5.9, 0), (Number(asked, "from"), Number(asked, "to"), Number(asked, "inside")));
        Assert.Equal((2.9, 6), (Number(widest, "from"), Number(widest, "to")));
        Assert.Equal(60 * (30 / 59.0) * (3.1 / 6), Number(widest, "expected"), 9);
        Assert.Equal(1.0 / 2000, Number(widest, "p_value"), 9);
        Assert.Equal(2, json.GetProperty("mixture").GetProperty("components").GetArrayLength());
    }

    [Fact]
    public void Even_values_have_no_gap()
    {
        JsonElement json = Json("x\n" + string.Join('\n', Enumerable.Range(1, 80)) + "\n");
        Assert.False(json.GetProperty("significant").GetBoolean());
        Assert.Equal(1, Number(json.GetProperty("dip"), "p_value"), 9);
        Assert.False(json.TryGetProperty("asked", out _));
    }

    [Fact]
    public void A_figure_is_drawn_and_the_same_seed_says_the_same()
    {
        using var folder = new TemporaryFolder();
        string figure = Path.Combine(folder.Path, "gap.svg");
        string[] command = ["test", "gap", _table, "--column", "parameters", "--log", "--interval", "2e10:7e10", "--seed", "7"];
        Transcript run = Transcript.Of([.. command, "--figure", figure]);
        Assert.Equal((ExitCode.Done, $"Drawn to {figure}.\n"), (run.Code, run.Error));
        Assert.Equal("svg", XDocument.Load(figure).Root!.Name.LocalName);
        Assert.Equal(run.Out, Transcript.Of(command).Out);
    }

    [Theory]
    [InlineData(ExitCode.BadInput, "--interval 7:2: two numbers are wanted, the lower first, such as 2e10:7e10.", "--interval", "7:2")]
    [InlineData(ExitCode.BadInput, "--interval joy: two numbers are wanted", "--interval", "joy")]
    [InlineData(ExitCode.BadInput, "--interval 100:200 lies beside the values, which range from 0 to 8.9.", "--interval", "100:200")]
    [InlineData(ExitCode.BadInput, "has no column 'y'", "--column", "y")]
    [InlineData(ExitCode.DataViolation, "row 2, column 'x': '0' is not a value above zero, since its logarithm is taken.", "--log")]
    public void What_cannot_be_used_is_said(int code, string sentence, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("heaps.csv", _heaps);
        string[] column = options.Contains("--column") ? [] : ["--column", "x"];
        Transcript run = Transcript.Of(["test", "gap", path, .. column, .. options]);
        Assert.Equal(code, run.Code);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x\n1\n2\n3\n", "a gap needs at least 8 rows with 'x' filled; there are 3.")]
    [InlineData("x\n2\n2\n2\n2\n2\n2\n2\n2\n2\n", "every 'x' is the same, so that there is no density.")]
    public void Rows_that_cannot_carry_a_test_end_with_1(string rows, string sentence)
    {
        using var folder = new TemporaryFolder();
        Transcript run = Transcript.Of("test", "gap", folder.Write("few.csv", rows), "--column", "x");
        Assert.Equal(ExitCode.CheckFailed, run.Code);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    private static string Value(int i) => ((i < 30 ? i : i + 30) / 10.0).ToString(CultureInfo.InvariantCulture);

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static JsonElement Json(string rows, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Transcript run = Transcript.Of(["test", "gap", folder.Write("rows.csv", rows), "--column", "x", "--format", "json", .. options]);
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.Clone();
    }
}
