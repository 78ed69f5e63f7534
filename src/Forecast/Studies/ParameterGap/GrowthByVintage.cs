using Forecast.Data;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Studies.ParameterGap;

/// <summary>Growth before and after 2018, below and above the gap, and by domain, in every table: ours.</summary>
internal sealed class GrowthByVintage(TrendCache trends, ulong seed)
{
    private readonly List<Finding> _findings = [];
    private readonly List<IReadOnlyList<string>> _vintages = [];
    private readonly List<IReadOnlyList<string>> _domains = [];
    private readonly List<int> _domainStarts = [];

    /// <summary>The tables and their findings.</summary>
    public StudySection Section => new()
    {
        Numbers = _findings,
        Tables =
        [
            new Table(
                "growth-by-vintage",
                "Growth of the number of parameters before and since 2018, below and above the gap, as each table has it (ours)",
                [
                    new Column("Vintage"), new Column("Scope"), new Column("Before 2018"), new Column("Since 2018"),
                    new Column("Since 2018, below 20 billion"), new Column("Since 2018, above 70 billion"),
                ],
                _vintages,
                $"{Note} Low and high parts are chosen by size, which flattens their trends."),
            new Table(
                "growth-by-domain",
                "Growth of the number of parameters by domain, before and since 2018 (ours; the paper's own tables by domain were not "
                    + "found)",
                [
                    new Column("Vintage"), new Column("Domain"), new Column("Before 2018"),
                    new Column("Doubling (months)", Alignment.Right),
                    new Column("Since 2018"), new Column("Doubling (months)", Alignment.Right),
                ],
                _domains,
                $"{Note} A doubling time is given where the growth's interval lies above zero.")
            {
                GroupStarts = _domainStarts,
            },
        ],
    };

    private static string Note => $"Orders of magnitude a year [2.5 %; 97.5 %] (n), bootstrap; {SizedSystems.OwnRule}; months of 30 days.";

    /// <summary>Adds a table of systems.</summary>
    /// <param name="dataset">The table.</param>
    /// <param name="byDomain">Whether its domains are shown too.</param>
    public void Add(Dataset dataset, bool byDomain)
    {
        Series all = SizedSystems.Of(dataset.Systems);
        Series early = all.Before(SizedSystems.Acceleration), late = all.From(SizedSystems.Acceleration);
        string vintage = dataset.Vintage.Id;
        _vintages.Add([
            vintage,
            dataset.Vintage.Scope,
            Growth(vintage, "all", "before-2018", "before 2018", early).Text,
            Growth(vintage, "all", "since-2018", "since 2018", late).Text,
            Growth(vintage, "all", "since-2018-below", "since 2018, below 20 billion", Part(late, SizeClass.Below)).Text,
            Growth(vintage, "all", "since-2018-above", "since 2018, above 70 billion", Part(late, SizeClass.Above)).Text,
        ]);
        if (!byDomain)
        {
            return;
        }

        _domainStarts.Add(_domains.Count);
        foreach (DomainGroup group in DomainGroup.Every.Where(group => group != DomainGroup.All))
        {
            (string earlyText, string earlyMonths) = Growth(vintage, group.Slug, "before-2018", $"{group.Name}, before "
                + "2018", early.In(group));
            (string lateText, string lateMonths) = Growth(vintage, group.Slug, "since-2018", $"{group.Name}, since 2018", late.In(group));
            _domains.Add([vintage, group.Name, earlyText, earlyMonths, lateText, lateMonths]);
        }
    }

    private static Series Part(Series series, SizeClass size) => series.Where(i => SizedSystems.ClassOf(series.Systems[i]) == size);

    private (string Text, string Months) Growth(string vintage, string group, string id, string label, Series rows)
    {
        if (trends.Of(rows) is not { } trend)
        {
            return ("–", "–");
        }

        string text = NumberText.WithInterval(trend.Growth, trend.GrowthInterval);
        var footing = new RowFooting($"growth/{vintage}/{group}", $"Growth, {label}, vintage {vintage}", trend.N, SizedSystems.OwnRule,
            vintage, seed);
        _findings.Add(footing.Ours(id, "growth", trend.Growth, text, "OOM/year", trend.GrowthInterval));
        bool grows = trend.GrowthInterval.Low > 0;
        string months = grows ? NumberText.WithInterval(trend.Doubling, trend.DoublingInterval) : "–";
        if (grows)
        {
            _findings.Add(footing.Ours($"{id}-doubling-time", "doubling time", trend.Doubling, months, "months", trend.DoublingInterval));
        }

        return ($"{text} ({trend.N})", months);
    }
}
