using Forecast.Cli;
using Forecast.Data;

namespace Forecast.Tests.Data;

public sealed class DataCheckTests : IDisposable
{
    private static readonly MlSystem Sound = new()
    {
        Id = "sound",
        Name = "Sound",
        Organizations = ["A", "B"],
        OrganizationTypes = ["Industry"],
        Published = new DateOnly(2020, 5, 1),
        DatePrecision = DatePrecision.Day,
        Domains = ["Language"],
        TrainingCompute = 2e20,
        TrainingComputeLow = 1e20,
        TrainingComputeHigh = 3e20,
        Cost = 5,
        CostDollarYear = 2023,
        Link = "https://example.org",
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sound_table_has_no_violation()
    {
        CommandRun run = Check(CsvText.Write([Sound]));
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Out));
        Assert.EndsWith("no violation.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_alone_is_a_sound_table() => Assert.Equal(ExitCode.Done, Check(CsvText.Write([])).Code);

    [Theory]
    [InlineData("training_compute", "many", "not a number")]
    [InlineData("training_compute", "1e999", "not a finite number")]
    [InlineData("parameters", "NaN", "not a finite number")]
    [InlineData("parameters", "0", "not positive; missing is an empty cell, never 0")]
    [InlineData("cost", "-3", "not positive")]
    [InlineData("published", "1066-10-14", "date out of range; allowed: 1940-01-01 to")]
    [InlineData("published", "3020-01-01", "date out of range")]
    [InlineData("published", "05/2020", "not a date")]
    [InlineData("date_precision", "hour", "unknown category; allowed: day, month, year")]
    [InlineData("domains", "Language; Telepathy", "unknown category; allowed: 3D modeling")]
    [InlineData("organization_types", "Guild", "unknown category")]
    [InlineData("notability", "Loved", "unknown category")]
    [InlineData("weights_access", "Open", "unknown category")]
    [InlineData("confidence", "Sure", "unknown category")]
    [InlineData("frontier", "maybe", "unknown category; allowed: yes, no")]
    [InlineData("training_compute_low", "2.5e20", "a lower bound above training_compute, 2E+20")]
    [InlineData("training_compute_high", "1.5e20", "an upper bound below training_compute, 2E+20")]
    [InlineData("cost_dollar_year", "", "a cost and its dollar year stand together or not at all")]
    [InlineData("cost_dollar_year", "23", "not a year")]
    [InlineData("name", "", "never empty")]
    [InlineData("link", "example.org", "not a web address")]
    public void A_violation_names_file_row_column_text_and_rule(string column, string text, string rule)
    {
        List<string> cells = SystemColumn.All.Select(c => c.Name == column ? text : c.Text(Sound)).ToList();
        CommandRun run = Check(CsvText.Write(SystemColumn.All.Select(c => c.Name), [cells]));
        Assert.Equal(ExitCode.DataViolation, run.Code);
        string shown = text.Contains("Telepathy", StringComparison.Ordinal) ? "Telepathy" : text;
        Assert.Contains(run.Out.Split('\n'), line => line.StartsWith($"{TablePath}: row 2, column {column}, '{shown}': {rule}", StringComparison.Ordinal));
    }

    [Fact]
    public void Duplicates_are_violations()
    {
        CommandRun run = Check(CsvText.Write([Sound, Sound with { Name = "Other" }, Sound with { Id = "third", Name = "SOUND" }]));
        Assert.Equal(ExitCode.DataViolation, run.Code);
        Assert.Equal(
            $"{TablePath}: row 3, column id, 'sound': duplicate: the id of row 2\n{TablePath}: row 4, column name, 'SOUND': duplicate: name, date, reference, parameters and compute of row 2\n",
            run.Out);
    }

    [Fact]
    public void A_year_that_holds_the_last_day_is_in_range() =>
        Assert.Empty(TableCheck.Run(
            _folder.Write("table.csv", CsvText.Write([Sound with { Published = new DateOnly(2020, 7, 2), DatePrecision = DatePrecision.Year }])),
            new DateOnly(2020, 3, 1)));

    [Fact]
    public void A_row_with_too_few_cells_is_a_violation()
    {
        CommandRun run = Check(CsvText.Write([Sound]) + "a,b\n");
        Assert.Equal(ExitCode.DataViolation, run.Code);
        Assert.Contains($"a row has {SystemColumn.All.Count} cells like the header, this one has 2", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        CommandRun run = Check(CsvText.Write([Sound]).Replace("training_compute_low", "low", StringComparison.Ordinal));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("the header lacks the column training_compute_low.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_public_table_is_told_from_a_curated_one()
    {
        CommandRun run = Check(PublicTables.Notable2026);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("'forecast data import' makes one of a public table", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_changed_by_hand_is_a_violation()
    {
        string source = _folder.Write("source.csv", PublicTables.Airtable2024);
        Assert.Equal(ExitCode.Done, CommandRun.Of("data", "import", source, "--vintage", "2024-02-05", "--data", _folder.Path).Code);
        Assert.Equal(ExitCode.Done, CommandRun.Of("data", "check", "--data", _folder.Path).Code);
        File.AppendAllText(Path.Combine(_folder.Path, "systems.csv"), "\n");
        CommandRun run = CommandRun.Of("data", "check", "--data", _folder.Path);
        Assert.Equal(ExitCode.DataViolation, run.Code);
        Assert.Contains("vintages.csv: row 2, column sha256", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_a_table_with_a_wrong_cell_names_the_cell()
    {
        string path = _folder.Write("table.csv", CsvText.Write([Sound]).Replace("2E+20", "lots", StringComparison.Ordinal));
        InputException e = Assert.Throws<CellException>(() => DataFolder.ReadFile(path));
        Assert.Equal($"{path}: row 2, column training_compute, 'lots': not a number.", e.Message);
    }

    private string TablePath => Path.Combine(_folder.Path, "table.csv");

    private CommandRun Check(string table) => CommandRun.Of("data", "check", _folder.Write("table.csv", table));
}
