using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>The rows of Tables 3 and A3 of Hoffmann et al. 2022, against themselves and against the closed form.</summary>
internal static class ChinchillaRows
{
    /// <summary>6 N D of each row beside its compute.</summary>
    public static IEnumerable<Finding> Own(FindingList list)
    {
        foreach (AllocationTable table in AllocationTable.All)
        {
            foreach (AllocationRow row in table.Rows)
            {
                var evidence = new RowEvidence(0, 0)
                {
                    Contradiction =
                        $"6 N D of its own row is {NumberText.Scientific(row.SixND, 3)} FLOP, " +
                        $"{NumberText.Scientific(row.SixNDRange.Low, 3)} to {NumberText.Scientific(row.SixNDRange.High, 3)} over the " +
                        "rounding of its tokens",
                };
                yield return list.Range(
                    new Basis(0, "6 N D of the printed row", Sources.Hoffmann),
                    $"chinchilla/{table.Id}/{row.Size.ToLowerInvariant()}/6nd",
                    $"{table.Title}, {row.Size}: compute",
                    "FLOP",
                    row.SixND,
                    row.SixNDRange,
                    "the rounding of the row's own tokens",
                    new Published(row.Flop, $"{Sources.Hoffmann}, {table.Title}"),
                    evidence);
            }
        }
    }

    /// <summary>Table A3, approach 3, from the unrounded fit.</summary>
    public static IEnumerable<Finding> ClosedForm(FindingList list)
    {
        AllocationTable table = AllocationTable.All[^1];
        ChinchillaLaw law = PublishedLaws.HoffmannUnrounded.Law;
        var evidence = new RowEvidence(0, 0)
        {
            MissingInput =
                $"the constants behind the table are printed nowhere: its rows grow as C^{NumberText.Fixed(table.Power.Slope, 4)}, " +
                $"the unrounded fit gives C^{NumberText.Fixed(law.SizeExponent, 4)}",
        };
        foreach (AllocationRow row in table.Rows)
        {
            Allocation best = law.OptimumOfSize(row.N);
            string id = $"chinchilla/{table.Id}/{row.Size.ToLowerInvariant()}", where = $"{Sources.Hoffmann}, {table.Title}";
            RowEvidence own = row.IsConsistent
                ? evidence
                : evidence with { Contradiction = $"6 N D of its own row is {NumberText.Scientific(row.SixND, 3)} FLOP" };
            yield return list.Value(
                ChinchillaSection.Tex,
                $"{id}/flop",
                $"{row.Size}: compute",
                "FLOP",
                best.Flop,
                new Published(row.Flop, where),
                own);
            yield return list.Value(
                ChinchillaSection.Tex,
                $"{id}/tokens",
                $"{row.Size}: tokens",
                "tokens",
                best.D,
                new Published(row.Tokens, where),
                evidence);
        }
    }
}
