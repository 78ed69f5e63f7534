using Forecast.Data;
using Forecast.Figures;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>A report on disk: <c>report.html</c>, <c>report.md</c>, <c>findings.json</c>, and a folder of tables and figures for each study.</summary>
/// <remarks>
/// Every file appears whole or not at all, and the page comes last. Tables and figures that an earlier run wrote for the same study
/// and this one did not are removed; a list of its own, <c>STUDY/files.txt</c>, says which those are, so that nothing else is touched.
/// </remarks>
public static class ReportFolder
{
    private const string Listing = "files.txt";

    /// <summary>Says whether a report could be written to a folder, before the work of making one.</summary>
    /// <exception cref="InputException">It could not; the sentence says why.</exception>
    public static void Require(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (string.IsNullOrWhiteSpace(directory))
        {
            throw new InputException($"'{directory}' is no folder to write to; give its path.");
        }

        string? existing = Path.GetFullPath(directory);
        while (existing is not null && !Directory.Exists(existing))
        {
            if (File.Exists(existing))
            {
                throw new InputException($"The report cannot be written to '{directory}': '{existing}' is a file; give the path of a folder.");
            }

            existing = Path.GetDirectoryName(existing);
        }

        string probe = Path.Combine(existing ?? ".", $".{Path.GetRandomFileName()}.tmp");
        try
        {
            using FileStream _ = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(directory, e);
        }
    }

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="directory">The folder, created where needed.</param>
    /// <returns>The files written, in the order written, each with the folder before it.</returns>
    /// <exception cref="InputException">The folder is a file, or cannot be written.</exception>
    /// <exception cref="ArgumentException">An id in the report cannot name a file, or names two.</exception>
    public static IReadOnlyList<string> Write(Report report, string directory)
    {
        ArgumentNullException.ThrowIfNull(report);
        Require(directory);
        ReportPaths.Require(report);

        // All of it is rendered before the first file is written: what cannot be rendered leaves the old report as it was.
        (string Path, string Text)[] files =
        [
            .. report.Studies.SelectMany(StudyFiles),
            (ReportPaths.Json, JsonReport.Render(report)),
            (ReportPaths.Markdown, MarkdownReport.Render(report)),
        ];
        string page = HtmlReport.Render(report);
        try
        {
            foreach ((string path, string text) in files)
            {
                AtomicFile.WriteAllText(Path.Combine(directory, path), text);
            }

            foreach (Findings study in report.Studies)
            {
                RemoveStale(study, directory);
            }

            AtomicFile.WriteAllText(Path.Combine(directory, ReportPaths.Html), page);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(directory, e);
        }

        return [.. files.Select(file => file.Path).Append(ReportPaths.Html).Select(path => Path.Combine(directory, path))];
    }

    private static IEnumerable<(string Path, string Text)> StudyFiles(Findings study) =>
    [
        (ReportPaths.Numbers(study), CsvTable.Render(FindingsTable.Full(study))),
        .. study.Tables.Select(table => (ReportPaths.Table(study, table), CsvTable.Render(table))),
        .. study.Figures.Select(figure => (ReportPaths.Figure(study, figure), SvgRenderer.Render(figure.Figure))),
    ];

    private static void RemoveStale(Findings study, string directory)
    {
        string folder = Path.Combine(directory, study.StudyId);
        string listing = Path.Combine(folder, Listing);
        string[] current = [.. ReportPaths.Of(study).Select(path => path[(study.StudyId.Length + 1)..])];
        string[] earlier = File.Exists(listing) ? File.ReadAllLines(listing) : [];
        foreach (string stale in earlier.Except(current).Where(ReportPaths.IsTableOrFigure))
        {
            File.Delete(Path.Combine(folder, stale));
        }

        AtomicFile.WriteAllText(listing, string.Concat(current.Select(path => path + "\n")));
    }

    private static InputException NotWritable(string directory, Exception e) =>
        new($"The report cannot be written to '{directory}': {e.Message}", e);
}
