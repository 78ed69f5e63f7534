using System.Text;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>A verdict in HTML: its words, and a colour that says the same.</summary>
internal static class VerdictBadge
{
    private static readonly Dictionary<string, Verdict> Words = Enum.GetValues<Verdict>().ToDictionary(verdict => verdict.Text());

    /// <summary>A cell's text, as a badge where the whole of it is a verdict.</summary>
    public static string Cell(string text) => Words.TryGetValue(text, out Verdict verdict) ? Of(verdict, text) : HtmlText.Lines(text);

    /// <summary>The counts in words, a badge for each verdict met.</summary>
    public static string Tally(VerdictTally tally)
    {
        if (tally.Total == 0)
        {
            return "";
        }

        var html = new StringBuilder();
        html.Append("<p class=\"tally\">").Append(tally.Total).Append(tally.Total == 1 ? " number: " : " numbers: ")
            .AppendJoin(' ', tally.Met.Select(verdict => Of(verdict, $"{tally[verdict]} {verdict.Text()}"))).Append("</p>\n");
        return html.ToString();
    }

    private static string Of(Verdict verdict, string text) => $"<span class=\"badge {Class(verdict)}\">{HtmlText.Escape(text)}</span>";

    private static string Class(Verdict verdict) => verdict switch
    {
        Verdict.Reproduced => "reproduced",
        Verdict.ReproducedCode => "code",
        Verdict.Misprint => "misprint",
        Verdict.WithinTolerance => "tolerance",
        Verdict.OtherDataVersion => "other-data",
        Verdict.InputMissing => "no-input",
        Verdict.Differs => "differs",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Not a verdict."),
    };
}
