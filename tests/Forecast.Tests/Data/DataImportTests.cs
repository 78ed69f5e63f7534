using Forecast.Cli;
using Forecast.Data;

namespace Forecast.Tests.Data;

public sealed class DataImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_newest_vintage_becomes_systems_csv_and_the_one_before_moves()
    {
        Import(PublicTables.Spreadsheet, "2022-05-03");
        string before = File.ReadAllText(Path.Combine(Data, "systems.csv"));
        Import(PublicTables.Notable2026, "2026-07");
        Import(PublicTables.Airtable2024, "2024-02-05");
        DataFolder folder = DataFolder.Open(Data);
        Assert.Equal(["2022-05-03", "2024-02-05", "2026-07"], folder.Vintages.Select(v => v.Id));
        Assert.Equal(["vintages/2022-05-03.csv", "vintages/2024-02-05.csv", "systems.csv"], folder.Vintages.Select(v => v.FileName));
        Assert.Equal(before, File.ReadAllText(Path.Combine(Data, "vintages", "2022-05-03.csv")));
        Assert.Equal("Inkling", folder.ReadLatest().Systems[0].Name);
        Assert.Equal(ExitCode.DataViolation, CommandRun.Of("data", "check", "--data", Data).Code);
    }

    [Fact]
    public void Importing_twice_changes_nothing()
    {
        Import(PublicTables.Spreadsheet, "2022-05-03");
        Import(PublicTables.Airtable2025, "2025-08-07");
        Dictionary<string, string> first = Content();
        Import(PublicTables.Spreadsheet, "2022-05-03");
        CommandRun again = Import(PublicTables.Airtable2025, "2025-08-07");
        Assert.Contains("in place of the one that was there", again.Out, StringComparison.Ordinal);
        Assert.Equal(first, Content());
    }

    [Fact]
    public void An_import_says_what_was_kept_dropped_and_changed()
    {
        string text = Import(PublicTables.Spreadsheet, "2022-05-03").Out;
        Assert.Contains("5 rows read from", text, StringComparison.Ordinal);
        Assert.Contains("4 systems written to", text, StringComparison.Ordinal);
        Assert.Contains("Known: date of 4, training compute of 1, parameters of 2", text, StringComparison.Ordinal);
        Assert.Contains("Columns not kept: Compute Sponsor Categorization.", text, StringComparison.Ordinal);
        Assert.Contains("dropped", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Domains_can_come_from_another_vintage()
    {
        Import(PublicTables.Spreadsheet, "2022-05-03");
        Import(PublicTables.Paper, "2022-02", "--domains-from", "2022-05-03");
        DataFolder folder = DataFolder.Open(Data);
        Assert.Equal(["Other", "Games", "Games", "Vision"], folder.Read("2022-02").Systems.Select(s => s.Domains.Single()));
        Assert.Equal("2022-05-03", folder.Find("2022-02").DomainsFrom);
    }

    [Theory]
    [InlineData("2026")]
    [InlineData("July 2026")]
    [InlineData("../2026-07")]
    public void A_vintage_is_a_month_or_a_day(string vintage)
    {
        CommandRun run = CommandRun.Of("data", "import", _folder.Write("t.csv", PublicTables.Notable2026), "--vintage", vintage, "--data", Data);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("Allowed: a month or a day, as in 2026-07 or 2026-07-15", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public void An_unknown_vintage_for_the_domains_is_answered_with_those_there_are()
    {
        Import(PublicTables.Spreadsheet, "2022-05-03");
        CommandRun run = CommandRun.Of("data", "import", _folder.Write("t.csv", PublicTables.Paper), "--vintage", "2022-02", "--domains-from", "1999-01", "--data", Data);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Equal("There is no vintage '1999-01'. Allowed: 2022-05-03.\n", run.Error);
    }

    private CommandRun Import(string table, string vintage, params string[] options)
    {
        CommandRun run = CommandRun.Of(["data", "import", _folder.Write("table.csv", table), "--vintage", vintage, "--data", Data, .. options]);
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        return run;
    }

    private Dictionary<string, string> Content() =>
        Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText);
}
