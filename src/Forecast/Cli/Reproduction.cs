using Forecast.Data;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary>One run of <c>forecast reproduce</c>, with its options read.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="quiet">Whether to print only warnings, drifts and the path of the report.</param>
internal sealed class Reproduction(Terminal terminal, bool quiet)
{
    public required IReadOnlyList<IStudy> Studies { get; init; }

    /// <summary>The ids asked for; none when all studies run.</summary>
    public required IReadOnlyList<string> Only { get; init; }

    public required DataFolder Data { get; init; }

    public required StudyPlan Plan { get; init; }

    public required string Folder { get; init; }

    public required bool Check { get; init; }

    public required bool Record { get; init; }

    /// <summary>Runs the studies, prints and writes what they found, and compares or records the verdicts.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(CancellationToken cancellation)
    {
        // Whatever can be found wrong is found before the work, not after it.
        ReportFolder.Require(Folder);
        VerdictRecord? onRecord = Check || (Record && File.Exists(RecordPath)) ? VerdictRecord.Read(RecordPath) : null;
        Findings[] findings = [.. Studies.Select(study => Run(study, cancellation))];
        RemoveEmptyCheckpoints();
        cancellation.ThrowIfCancellationRequested();
        var report = new Report(findings, RunDescription.Of(Data, Plan, Only, findings));
        IReadOnlyList<string> files = ReportFolder.Write(report, Folder);
        Print(report, files);
        var now = VerdictRecord.Of(findings);
        if (Record)
        {
            (Only.Count == 0 || onRecord is null ? now : onRecord.With(Only, now)).Write(RecordPath);
            Say($"{now.Verdicts.Count} verdicts put on record in {RecordPath}.");
        }

        return Check ? Compare(onRecord!, now) : ExitCode.Done;
    }

    private string RecordPath => VerdictRecord.PathIn(Data);

    // Each study removes its own checkpoints once it is done.
    private void RemoveEmptyCheckpoints()
    {
        if (Directory.Exists(Plan.CheckpointFolder) && !Directory.EnumerateFileSystemEntries(Plan.CheckpointFolder).Any())
        {
            Directory.Delete(Plan.CheckpointFolder);
        }
    }

    private Findings Run(IStudy study, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(terminal, study.Title);
        return study.Run(Data, Plan, progress, cancellation);
    }

    private void Print(Report report, IReadOnlyList<string> files)
    {
        foreach (Findings study in report.Studies)
        {
            if (quiet)
            {
                PrintWarnings(study);
            }
            else
            {
                terminal.Out.Write(FindingsText.Render(study, terminal.Width) + "\n");
            }
        }

        if (quiet)
        {
            terminal.Out.WriteLine(files[^1]);
        }
        else if (report.Studies.Count > 1)
        {
            PrintEnd(report, files);
        }
        else
        {
            PrintPaths(files);
        }
    }

    // What scrolled by is long: the last screen holds what a reader came for.
    private void PrintEnd(Report report, IReadOnlyList<string> files)
    {
        terminal.Out.Write(FindingsText.Headlines(report.Studies, terminal.Width) + "\n");
        terminal.Out.Write(TextTable.Render(VerdictTable.Of(report, study => study.StudyId), terminal.Width) + "\n");
        string[] pages = [.. new[] { ReportPaths.Json, ReportPaths.Markdown, ReportPaths.Html }.Select(page => Path.Combine(Folder, page))];
        Say($"{files.Count - pages.Length} tables and figures are in {Path.Combine(Folder, "STUDY", "tables")} and "
            + $"{Path.Combine(Folder, "STUDY", "figures")}.");
        PrintPaths(pages);
    }

    private void PrintPaths(IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            terminal.Out.WriteLine(file);
        }
    }

    private void PrintWarnings(Findings study)
    {
        foreach (string warning in study.Warnings)
        {
            terminal.Error.WriteLine($"{study.StudyId}: {string.Join(' ', Paragraph.Lines(warning, int.MaxValue))}");
        }
    }

    private int Compare(VerdictRecord onRecord, VerdictRecord now)
    {
        IReadOnlyList<string> drifts = (Only.Count == 0 ? onRecord : onRecord.Of(Only)).Drifts(now);
        foreach (string drift in drifts)
        {
            terminal.Out.WriteLine(drift);
        }

        if (drifts.Count > 0)
        {
            return ExitCode.CheckFailed;
        }

        Say($"{now.Verdicts.Count} verdicts as on record.");
        return ExitCode.Done;
    }

    private void Say(string sentence)
    {
        if (!quiet)
        {
            terminal.Out.WriteLine(sentence);
        }
    }
}
