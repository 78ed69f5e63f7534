using Forecast.Data;
using Forecast.Figures;
using Forecast.Projections;
using Forecast.Reports.Bayes;

namespace Forecast.Cli;

/// <summary>What <c>forecast fit trend --bayes</c> does once it knows what is asked.</summary>
internal static class BayesTrendAnswer
{
    /// <summary>Samples, prints and draws.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="request">What was asked for.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Give(Terminal terminal, BayesTrendRequest request)
    {
        UserRows rows = UserRows.Read(request.File, request.Time, request.Value, request.Columns, request.Plan.IsLog);
        (string Text, double Time)? ahead = request.ProjectTo is { } text ? (text, FitTrendVerb.Time(rows.Series, text)) : null;
        UserBayesTrend trend;
        BayesTrendSheet sheet;
        using (var progress = new ProgressLine(terminal, "Sampling the posterior"))
        {
            trend = UserBayesTrend.Of(rows, request.Plan, progress);
            sheet = UserBayesTrendSheet.Of(trend, ahead);
        }

        if (request.DrawsOut is { } draws)
        {
            DrawsCsv.Write(draws, trend.Trend);
            terminal.Error.WriteLine($"Draws in {draws}.");
        }

        if (request.Figure is { } figure)
        {
            Draw(terminal, figure, UserBayesTrendFigure.Of(trend, sheet, ahead?.Time));
        }

        if (request.DiagnosticsFigures is { } folder)
        {
            DrawDiagnostics(terminal, folder, trend, sheet);
        }

        bool isTrustworthy = sheet.Diagnosis.IsTrustworthy;
        if (!isTrustworthy && (request.Format is "csv" or "json"))
        {
            terminal.Error.WriteLine(sheet.Diagnosis.Verdict);
        }

        terminal.Out.Write(BayesTrendRenderer.Render(sheet, request.Format, terminal.Width));
        return request.IsStrict && !isTrustworthy ? ExitCode.CheckFailed : ExitCode.Done;
    }

    private static void DrawDiagnostics(Terminal terminal, string folder, UserBayesTrend trend, BayesTrendSheet sheet)
    {
        if (File.Exists(folder))
        {
            throw new InputException($"--diagnostics-figures {folder} is a file; give a folder.");
        }

        Draw(terminal, Path.Combine(folder, "trace.svg"), ChainFigures.Trace(trend.Trend.Posterior, sheet.Diagnosis));
        Draw(terminal, Path.Combine(folder, "ranks.svg"), ChainFigures.Ranks(trend.Trend.Posterior, sheet.Diagnosis));
        if (trend.Rows.Low is null)
        {
            Draw(terminal, Path.Combine(folder, "pit.svg"), PitFigure.Of(trend));
        }

        if (trend.Pieces.Count > 1)
        {
            Draw(terminal, Path.Combine(folder, "forest.svg"), ForestFigure.Of(trend, sheet));
        }
    }

    private static void Draw(Terminal terminal, string path, Figure figure)
    {
        AtomicFile.WriteAllText(path, SvgRenderer.Render(figure));
        terminal.Error.WriteLine($"Drawn to {path}.");
    }
}
