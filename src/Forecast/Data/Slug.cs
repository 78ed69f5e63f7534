using System.Text;

namespace Forecast.Data;

/// <summary>Names in lower case with hyphens, as ids and for matching.</summary>
public static class Slug
{
    private const int Longest = 80;

    /// <summary>The slug of a name: letters and digits, everything else a hyphen.</summary>
    public static string Of(string name)
    {
        string full = Full(name);
        if (full.Length <= Longest)
        {
            return full.Length > 0 ? full : "system";
        }

        int end = full.LastIndexOf('-', Longest);
        return full[..(end > 0 ? end : Longest)];
    }

    /// <summary>The slug of a name at whatever length, which two spellings of one name share; empty where the name has no letter.</summary>
    public static string Full(string? name)
    {
        if (name is null)
        {
            return "";
        }

        var slug = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }
}
