using System.Text;

namespace Forecast.Reports;

/// <summary>Plain words written so that HTML shows them as they are, in an element or a quoted attribute.</summary>
public static class HtmlText
{
    /// <summary>The text with markup escaped, and with what neither HTML nor XML may hold replaced by U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(Clean(text));
        return escaped.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;").ToString();
    }

    /// <summary>The text with what neither HTML nor XML may hold replaced by U+FFFD: control characters and halves of surrogate pairs.</summary>
    internal static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool allowed = rune.Value is '\t' or '\n' or '\r' || (!Rune.IsControl(rune) && (rune.Value & 0xFFFF) < 0xFFFE);
            clean.Append(allowed ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    /// <summary>The escaped text with a line break at each of its line ends.</summary>
    internal static string Lines(string text) => Escape(text.ReplaceLineEndings("\n")).Replace("\n", "<br />", StringComparison.Ordinal);
}
