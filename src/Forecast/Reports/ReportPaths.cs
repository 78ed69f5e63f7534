using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>Where each file of a report lies, relative to its folder and with forward slashes: links and files cannot disagree.</summary>
internal static class ReportPaths
{
    public const string Html = "report.html";
    public const string Markdown = "report.md";
    public const string Json = "findings.json";

    public static string Table(Findings study, Table table) => $"{study.StudyId}/tables/{table.Id}.csv";

    public static string Numbers(Findings study) => $"{study.StudyId}/tables/{FindingsTable.Id}.csv";

    public static string Figure(Findings study, NamedFigure figure) => $"{study.StudyId}/figures/{figure.Id}.svg";

    /// <summary>The tables and figures of a study.</summary>
    public static IEnumerable<string> Of(Findings study) =>
        [Numbers(study), .. study.Tables.Select(table => Table(study, table)), .. study.Figures.Select(figure => Figure(study, figure))];

    /// <summary>Whether a path inside a study's folder can only be a table or a figure of a report.</summary>
    public static bool IsTableOrFigure(string path) => path.Split('/') switch
    {
        ["tables", string name] => name.EndsWith(".csv", StringComparison.Ordinal) && IsName(name),
        ["figures", string name] => name.EndsWith(".svg", StringComparison.Ordinal) && IsName(name),
        _ => false,
    };

    /// <summary>Checks that every id can be a file's name and is used once.</summary>
    /// <exception cref="ArgumentException">One cannot, or two are the same.</exception>
    public static void Require(Report report)
    {
        Unique(report.Studies.Select(study => study.StudyId), "study");
        foreach (Findings study in report.Studies)
        {
            Unique(study.Tables.Select(table => table.Id).Append(FindingsTable.Id), $"table of '{study.StudyId}'");
            Unique(study.Figures.Select(figure => figure.Id), $"figure of '{study.StudyId}'");
        }
    }

    /// <summary>Whether a text is made of letters, digits and single hyphens or dots between them: a file's name on every system.</summary>
    public static bool IsName(string id) =>
        id.Length > 0 && id.Split('-', '.').All(part => part.Length > 0 && part.All(char.IsAsciiLetterOrDigit));

    private static void Unique(IEnumerable<string> ids, string what)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string id in ids)
        {
            if (!IsName(id))
            {
                throw new ArgumentException($"The id '{id}' of a {what} cannot name a file; use letters, digits and hyphens between them.");
            }

            if (!seen.Add(id))
            {
                throw new ArgumentException($"There are two ids '{id}' of a {what}; each names a file of its own.");
            }
        }
    }
}
