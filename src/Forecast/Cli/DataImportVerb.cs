using System.CommandLine;
using Forecast.Data;
using Forecast.Data.Import;

namespace Forecast.Cli;

/// <summary><c>forecast data import</c>: a public table becomes a curated one.</summary>
public static class DataImportVerb
{
    private const string DefaultTitle = "Epoch AI, Data on AI models";
    private const string Licence = "CC BY 4.0, credit Epoch AI";

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A table of systems as downloaded, in CSV." };
        var vintage = new Option<string>("--vintage")
        {
            Description = "Date of the download: a month or a day, as in 2026-07 or 2026-07-15.",
            HelpName = "DATE",
            Required = true,
        };
        var domainsFrom = new Option<string?>("--domains-from")
        {
            Description = "Take the domains from another vintage, by name, then reference, then link.",
            HelpName = "VINTAGE",
        };
        var title = new Option<string?>("--title") { Description = $"Title of the table. Default: '{DefaultTitle}'.", HelpName = "TEXT" };
        var source = new Option<string?>("--source") { Description = "Where the table comes from. Default: the name of the file.", HelpName = "TEXT" };
        var scope = new Option<string?>("--scope") { Description = "Which systems the table holds. Default: told from the name of the file.", HelpName = "TEXT" };
        Option<string?> data = DataVerb.FolderOption();
        var command = new Command("import", "Turn a public table of systems, of any vintage, into a curated one.")
        {
            file, vintage, domainsFrom, title, source, scope, data,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            string name = Path.GetFileName(path);
            string id = parsed.GetRequiredValue(vintage);
            string? join = parsed.GetValue(domainsFrom);
            var imported = new Vintage(id, VintageTable.ParseId(id), "", parsed.GetValue(title) ?? DefaultTitle, parsed.GetValue(source) ?? name)
            {
                Licence = Licence,
                Scope = parsed.GetValue(scope) ?? ScopeOf(name),
                DomainsFrom = join ?? "",
            };
            Run(terminal, DataFolder.OpenOrCreate(parsed.GetValue(data)), path, imported);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Run(Terminal terminal, DataFolder folder, string path, Vintage vintage)
    {
        IReadOnlyList<MlSystem>? join = vintage.DomainsFrom.Length == 0 ? null : folder.Read(vintage.DomainsFrom).Systems;
        CsvFile table = CsvFile.Read(path);
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Importer.Import(table, join);
        bool replaces = folder.Vintages.Any(v => v.Id == vintage.Id);
        folder = folder.With(vintage with { SourceSha256 = table.Sha256 }, systems);
        string written = folder.PathOf(folder.Find(vintage.Id));
        TextWriter output = terminal.Out;
        string place = replaces ? ", in place of the one that was there" : "";
        output.WriteLine($"{table.Rows.Count} rows read from {path}; {systems.Count} systems written to {written}, vintage {vintage.Id}{place}.");
        output.WriteLine($"Known: {string.Join(", ", Known(systems))}.");
        output.WriteLine($"Columns not kept: {string.Join(", ", new SourceTable(table).Ignored.DefaultIfEmpty("none"))}.");
        foreach (string sentence in report.Changes.Concat(report.Notes))
        {
            output.WriteLine(sentence);
        }
    }

    private static IEnumerable<string> Known(IReadOnlyList<MlSystem> systems) => Measure.All
        .Select(m => $"{m.Title.ToLowerInvariant()} of {systems.Count(s => m.Value(s) is not null)}")
        .Prepend($"date of {systems.Count(s => s.Published is not null)}");

    private static string ScopeOf(string fileName) =>
        fileName.Contains("notable", StringComparison.OrdinalIgnoreCase) ? "notable systems"
        : fileName.Contains("all", StringComparison.OrdinalIgnoreCase) ? "all systems"
        : "as downloaded";
}
