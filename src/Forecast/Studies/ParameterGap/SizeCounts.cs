using Forecast.Data;
using Forecast.Fitting.Scoring;

namespace Forecast.Studies.ParameterGap;

/// <summary>Systems since 2020 below, in and above the gap, by domain, as each table has them: ours.</summary>
internal sealed class SizeCounts
{
    public const double Level = 0.9;

    private readonly List<Finding> _findings = [];
    private readonly List<IReadOnlyList<string>> _rows = [];
    private readonly List<int> _starts = [];

    /// <summary>The table and its findings.</summary>
    public StudySection Section => new()
    {
        Numbers = _findings,
        Tables =
        [
            new Table(
                "counts-by-vintage",
                "Systems published since 2020 below, in and above the gap, by table and domain (ours)",
                [
                    new Column("Vintage"), new Column("Domain"), new Column("n", Alignment.Right),
                    .. Enum.GetValues<SizeClass>().Select(size => new Column(size.Text(), Alignment.Right)),
                    new Column("of them on an end", Alignment.Right),
                    new Column("Share in the gap of those from 20 billion up [90 %]", Alignment.Right),
                ],
                _rows,
                $"A system of two domains counts in both. {SizedSystems.OwnRule}; exactly 20 or 70 billion counts as in the gap. Exact "
                    + "(Clopper-Pearson) intervals, as if systems were independent.")
            {
                GroupStarts = _starts,
            },
        ],
    };

    /// <summary>Adds a table of systems.</summary>
    public void Add(Dataset dataset)
    {
        string vintage = dataset.Vintage.Id;
        Series all = SizedSystems.Of(dataset.Systems).From(SizedSystems.GapSince);
        _starts.Add(_rows.Count);
        foreach (DomainGroup group in DomainGroup.Every)
        {
            Series part = all.In(group);
            var footing = new RowFooting(
                $"counts/{vintage}/{group.Slug}", $"Since 2020, {group.Name.ToLowerInvariant()}, vintage "
                    + $"{vintage}", part.Count, SizedSystems.OwnRule, vintage);
            foreach (SizeClass size in Enum.GetValues<SizeClass>())
            {
                _findings.Add(footing.Count(size.Slug(), size.Text(), part.Count(size)));
            }

            (int inside, int above) = (part.Count(SizeClass.Inside), part.Count(SizeClass.Above));
            string share = "–";
            if (inside + above > 0)
            {
                var gap = Proportion.Of(inside, inside + above, Level);
                share = ShareText(gap);
                _findings.Add((footing with { N = inside + above }).Ours(
                    "share-inside", "share in the gap of those from 20 billion up", gap.Share, share, "", gap.Interval));
            }

            _rows.Add([
                group == DomainGroup.All ? vintage : "", group.Name, $"{part.Count}", $"{part.Count(SizeClass.Below)}", $"{inside}",
                $"{above}",
                $"{part.OnEnds()}", share,
            ]);
        }
    }

    /// <summary>A share with its interval: <c>0.57 [0.46; 0.68]</c>.</summary>
    public static string ShareText(Proportion share) =>
        $"{NumberText.Fixed(share.Share, 2)} [{NumberText.Fixed(share.Interval.Low, 2)}; {NumberText.Fixed(share.Interval.High, 2)}]";
}
