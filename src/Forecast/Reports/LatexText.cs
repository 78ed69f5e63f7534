using System.Text;

namespace Forecast.Reports;

/// <summary>Plain words written so that LaTeX sets them as they are.</summary>
public static class LatexText
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    private const string Plain = "0123456789+-";

    /// <summary>The text on one line: nothing in it is a command.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length + 16);
        string line = string.Join(' ', Paragraph.HardLines(text));
        for (int k = 0; k < line.Length; k++)
        {
            if (Superscripts.Contains(line[k], StringComparison.Ordinal))
            {
                k = AppendSuperscript(escaped, line, k);
            }
            else
            {
                Append(escaped, line[k]);
            }
        }

        return escaped.ToString();
    }

    private static int AppendSuperscript(StringBuilder escaped, string line, int start)
    {
        int end = start;
        escaped.Append("$^{");
        while (end < line.Length && Superscripts.IndexOf(line[end], StringComparison.Ordinal) is >= 0 and int which)
        {
            escaped.Append(Plain[which]);
            end++;
        }

        escaped.Append("}$");
        return end - 1;
    }

    private static void Append(StringBuilder escaped, char c)
    {
        string? command = c switch
        {
            '\\' => "\\textbackslash{}",
            '{' or '}' or '$' or '&' or '#' or '_' or '%' => $"\\{c}",
            '^' => "\\textasciicircum{}",
            '~' => "\\textasciitilde{}",
            '<' => "\\textless{}",
            '>' => "\\textgreater{}",
            '|' => "\\textbar{}",
            '"' => "\\textquotedbl{}",
            '`' => "\\textasciigrave{}",
            '\'' => "{'}",
            '–' => "--",
            '—' => "---",
            '…' => "\\ldots{}",
            '\u00A0' or '\u202F' => "~",
            '−' => "$-$",
            '±' => "$\\pm$",
            '×' => "$\\times$",
            '·' => "$\\cdot$",
            '≤' => "$\\leq$",
            '≥' => "$\\geq$",
            '≈' => "$\\approx$",
            '∞' => "$\\infty$",
            _ => null,
        };
        if (command is null)
        {
            escaped.Append(c);
        }
        else
        {
            escaped.Append(command);
        }
    }
}
