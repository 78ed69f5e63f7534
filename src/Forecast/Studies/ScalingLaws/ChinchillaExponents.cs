using Forecast.Fitting.Numerics;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>The constants of the fit of Hoffmann et al. 2022, and the exponents of its three approaches (Table 2).</summary>
internal static class ChinchillaExponents
{
    private const string NoRuns = "the paper's runs are in no public copy; those read off its Figure 4 stand in";

    /// <summary>The constants, from the unrounded digits.</summary>
    public static void AddConstants(FindingList list)
    {
        ChinchillaLaw law = PublishedLaws.HoffmannUnrounded.Law;
        (string Term, string Text, double Value)[] terms =
            [("A", "406.4", law.A), ("B", "410.7", law.B), ("E", "1.69", law.E), ("alpha", "0.34", law.Alpha), ("beta", "0.28", law.Beta)];
        foreach ((string term, string text, double value) in terms)
        {
            list.Value(
                ChinchillaSection.Tex,
                $"chinchilla/fit/{term}",
                $"Published fit: {term}",
                term == "E" ? "nats" : "",
                value,
                new Published(text, $"{Sources.Hoffmann}, eq. 10"));
        }
    }

    /// <summary>The exponents of Table 2, and the intervals that its procedure gives.</summary>
    public static IEnumerable<Finding> Of(FindingList list, Replication replication, CancellationToken cancellation)
    {
        string where = $"{Sources.Hoffmann}, Table 2";
        ChinchillaLaw law = PublishedLaws.HoffmannUnrounded.Law;
        double slope = AllocationTable.All[0].Power.Slope;
        var rows = new Basis(
            AllocationTable.All[0].Rows.Count(row => row.IsConsistent),
            "power law through the rows of Table 3 that agree with themselves",
            Sources.Hoffmann);
        yield return list.Value(
            rows,
            "chinchilla/table-2/approach-1/a",
            "Approach 1: a, from the rows of Table 3",
            "",
            slope,
            new Published("0.50", where));
        yield return list.Value(
            rows,
            "chinchilla/table-2/approach-1/b",
            "Approach 1: b, from the rows of Table 3",
            "",
            1 - slope,
            new Published("0.50", where));

        IsoFlop parabolas = IsoFlop.Fit(replication.AllRuns, IsoFlop.Budgets);
        var figure = new RowEvidence(0, 0) { Noun = "runs", MissingInput = NoRuns };
        var isoFlop = new Basis(
            parabolas.Profiles.Sum(profile => profile.Runs),
            $"runs within a tenth of the {parabolas.Profiles.Count} budgets that have a minimum",
            Replication.File,
            replication.Seed);
        double[] second = Subsamples.IsoFlops(
            replication.AllRuns,
            Subsamples.Count(replication.Huber),
            replication.Key.Child("isoflop"),
            cancellation);
        yield return list.Value(
            isoFlop,
            "chinchilla/table-2/approach-2/a",
            "Approach 2: a, parabolas at nine budgets",
            "",
            parabolas.SizeExponent,
            new Published("0.49", where),
            figure,
            new(Quantiles.OfSorted(second, 0.1), Quantiles.OfSorted(second, 0.9), 0.8));
        yield return list.Value(
            isoFlop,
            "chinchilla/table-2/approach-2/b",
            "Approach 2: b, parabolas at nine budgets",
            "",
            parabolas.DataExponent,
            new Published("0.51", where),
            figure,
            new(1 - Quantiles.OfSorted(second, 0.9), 1 - Quantiles.OfSorted(second, 0.1), 0.8));
        yield return list.Quantile(
            isoFlop,
            "chinchilla/table-2/approach-2/a/low",
            "Approach 2: a, 10 % over subsamples",
            "",
            second,
            0.1,
            Subsamples.PaperDraws,
            new Published("0.462", where),
            figure);
        yield return list.Quantile(
            isoFlop,
            "chinchilla/table-2/approach-2/a/high",
            "Approach 2: a, 90 % over subsamples",
            "",
            second,
            0.9,
            Subsamples.PaperDraws,
            new Published("0.534", where),
            figure);

        yield return list.Value(
            ChinchillaSection.Tex,
            "chinchilla/table-2/approach-3/a",
            "Approach 3: a = β / (α + β)",
            "",
            law.SizeExponent,
            new Published("0.46", where));
        yield return list.Value(
            ChinchillaSection.Tex,
            "chinchilla/table-2/approach-3/b",
            "Approach 3: b = α / (α + β)",
            "",
            law.DataExponent,
            new Published("0.54", where));
        double[] third = Subsamples.Parametric(replication.Runs, replication.Huber, replication.Key.Child("subsamples"), cancellation);
        var contradiction = new RowEvidence(0, 0)
        {
            Contradiction =
                "the printed 80 % interval .454 to .455 does not hold the estimate of its own row, " +
                $"{NumberText.Fixed(law.SizeExponent, 4)}; its own procedure on the {replication.Runs.Count} runs gives " +
                $"{NumberText.Fixed(Quantiles.OfSorted(third, 0.1), 3)} to {NumberText.Fixed(Quantiles.OfSorted(third, 0.9), 3)}",
        };
        yield return list.Quantile(
            replication.Kept,
            "chinchilla/table-2/approach-3/a/low",
            "Approach 3: a, 10 % over subsamples",
            "",
            third,
            0.1,
            Subsamples.PaperDraws,
            new Published("0.454", where),
            contradiction);
        yield return list.Quantile(
            replication.Kept,
            "chinchilla/table-2/approach-3/a/high",
            "Approach 3: a, 90 % over subsamples",
            "",
            third,
            0.9,
            Subsamples.PaperDraws,
            new Published("0.455", where),
            contradiction);
    }
}
