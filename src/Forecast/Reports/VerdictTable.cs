using System.Globalization;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>How many published numbers of each study met which verdict.</summary>
internal static class VerdictTable
{
    private const string None = "–", All = "All studies";

    /// <summary>The table, a row a study and one for all of them.</summary>
    /// <param name="report">The report.</param>
    /// <param name="name">What stands in a study's first cell.</param>
    public static Table Of(Report report, Func<Findings, string> name)
    {
        var all = new VerdictTally(report.Studies.SelectMany(study => study.Numbers));
        Verdict[] met = [.. all.Met];
        return new Table(
            "verdicts",
            "Published numbers by study and verdict",
            [
                new Column("Study"), new Column("Numbers", Alignment.Right),
                .. met.Select(verdict => new Column(verdict.Text(), Alignment.Right)),
            ],
            [.. report.Studies.Select(study => Row(name(study), new VerdictTally(study.Numbers), met)), Row(All, all, met)])
        {
            GroupStarts = [0, report.Studies.Count],
        };
    }

    private static IReadOnlyList<string> Row(string name, VerdictTally tally, Verdict[] met) =>
        [name, Count(tally.Total), .. met.Select(verdict => Count(tally[verdict]))];

    private static string Count(int count) => count == 0 ? None : count.ToString(CultureInfo.InvariantCulture);
}
