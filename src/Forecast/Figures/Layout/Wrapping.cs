using System.Text;

namespace Forecast.Figures.Layout;

/// <summary>Text broken into lines of about one length, no wider than a width.</summary>
internal static class Wrapping
{
    private const string Ellipsis = "…", Signs = "=<>±";

    // Lines much shorter than the page look broken by mistake.
    private const double Narrowest = 0.72;

    /// <summary>As few lines as the width allows, none left with a single word where the others can share.</summary>
    public static IReadOnlyList<string> Lines(string? text, double size, bool bold, double width)
    {
        string[] words = [.. Words(text, size, bold, width)];
        var lines = Fill(words, size, bold, width);
        double wide = width;
        double narrow = lines.Count < 2 ? width : Narrowest * width;
        while (wide - narrow > 1)
        {
            double middle = (wide + narrow) / 2;
            var even = Fill(words, size, bold, middle);
            if (even.Count == lines.Count)
            {
                (lines, wide) = (even, middle);
            }
            else
            {
                narrow = middle;
            }
        }

        return lines;
    }

    /// <summary>The text in at most two lines, the end of the second replaced by an ellipsis where both are too few.</summary>
    public static IReadOnlyList<string> Two(string text, double size, double width)
    {
        IReadOnlyList<string> lines = Lines(text, size, false, width);
        return lines.Count <= 2 ? lines : [lines[0], Shorten(string.Join(' ', lines.Skip(1)), size, false, width)];
    }

    /// <summary>The text, its end replaced by an ellipsis where it is too wide.</summary>
    public static string Shorten(string text, double size, bool bold, double width)
    {
        if (Typeface.Width(text, size, bold) <= width)
        {
            return text;
        }

        return Pieces(text, size, bold, width - Typeface.Width(Ellipsis, size, bold)).First().TrimEnd() + Ellipsis;
    }

    private static List<string> Fill(string[] words, double size, bool bold, double width)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in words)
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Typeface.Width(longer, size, bold) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        return lines;
    }

    private static IEnumerable<string> Words(string? text, double size, bool bold, double width) =>
        Tied((text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(word => Typeface.Width(word, size, bold) > width ? word.Split(' ') : [word])
            .SelectMany(word => Pieces(word, size, bold, width));

    // "n = 124", "90 %" and "[3.9; 5.6]" are read as one word.
    private static List<string> Tied(string[] words)
    {
        var tied = new List<string>();
        foreach (string word in words)
        {
            if (tied.Count > 0 && BelongTogether(tied[^1], word))
            {
                tied[^1] += " " + word;
            }
            else
            {
                tied.Add(word);
            }
        }

        return tied;
    }

    private static bool BelongTogether(string before, string word) =>
        word[0] == '%' || Signs.Contains(word[0]) || Signs.Contains(before[^1])
        || (before[^1] == ';' && before.LastIndexOf('[') > before.LastIndexOf(']'));

    private static IEnumerable<string> Pieces(string word, double size, bool bold, double width)
    {
        var piece = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            string letter = rune.ToString();
            if (piece.Length > 0 && Typeface.Width(piece + letter, size, bold) > width)
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(letter);
        }

        yield return piece.ToString();
    }
}
