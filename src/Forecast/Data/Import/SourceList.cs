using System.Text;
using System.Text.RegularExpressions;

namespace Forecast.Data.Import;

/// <summary>Lists as the public tables write them.</summary>
public static partial class SourceList
{
    private static readonly string[] Places =
    [
        "Berkeley", "San Diego", "Santa Cruz", "Irvine", "College Park", "Chicago", "Cracow", "Germany", "Finland", "Japan", "OH", "USA",
    ];

    /// <summary>The items of a list whose separator is a comma or semicolon outside quotes.</summary>
    public static IReadOnlyList<string> Split(string text) => Items(text, tight: false);

    /// <summary>The makers of a system.</summary>
    /// <remarks>
    /// The tables since 2024 separate makers by a comma without a space, so that a comma with a space belongs to a name
    /// (<c>NERSC, Lawrence Berkeley National Laboratory</c>). The older ones are free text, told by their header, and separate by a comma with
    /// a space or by <c>&amp;</c> before a capital; there a place or a team after a comma belongs to the name before it
    /// (<c>University of California, Berkeley</c>). Makers joined by <c>and</c> stay one item: nothing tells them from one name.
    /// </remarks>
    /// <param name="text">The cell.</param>
    /// <param name="isFreeText">Whether the table is one of the older ones.</param>
    public static IReadOnlyList<string> Makers(string text, bool isFreeText)
    {
        if (!isFreeText)
        {
            return Items(text, tight: true);
        }

        var makers = new List<string>();
        foreach (string item in Items(Ampersand().Replace(text, "; "), tight: false))
        {
            bool isPlace = Places.Contains(item) && (makers.Count == 0 || !makers[^1].StartsWith("Deep", StringComparison.OrdinalIgnoreCase));
            bool isTeam = item.Equals("Brain team", StringComparison.OrdinalIgnoreCase);
            if (makers.Count > 0 && (isPlace || isTeam))
            {
                makers[^1] += ", " + item;
            }
            else
            {
                makers.Add(item);
            }
        }

        return makers;
    }

    /// <summary>A text on one line, with single spaces, and no separator of the curated lists in it.</summary>
    public static string Clean(string text) => Spaces().Replace(text, " ").Trim();

    private static List<string> Items(string text, bool tight)
    {
        var items = new List<string>();
        var item = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (c == ';' || (c == ',' && !(tight && i + 1 < text.Length && text[i + 1] == ' '))))
            {
                Add();
            }
            else
            {
                item.Append(c == ';' ? ',' : c);
            }
        }

        Add();
        return items;

        void Add()
        {
            string clean = Clean(item.ToString()).Trim(',', ' ');
            if (clean.Length > 0)
            {
                items.Add(clean);
            }

            item.Clear();
        }
    }

    [GeneratedRegex(@" & (?=\p{Lu})")]
    private static partial Regex Ampersand();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
