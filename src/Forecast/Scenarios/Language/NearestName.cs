namespace Forecast.Scenarios.Language;

/// <summary>The name a reader probably meant.</summary>
internal static class NearestName
{
    private const int LongestCompared = 60;

    /// <summary>The name with the fewest edits from what was written; null where none is near.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="names">The names there are.</param>
    public static string? Of(string written, IEnumerable<string> names)
    {
        string? nearest = null;
        int fewest = Math.Max(1, Math.Min(written.Length, LongestCompared) / 3) + 1;
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            int edits = Math.Abs(name.Length - written.Length) < fewest && name.Length <= LongestCompared ? Edits(written.ToLowerInvariant(), name.ToLowerInvariant()) : fewest;
            if (edits < fewest)
            {
                (nearest, fewest) = (name, edits);
            }
        }

        return nearest;
    }

    /// <summary>A question to append to a complaint; empty where no name is near.</summary>
    public static string Question(string written, IEnumerable<string> names) => Of(written, names) is { } name ? $"; did you mean '{name}'?" : "";

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two texts.</summary>
    internal static int Edits(string a, string b)
    {
        int[] beforeLast = new int[b.Length + 1], last = [.. Enumerable.Range(0, b.Length + 1)], row = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }
}
