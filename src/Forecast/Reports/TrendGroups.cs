using System.Globalization;

namespace Forecast.Reports;

/// <summary>The trends of several groups of rows, side by side.</summary>
/// <param name="Title">What was fitted.</param>
/// <param name="Column">The column that names the group.</param>
/// <param name="Sheets">A sheet for each group; at least one.</param>
/// <param name="LeftOut">Groups that could not be fitted.</param>
public sealed record TrendGroups(string Title, string Column, IReadOnlyList<TrendSheet> Sheets, IReadOnlyList<GroupLeftOut> LeftOut)
{
    /// <summary>The groups left out, in a sentence for each reason.</summary>
    public IEnumerable<string> LeftOutSentences => LeftOut.GroupBy(group => group.Reason).Select(groups =>
        string.Create(CultureInfo.InvariantCulture, $"Left out, since {groups.Key}: {string.Join(", ", groups.Select(group => $"{group.Group} (n = {group.N})"))}."));
}
