using Forecast.Cli;
using Forecast.Data;

namespace Forecast.Tests.Data;

public sealed class SourceTablesTests
{
    private static readonly (string File, int Rows)[] Tables =
    [
        ("2022-05-03_all_systems.csv", 498), ("2023-03-03_all_systems.csv", 534), ("2024-02-05_all_systems.csv", 1107),
        ("2025-08-07_all_systems.csv", 1892), ("2026-07_notable_systems.csv", 1036), ("2022-02_compute_trends_paper.csv", 123),
    ];

    [SourceFact]
    public void A_fresh_import_gives_the_committed_tables_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        DataFolder committed = DataFolder.Open(Repository.Data);
        foreach ((string file, int rows) in Tables)
        {
            Vintage vintage = committed.Find(file[..file.IndexOf('_', StringComparison.Ordinal)]);
            string[] domains = vintage.DomainsFrom.Length > 0 ? ["--domains-from", vintage.DomainsFrom] : [];
            CommandRun run = CommandRun.Of(
            [
                "data", "import", Path.Combine(Repository.Sources, file), "--vintage", vintage.Id, "--data", folder.Path,
                "--title", vintage.Title, "--source", vintage.Source, "--scope", vintage.Scope, .. domains,
            ]);
            Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
            Assert.StartsWith($"{rows} rows read", run.Out, StringComparison.Ordinal);
        }

        foreach (string path in committed.Vintages.Select(v => v.FileName).Append(VintageTable.FileName))
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Data, path)), File.ReadAllBytes(Path.Combine(folder.Path, path)));
        }
    }

    [SourceFact]
    public void Every_row_that_is_not_kept_is_named()
    {
        using var folder = new TemporaryFolder();
        foreach ((string file, int rows) in Tables)
        {
            CommandRun run = CommandRun.Of("data", "import", Path.Combine(Repository.Sources, file), "--vintage", "2030-01", "--data", folder.Path);
            Assert.Equal(rows - DataFolder.Open(folder.Path).ReadLatest().Systems.Count, run.Out.Split("; dropped.").Length - 1);
        }
    }
}
