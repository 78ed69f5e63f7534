using System.Text;

namespace Forecast.Reports;

/// <summary>Words set on lines of a terminal.</summary>
public static class Paragraph
{
    /// <summary>Breaks a text into lines at its own line ends, at spaces, and within a word only where the word is longer than a line.</summary>
    /// <param name="text">The text. Control characters, which could move a terminal's cursor, come out as spaces.</param>
    /// <param name="width">Columns available, at least 1.</param>
    /// <returns>At least one line.</returns>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var lines = new List<string>();
        foreach (string given in HardLines(text))
        {
            var line = new StringBuilder();
            int used = 0;
            foreach (string word in given.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (string piece in Pieces(word, width))
                {
                    int wide = TextWidth.Of(piece);
                    if (used > 0 && used + 1 + wide > width)
                    {
                        lines.Add(line.ToString());
                        line.Clear();
                        used = 0;
                    }

                    if (used > 0)
                    {
                        line.Append(' ');
                        used++;
                    }

                    line.Append(piece);
                    used += wide;
                }
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    /// <summary>The text's own lines, with control characters made spaces.</summary>
    internal static string[] HardLines(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = string.Create(lines[i].Length, lines[i], static (clean, raw) =>
            {
                for (int k = 0; k < raw.Length; k++)
                {
                    clean[k] = char.IsControl(raw[k]) ? ' ' : raw[k];
                }
            });
        }

        return lines;
    }

    private static IEnumerable<string> Pieces(string word, int width)
    {
        if (TextWidth.Of(word) <= width)
        {
            yield return word;
            yield break;
        }

        var piece = new StringBuilder();
        int used = 0;
        foreach (Rune rune in word.EnumerateRunes())
        {
            int wide = TextWidth.Of(rune);
            if (used > 0 && used + wide > width)
            {
                yield return piece.ToString();
                piece.Clear();
                used = 0;
            }

            piece.Append(rune.ToString());
            used += wide;
        }

        yield return piece.ToString();
    }
}
