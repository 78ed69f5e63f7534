using System.Globalization;
using Forecast.Data;

namespace Forecast.Studies.ParameterGap;

/// <summary>Systems below, in and above the gap since 2020, as recomputed from the snapshot of May 2022.</summary>
internal static class SnapshotCounts
{
    private static readonly (DomainGroup Group, string[] Counts)[] _recomputed =
    [
        (DomainGroup.All, ["57", "1", "22"]),
        (DomainGroup.Language, ["27", "1", "14"]),
    ];

    public static StudySection Of(Dataset dataset)
    {
        Series systems = SizedSystems.AsTheSite(dataset).From(SizedSystems.GapSince);
        var numbers = new List<Finding>();
        var rows = new List<IReadOnlyList<string>>();
        foreach ((DomainGroup group, string[] counts) in _recomputed)
        {
            Series part = systems.In(group);
            var evidence = new RowEvidence(counts.Sum(count => int.Parse(count, CultureInfo.InvariantCulture)), part.Count);
            var footing = new RowFooting(
                $"snapshot-counts/{group.Slug}", $"Systems since 2020, {group.Name.ToLowerInvariant()}", part.Count,
                SizedSystems.SiteRule, dataset.Vintage.Id);
            foreach (SizeClass size in Enum.GetValues<SizeClass>())
            {
                var published = new Published(counts[(int)size], PublishedTables.Snapshot);
                numbers.Add(footing.Count(size.Slug(), size.Text(), part.Count(size)).Beside(published, evidence));
            }

            rows.Add([group.Name, "recomputed", .. counts, ""]);
            rows.Add(["", "ours", .. Enum.GetValues<SizeClass>().Select(size => $"{part.Count(size)}"),
                numbers[^3..].Max(n => n.Verdict)!.Value.Text()]);
        }

        return new StudySection
        {
            Numbers = numbers,
            Tables =
            [
                new Table(
                    "snapshot-counts",
                    "Systems since 2020 in the snapshot of 2022-05-03, beside ours",
                    [
                        new Column("Domain"), new Column("Whose"),
                        .. Enum.GetValues<SizeClass>().Select(size => new Column(size.Text(), Alignment.Right)),
                        new Column("Verdict"),
                    ],
                    rows,
                    $"Vintage {dataset.Vintage.Id}: {SizedSystems.SiteRule}. The one system in the gap is Chinchilla, on its upper end.")
                {
                    GroupStarts = [0, 2],
                },
            ],
        };
    }
}
