using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Forecast.Data;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary><c>forecast data diff</c>: what changed between two vintages.</summary>
public static class DataDiffVerb
{
    private const int DefaultLimit = 20;

    private static readonly string[] Header = ["change", "name", "column", "old", "new", "ratio"];

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var older = new Argument<string>("A") { Description = "A vintage, or a curated table." };
        var newer = new Argument<string>("B") { Description = "The vintage or table to compare with it." };
        Option<int?> limit = DataVerb.LimitOption($"At most so many rows of each kind of change. Default: {DefaultLimit} in text, else all.");
        Option<string> format = DataVerb.FormatOption();
        Option<string?> data = DataVerb.FolderOption();
        var command = new Command("diff", "Say which systems were added, removed and revised between two vintages, and by how much.")
        {
            older, newer, limit, format, data,
        };
        command.SetAction(parsed =>
        {
            string? folder = parsed.GetValue(data);
            Dataset a = Read(parsed.GetRequiredValue(older), folder);
            Dataset b = Read(parsed.GetRequiredValue(newer), folder);
            string form = parsed.GetRequiredValue(format);
            int rows = parsed.GetValue(limit) ?? (form == "text" ? DefaultLimit : int.MaxValue);
            VintageDifference difference = VintageDifference.Between(a.Systems, b.Systems);
            switch (form)
            {
                case "csv":
                    terminal.Out.Write(CsvText.Write(Header, Rows(difference, rows)));
                    break;
                case "json":
                    terminal.Out.Write(JsonPage.Write(json => WriteJson(json, a, b, difference, rows)));
                    break;
                default:
                    WriteText(terminal, a, b, difference, rows);
                    break;
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Dataset Read(string vintageOrFile, string? folder)
    {
        if (File.Exists(vintageOrFile) || vintageOrFile.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return DataFolder.ReadFile(vintageOrFile);
        }

        DataFolder opened = DataFolder.Open(folder);
        return opened.Vintages.Any(v => v.Id == vintageOrFile)
            ? opened.Read(vintageOrFile)
            : throw new InputException(
                $"'{vintageOrFile}' is neither a vintage nor a file. Vintages: {string.Join(", ", opened.Vintages.Select(v => v.Id))}.");
    }

    private static void WriteText(Terminal terminal, Dataset a, Dataset b, VintageDifference difference, int limit)
    {
        TextWriter output = terminal.Out;
        output.WriteLine(
            $"{a.Vintage.Id} ({a.Systems.Count} systems) to {b.Vintage.Id} ({b.Systems.Count} systems): "
            + $"{difference.InBoth} in both, {difference.RevisedSystems} of them revised; "
            + $"{difference.Added.Count} added, {difference.Removed.Count} removed.");
        if (a.Vintage.Scope != b.Vintage.Scope)
        {
            output.WriteLine(
                $"The first table holds {a.Vintage.Scope}, the second {b.Vintage.Scope}: a system that is removed may only be out of scope.");
        }

        Section("Revised", difference.Revisions.Count, Revised(difference.Revisions.Take(limit)));
        Section("Added", difference.Added.Count, Systems(difference.Added.Take(limit)));
        Section("Removed", difference.Removed.Count, Systems(difference.Removed.Take(limit)));

        void Section(string title, int count, Table table)
        {
            if (count == 0 || limit == 0)
            {
                return;
            }

            output.WriteLine();
            output.WriteLine(count > table.Rows.Count ? $"{title}, the first {table.Rows.Count} of {count}" : $"{title}, {count}");
            output.Write(TextTable.RenderCut(table, terminal.Width));
        }
    }

    private static Table Revised(IEnumerable<Revision> revisions) => new(
        "revised",
        "Revised",
        [new("name"), new("column"), new("old", Alignment.Right), new("new", Alignment.Right), new("ratio", Alignment.Right)],
        revisions.Select(r => (IReadOnlyList<string>)
        [
            r.After.Name, r.Column.Name, ShortText.Cell(r.Column, r.Before), ShortText.Cell(r.Column, r.After), Ratio(r),
        ]).ToList());

    private static Table Systems(IEnumerable<MlSystem> systems) => new(
        "systems",
        "Systems",
        [new("name"), new("published"), new("training compute (FLOP)", Alignment.Right), new("parameters", Alignment.Right)],
        systems.Select(s => (IReadOnlyList<string>)
        [
            s.Name, ShortText.Published(s), ShortText.Quantity(s.TrainingCompute), ShortText.Quantity(s.Parameters),
        ]).ToList());

    private static IEnumerable<string[]> Rows(VintageDifference difference, int limit)
    {
        IEnumerable<string[]> revised = difference.Revisions.Take(limit).Select(r => new[]
        {
            "revised", r.After.Name, r.Column.Name, r.Column.Text(r.Before), r.Column.Text(r.After),
            r.Ratio?.ToString("R", CultureInfo.InvariantCulture) ?? "",
        });
        return revised
            .Concat(difference.Added.Take(limit).Select(s => new[] { "added", s.Name, "", "", "", "" }))
            .Concat(difference.Removed.Take(limit).Select(s => new[] { "removed", s.Name, "", "", "", "" }));
    }

    private static void WriteJson(Utf8JsonWriter json, Dataset a, Dataset b, VintageDifference difference, int limit)
    {
        json.WriteStartObject();
        json.WriteString("from", a.Vintage.Id);
        json.WriteString("to", b.Vintage.Id);
        json.WriteNumber("in_both", difference.InBoth);
        json.WriteNumber("added", difference.Added.Count);
        json.WriteNumber("removed", difference.Removed.Count);
        json.WriteNumber("revised", difference.RevisedSystems);
        json.WriteStartArray("revisions");
        foreach (Revision revision in difference.Revisions.Take(limit))
        {
            json.WriteStartObject();
            json.WriteString("name", revision.After.Name);
            json.WriteString("column", revision.Column.Name);
            json.WritePropertyName("old");
            JsonText.WriteValue(json, revision.Column.Value(revision.Before));
            json.WritePropertyName("new");
            JsonText.WriteValue(json, revision.Column.Value(revision.After));
            json.WritePropertyName("ratio");
            JsonText.WriteValue(json, revision.Ratio);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteNames(json, "added_systems", difference.Added.Take(limit));
        WriteNames(json, "removed_systems", difference.Removed.Take(limit));
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string property, IEnumerable<MlSystem> systems)
    {
        json.WritePropertyName(property);
        JsonText.WriteValue(json, systems.Select(s => s.Name).ToList());
    }

    private static string Ratio(Revision revision) => revision.Ratio is { } ratio
        ? "×" + ratio.ToString(ratio is >= 0.01 and < 1000 ? "0.00" : "0.0e0", CultureInfo.InvariantCulture)
        : revision.Days is { } days ? $"{days:+0;-0} days"
        : "";
}
