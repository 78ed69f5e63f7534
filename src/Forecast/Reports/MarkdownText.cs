using System.Text;

namespace Forecast.Reports;

/// <summary>Plain words written so that Markdown shows them as they are.</summary>
public static class MarkdownText
{
    /// <summary>The text on one line: nothing in it is markup, a link or HTML.</summary>
    public static string Escape(string text) => BlockStart(Inline(text, " "));

    /// <summary>The text for a place where no block can begin, with something in place of each line end.</summary>
    internal static string Inline(string text, string lineEnd)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length + 16);
        string[] lines = Paragraph.HardLines(text);
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                escaped.Append(lineEnd);
            }

            Append(escaped, lines[i]);
        }

        return escaped.ToString();
    }

    private static void Append(StringBuilder escaped, string line)
    {
        for (int k = 0; k < line.Length; k++)
        {
            char c = line[k];
            switch (c)
            {
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '\\' or '`' or '*' or '_' or '|' or '~' or '$':
                    escaped.Append('\\').Append(c);
                    break;
                // Brackets are left alone, since intervals are full of them, unless they would make a link.
                case '(' or '[' or ':' when k > 0 && line[k - 1] == ']':
                    escaped.Append('\\').Append(c);
                    break;
                default:
                    escaped.Append(c);
                    break;
            }
        }
    }

    /// <summary>Escapes what would make a heading, a list or a rule at the beginning of a line.</summary>
    private static string BlockStart(string line)
    {
        string trimmed = line.TrimStart(' ');
        if (trimmed.Length == 0)
        {
            return trimmed;
        }

        if (trimmed[0] is '#' or '+' or '-' or '=')
        {
            return '\\' + trimmed;
        }

        int digits = trimmed.TakeWhile(char.IsAsciiDigit).Count();
        bool numbered = digits > 0 && digits < trimmed.Length && trimmed[digits] is '.' or ')'
            && (digits + 1 == trimmed.Length || trimmed[digits + 1] == ' ');
        return numbered ? trimmed.Insert(digits, "\\") : trimmed;
    }
}
