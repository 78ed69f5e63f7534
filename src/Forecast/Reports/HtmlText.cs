using System.Text;

namespace Forecast.Reports;

/// <summary>Plain words written so that HTML shows them as they are, in an element or a quoted attribute.</summary>
public static class HtmlText
{
    /// <summary>The text with markup escaped, and with what neither HTML nor XML may hold replaced by U+FFFD.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length + 16);

        // Runes, so that half of a surrogate pair comes out as U+FFFD.
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' or '\r' => escaped.Append((char)rune.Value),
                < 0x20 or (>= 0x7F and <= 0x9F) or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    /// <summary>The escaped text with a line break at each of its line ends.</summary>
    internal static string Lines(string text) => Escape(text.ReplaceLineEndings("\n")).Replace("\n", "<br />", StringComparison.Ordinal);
}
