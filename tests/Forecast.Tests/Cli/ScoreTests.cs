using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Forecast.Cli;
using Forecast.Tests.Data;

namespace Forecast.Tests.Cli;

/// <summary><c>forecast score</c> beside a script of its own, and what it answers where it cannot score.</summary>
public class ScoreTests
{
    private static readonly string Golden = Path.Combine(Repository.Root, "tests", "golden", "scoring");
    private static readonly string Forecasts = Path.Combine(Golden, "forecasts.csv");
    private static readonly string[] ByModel = ["--outcome", "outcome", "--by", "model", "--log"];

    [Fact]
    public void The_scores_of_quantiles_are_those_of_the_script()
    {
        Dictionary<string, JsonElement> groups = Groups("score", Forecasts, [.. ByModel, "--against", "last"]);
        foreach (string line in File.ReadAllLines(Path.Combine(Golden, "forecasts.txt")))
        {
            string[] cells = line.Split(' ');
            double[] numbers = [.. cells.Skip(1).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            JsonElement group = groups[cells[0]], parts = group.GetProperty("parts");
            Assert.Equal(numbers[0], group.GetProperty("score").GetProperty("mean").GetDouble(), 1e-12);
            Assert.Equal(numbers[1], group.GetProperty("score").GetProperty("standard_error").GetDouble(), 1e-12);
            Assert.Equal(numbers[2], parts.GetProperty("dispersion").GetDouble(), 1e-12);
            Assert.Equal(numbers[3], parts.GetProperty("overprediction").GetDouble(), 1e-12);
            Assert.Equal(numbers[4], parts.GetProperty("underprediction").GetDouble(), 1e-12);
            Assert.Equal(
                numbers[5..7], group.GetProperty("coverage").EnumerateArray().Select(row => row.GetProperty("inside").GetDouble()));
            Assert.Equal(numbers[7], group.GetProperty("comparison").GetProperty("baseline").GetDouble(), 1e-12);
        }
    }

    // The table was made with quantiles of the true width, of 0.45 and of 2.5 times it.
    [Fact]
    public void Each_forecaster_is_called_what_he_was_made_to_be()
    {
        Dictionary<string, JsonElement> groups = Groups("score", Forecasts, ByModel);
        Assert.Equal("well calibrated", groups["trend"].GetProperty("verdict").GetString());
        Assert.Contains("overconfident", groups["narrow"].GetProperty("verdict").GetString(), StringComparison.Ordinal);
        Assert.Contains("underconfident", groups["wide"].GetProperty("verdict").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_tables_are_scored_as_wide_ones()
    {
        using var folder = new TemporaryFolder();
        string[] lines = File.ReadAllLines(Forecasts), header = lines[0].Split(',');
        IEnumerable<string> rows = lines.Skip(1).Select(line => line.Split(',')).SelectMany(cells => Enumerable.Range(4, 5)
            .Select(k => string.Join(',', [.. cells[..4], header[k][1..], cells[k]])));
        string path = folder.Write("long.csv", $"model,date,outcome,last,quantile,value\n{string.Join('\n', rows.Reverse())}\n");
        Dictionary<string, JsonElement> wide = Groups("score", Forecasts, ByModel), read = Groups("score", path, ByModel);
        Assert.All(wide, group => Assert.Equal(
            group.Value.GetProperty("score").GetProperty("mean").GetDouble(),
            read[group.Key].GetProperty("score").GetProperty("mean").GetDouble(), 1e-12));
    }

    // The normal's CRPS at its mean is σ (√2 - 1) / √π.
    [Fact]
    public void Normal_forecasts_have_the_closed_form()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("normal.csv", $"y,mean,sd\n{string.Join('\n', Enumerable.Range(1, 12).Select(i => $"{i},{i},2"))}\n");
        JsonElement group = Groups("score", path, "--outcome", "y")[""];
        Assert.Equal(2 * (Math.Sqrt(2) - 1) / Math.Sqrt(Math.PI), group.GetProperty("score").GetProperty("mean").GetDouble(), 1e-13);
        Assert.Equal(0.5 * Math.Log(2 * Math.PI) + Math.Log(2), group.GetProperty("log_score").GetProperty("mean").GetDouble(), 1e-13);
        Assert.Equal("underconfident", group.GetProperty("verdict").GetString());
        Assert.Equal(
            [0.5, 0.8, 0.9, 0.95], group.GetProperty("coverage").EnumerateArray().Select(row => row.GetProperty("claimed").GetDouble()));
    }

    // By hand: draws 1, 2, 4 and outcome 3: mean distance (2 + 1 + 1)/3, less the mean |x - x'| = 2 over pairs, halved.
    [Theory]
    [InlineData("y,draw1,draw2,draw3\n3,1,2,4\n")]
    [InlineData("y,draw,value\n3,1,1\n3,2,2\n3,3,4\n")]
    public void Draws_have_the_fair_score(string table)
    {
        using var folder = new TemporaryFolder();
        JsonElement group = Groups("score", folder.Write("draws.csv", table), "--outcome", "y")[""];
        Assert.Equal(4.0 / 3 - 1, group.GetProperty("score").GetProperty("mean").GetDouble(), 1e-14);
        Assert.Equal("too few to tell", group.GetProperty("verdict").GetString());
    }

    [Fact]
    public void A_model_is_compared_with_another_on_the_outcomes_that_both_foretold()
    {
        Dictionary<string, JsonElement> groups = Groups("score", Forecasts, [.. ByModel, "--against", "narrow"]);
        Assert.False(groups["narrow"].TryGetProperty("comparison", out _));
        JsonElement comparison = groups["wide"].GetProperty("comparison");
        Assert.Equal(40, comparison.GetProperty("n").GetInt32());
        Assert.Equal(Mean("wide") - Mean("narrow"), comparison.GetProperty("difference").GetDouble(), 1e-12);
        Assert.Equal("worse", comparison.GetProperty("verdict").GetString());

        double Mean(string model) => groups[model].GetProperty("score").GetProperty("mean").GetDouble();
    }

    [Theory]
    [InlineData(
        ExitCode.DataViolation, "row 2, column 'q0.5': '1' is not at least 2, its 'q0.1': quantiles must not cross.",
        "y,q0.1,q0.5\n3,2,1\n")]
    [InlineData(
        ExitCode.DataViolation, "row 3, column 'value': '1' is not at least 2, the lower quantile in row 2: quantiles must not cross.",
        "y,quantile,value\n3,0.1,2\n3,0.5,1\n")]
    [InlineData(
        ExitCode.DataViolation, "row 3, column 'quantile': '0.1' is not a level that its forecast lacks so far: row 2 has it.",
        "y,quantile,value\n3,0.1,2\n3,0.1,2\n")]
    [InlineData(
        ExitCode.DataViolation, "row 2, column 'quantile': '5' is not a level between 0 and 1, such as 0.05.", "y,quantile,value\n3,5,2\n")]
    [InlineData(ExitCode.DataViolation, "row 2, column 'sd': '0' is not a positive number.", "y,mean,sd\n3,2,0\n")]
    [InlineData(ExitCode.DataViolation, "row 2, column 'y': 'soon' is not a finite number.", "y,mean,sd\nsoon,2,1\n")]
    [InlineData(ExitCode.CheckFailed, "no row has a forecast and its outcome.", "y,mean,sd\n,2,1\n")]
    [InlineData(ExitCode.BadInput, "has no forecasts. Wanted are columns q0.05, q0.5, …;", "y,x\n3,2\n")]
    [InlineData(ExitCode.BadInput, "has forecasts of several kinds: say which with --as quantiles or normal.", "y,mean,sd,q0.5\n3,2,1,2\n")]
    [InlineData(
        ExitCode.BadInput, "Only forecasts of the same levels can be scored together.", "y,id,quantile,value\n3,a,0.1,2\n3,b,0.2,2\n")]
    public void A_table_that_cannot_be_scored_is_answered_in_a_sentence(int code, string sentence, string table)
    {
        using var folder = new TemporaryFolder();
        Transcript run = Transcript.Of("score", folder.Write("table.csv", table), "--outcome", "y");
        Assert.Equal((code, ""), (run.Code, run.Out));
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error, c => c == '\n');
    }

    [Theory]
    [InlineData(ExitCode.DataViolation, "is not a positive number, which --log needs.", "--log")]
    [InlineData(ExitCode.BadInput, "--against best:", "--against", "best")]
    [InlineData(ExitCode.BadInput, "has no column 'model'. It has: y, mean, sd.", "--by", "model")]
    [InlineData(ExitCode.BadInput, "--horizon 3: 4 outcomes allow a horizon from 1 to 2.", "--against", "y", "--horizon", "3")]
    public void Options_that_cannot_be_followed_are_answered_in_a_sentence(int code, string sentence, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Transcript run = Transcript.Of(
            ["score", folder.Write("table.csv", "y,mean,sd\n-3,2,1\n3,2,1\n2,2,1\n1,2,1\n"), "--outcome", "y", .. options]);
        Assert.Equal((code, ""), (run.Code, run.Out));
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figure_is_well_formed_and_names_the_verdicts()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "pit.svg");
        Transcript run = Transcript.Of(["score", Forecasts, .. ByModel, "--figure", path]);
        Assert.Equal((ExitCode.Done, $"Drawn to {path}.\n"), (run.Code, run.Error));
        Assert.Contains("narrow: overconfident", XDocument.Load(path).Root!.Value, StringComparison.Ordinal);
    }

    private static Dictionary<string, JsonElement> Groups(string verb, string path, params string[] options)
    {
        Transcript run = Transcript.Of([verb, path, .. options, "--format", "json"]);
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        JsonElement groups = JsonDocument.Parse(run.Out).RootElement.GetProperty("groups");
        return groups.EnumerateArray().ToDictionary(group => group.GetProperty("group").GetString()!);
    }
}
