using System.Globalization;

namespace Forecast.Data;

/// <summary>Which systems count as the frontier of a measure at the time they appeared.</summary>
/// <param name="Id">The rule as typed: <c>all</c>, <c>record</c>, <c>top-10</c>.</param>
/// <param name="Description">The rule in words.</param>
/// <param name="Top">Rank a system must reach among all that appeared up to its day; 0 lets every system pass.</param>
public sealed record FrontierRule(string Id, string Description, int Top)
{
    /// <summary>Every system.</summary>
    public static readonly FrontierRule All = new("all", "all systems", 0);

    /// <summary>Systems that set or equal the record when they appeared.</summary>
    public static readonly FrontierRule Record = new("record", "record setters", 1);

    /// <summary>Reads a rule.</summary>
    /// <exception cref="InputException">The text is none of <c>all</c>, <c>record</c>, <c>top-N</c>.</exception>
    public static FrontierRule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        switch (text.Trim().ToLowerInvariant())
        {
            case "all":
                return All;
            case "record":
                return Record;
            case ['t', 'o', 'p', '-', .. var digits]
                when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int top) && top is >= 1 and <= 1000:
                return new FrontierRule($"top-{top}", $"top {top} at release", top);
            default:
                throw new InputException($"'{text}' is not a rule for the frontier. Allowed: all, record, and top-N with N from 1 to 1000, such as top-10.");
        }
    }

    /// <summary>The systems of a series that pass.</summary>
    /// <remarks>A system passes when fewer than <see cref="Top"/> systems before it in the series have a larger value; equals pass.</remarks>
    public Series Apply(Series series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (Top == 0)
        {
            return series;
        }

        var best = new List<double>();
        var passes = new bool[series.Count];
        for (int i = 0; i < series.Count; i++)
        {
            double value = series.Log10Values[i];
            passes[i] = best.Count < Top || value >= best[0];
            if (passes[i])
            {
                int place = best.BinarySearch(value);
                best.Insert(place < 0 ? ~place : place, value);
                if (best.Count > Top)
                {
                    best.RemoveAt(0);
                }
            }
        }

        return series.Where(i => passes[i]);
    }
}
