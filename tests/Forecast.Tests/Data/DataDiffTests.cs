using System.Text.Json;
using Forecast.Cli;
using Forecast.Data;

namespace Forecast.Tests.Data;

public sealed class DataDiffTests
{
    private static readonly MlSystem A = new() { Id = "a", Name = "A-1", TrainingCompute = 1e20, Parameters = 100 };

    [Fact]
    public void Systems_are_the_same_by_name_then_link_then_reference()
    {
        MlSystem[] before =
        [
            A,
            new() { Id = "b", Name = "B", Link = "https://example.org/b" },
            new() { Id = "c", Name = "C", Reference = "On C" },
            new() { Id = "gone", Name = "Gone" },
        ];
        MlSystem[] after =
        [
            A with { Name = "a 1" },
            new() { Id = "b", Name = "B (large)", Link = "https://example.org/b" },
            new() { Id = "c", Name = "See", Reference = "On C." },
            new() { Id = "new", Name = "New" },
        ];
        VintageDifference difference = VintageDifference.Between(before, after);
        Assert.Equal(3, difference.InBoth);
        Assert.Equal(["New"], difference.Added.Select(s => s.Name));
        Assert.Equal(["Gone"], difference.Removed.Select(s => s.Name));
        Assert.Empty(difference.Revisions);
    }

    [Fact]
    public void Revisions_come_by_ratio_then_days_then_what_appeared()
    {
        MlSystem old = A with { Published = new DateOnly(2020, 1, 1), DatePrecision = DatePrecision.Day };
        MlSystem revised = old with { TrainingCompute = 1.5e20, Parameters = 10, Published = new DateOnly(2020, 2, 1), Power = 5 };
        VintageDifference difference = VintageDifference.Between([old], [revised]);
        Assert.Equal(["parameters", "training_compute", "published", "power"], difference.Revisions.Select(r => r.Column.Name));
        Assert.Equal([0.1, 1.5, null, null], difference.Revisions.Select(r => r.Ratio));
        Assert.Equal(31, difference.Revisions[2].Days);
        Assert.Equal(1, difference.RevisedSystems);
    }

    [Fact]
    public void The_same_number_with_a_rounding_error_is_no_revision() =>
        Assert.Empty(VintageDifference.Between([A], [A with { TrainingCompute = 1.0000000001e20 }]).Revisions);

    [Fact]
    public void Costs_in_dollars_of_two_years_are_not_compared() =>
        Assert.Empty(VintageDifference.Between([A with { Cost = 1, CostDollarYear = 2020 }], [A with { Cost = 2, CostDollarYear = 2023 }]).Revisions);

    [Fact]
    public void Two_vintages_are_compared_in_text()
    {
        CommandRun run = Diff("2025-08-07", "2026-07", "--limit", "3");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.StartsWith("2025-08-07 (1892 systems) to 2026-07 (1036 systems): ", run.Out, StringComparison.Ordinal);
        Assert.Contains("a system that is removed may only be out of scope", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"Revised, the first 3 of \d+\nname +column +old +new +ratio\n", run.Out);
        Assert.All(run.Out.Split('\n').Skip(3), l => Assert.InRange(l.Length, 0, 120));
    }

    [Fact]
    public void A_vintage_does_not_differ_from_its_own_file()
    {
        using JsonDocument json = JsonDocument.Parse(Diff("2024-02-05", Path.Combine(Repository.Data, "vintages", "2024-02-05.csv"), "--format", "json").Out);
        Assert.Equal(0, json.RootElement.GetProperty("revised").GetInt32());
        Assert.Equal(0, json.RootElement.GetProperty("revisions").GetArrayLength());
    }

    [Fact]
    public void In_csv_every_change_is_a_row()
    {
        using var folder = new TemporaryFolder();
        CsvFile table = CsvFile.Read(folder.Write("diff.csv", Diff("2022-05-03", "2023-03-03", "--format", "csv").Out));
        Assert.Equal(["change", "name", "column", "old", "new", "ratio"], table.Header);
        Assert.Equal(["revised", "added", "removed"], table.Rows.Select(r => r.Cells[0]).Distinct());
    }

    [Fact]
    public void What_is_neither_vintage_nor_file_is_answered_with_the_vintages()
    {
        CommandRun run = Diff("2025", "2026-07");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.StartsWith("'2025' is neither a vintage nor a file. Vintages: 2022-02", run.Error, StringComparison.Ordinal);
    }

    private static CommandRun Diff(params string[] args) => CommandRun.Of(["data", "diff", "--data", Repository.Data, .. args]);
}
