using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>The numbers of Hoffmann et al. 2022: the published fit and its exponents, and the tables of compute-optimal models.</summary>
internal static class ChinchillaSection
{
    /// <summary>What a number rests on that follows from the fit's unrounded digits.</summary>
    public static Basis Tex { get; } = new(0, "the digits of the paper's TeX source, by the replication", Sources.Hoffmann);

    public static StudySection Of(Replication replication, CancellationToken cancellation)
    {
        var list = new FindingList();
        ChinchillaExponents.AddConstants(list);
        Finding[] exponents = [.. ChinchillaExponents.Of(list, replication, cancellation)];
        Finding[] rows = [.. ChinchillaRows.Own(list)];
        Finding[] closed = [.. ChinchillaRows.ClosedForm(list)];
        Finding[] single = [.. Single(list)];
        int fitted = list.All.Count - exponents.Length - rows.Length - closed.Length - single.Length;
        AllocationTable third = AllocationTable.All[^1];
        string[] broken =
        [
            .. AllocationTable.All.SelectMany(
                table => table.Rows.Where(row => !row.IsConsistent).Select(row => $"{row.Size} in {table.Title}")),
        ];
        return new StudySection
        {
            Summary =
            [
                $"Of the {rows.Length} rows of compute-optimal models in Tables 3 and A3 of Hoffmann et al., {broken.Length} " +
                $"contradict themselves (6 N D is not the compute printed): {string.Join(", ", broken)}.",
            ],
            Numbers = list.All,
            Tables =
            [
                FindingList.Compared(
                    "chinchilla-fit",
                    "The published fit of Chinchilla, its exponents, and single statements",
                    [.. list.All.Take(fitted), .. exponents, .. single],
                    $"Published: {Sources.Hoffmann}, eq. 10, Table 2, section D.4 and text. Approach 1 rests on training curves that " +
                    "are not public: its exponents are those of the rows of Table 3."),
                FindingList.Compared(
                    "chinchilla-rows",
                    "Tables 3 and A3: compute of each row against 6 N D of the same row",
                    rows,
                    "6 N D is taken over the rounding of the printed tokens. A row whose compute lies outside is a misprint."),
                FindingList.Compared(
                    "chinchilla-table-a3",
                    "Table A3, approach 3, from the unrounded fit in closed form",
                    closed,
                    $"The rows of the table grow as C^{NumberText.Fixed(third.Power.Slope, 4)}, the optimum of the unrounded fit as " +
                    $"C^{NumberText.Fixed(PublishedLaws.HoffmannUnrounded.Law.SizeExponent, 4)}: the table was made from constants " +
                    "that are printed nowhere."),
            ],
            Figures = [ContourFigure.Of(replication)],
            NotVerified =
            [
                "Approach 1 of Hoffmann et al. (a .50 [.488; .502], b .50 [.501; .512]) rests on training curves of more than 400 " +
                "runs, which are in no public copy. Its intervals could not be recomputed; its exponents could, from the rows of " +
                "Table 3.",
                "Table A3 of Hoffmann et al. does not follow from the printed constants of approach 3, rounded or not: its nine rows " +
                $"grow as C^{NumberText.Fixed(third.Power.Slope, 3)}, and no printed (α, β) gives that exponent.",
            ],
            DataFiles = [Replication.File],
        };
    }

    private static IEnumerable<Finding> Single(FindingList list)
    {
        string appendix = $"{Sources.Hoffmann}, section D.4";
        yield return list.Value(
            new Basis(0, "6 N D with 70B parameters and 1.4T tokens", Sources.Hoffmann),
            "chinchilla/own-compute",
            "Training compute of Chinchilla itself",
            "FLOP",
            6 * 70e9 * 1.4e12,
            new Published("5.88e23", Sources.Hoffmann));
        LinearTrend power = AllocationTable.All[0].Power;
        yield return list.Value(
            new Basis(
                AllocationTable.All[0].Rows.Count(row => row.IsConsistent),
                "power law through the rows of Table 3 that agree with themselves",
                Sources.Hoffmann),
            "chinchilla/best-size-1e21/approach-1",
            "Best size for 1e21 FLOP, approach 1",
            "parameters",
            Elementary.Exp10(power.At(21)),
            new Published("2.86e9", appendix));

        yield return list.Value(
            new Basis(0, "N = 1.3e9 (C_min / PF-day)^.73 with C_min = C / 2, as at the critical batch size", Sources.Kaplan),
            "chinchilla/best-size-1e21/kaplan",
            "Best size for 1e21 FLOP, by Kaplan et al.",
            "parameters",
            KaplanSection.BestSize(1e21),
            new Published("4.68e9", appendix));
    }
}
