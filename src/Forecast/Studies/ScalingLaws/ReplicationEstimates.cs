using Forecast.Fitting.Numerics;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>The estimates of the replication by its first two objectives, with and without the five runs of highest loss.</summary>
internal static class ReplicationEstimates
{
    private const string Beforehand = "set beforehand";
    private static readonly Tolerance OfA = new(0.02, IsRelative: true, Beforehand), OfB = new(0.04, IsRelative: true, Beforehand);
    private static readonly Tolerance OfE = new(0.002, IsRelative: false, Beforehand);
    private static readonly Tolerance OfExponents = new(0.001, IsRelative: false, Beforehand);
    private static readonly string[] Terms = ["A", "B", "E", "alpha", "beta"];
    private static readonly Tolerance[] Tolerances = [OfA, OfB, OfE, OfExponents, OfExponents];

    public static void Add(FindingList list, Replication replication)
    {
        ChinchillaFit huber = replication.Huber, likely = replication.Likely;
        Basis kept = replication.Kept, every = replication.Every;

        // NUMBERS allow an objective of up to .0010187, four parts in ten thousand above the notebook's.
        var lowest = new Tolerance(4e-7, IsRelative: false, Beforehand);
        list.Value(
            kept,
            "replication/huber/objective",
            "Objective 1: lowest Huber loss",
            "",
            huber.Objective,
            new Published("0.00101827403", Sources.Notebook),
            Runs(240, kept, lowest));
        Five(
            list,
            kept,
            "replication/huber",
            "Objective 1, grid",
            huber.Law,
            ["477.84", "2143.86", "1.81724", "0.347313", "0.367183"],
            Sources.Notebook,
            240);
        Five(
            list,
            kept,
            "replication/huber-again",
            "Objective 1, sum against mean",
            huber.Law,
            ["477.817", "2142.52", "1.81721", "0.347310", "0.367152"],
            Sources.Notebook,
            240);
        // The code's digits follow from Hoffmann et al.'s logarithms and the differences that the notebook prints: e^(.5267228 +
        // .07038916), .2849083 + .08094582.
        Five(
            list,
            kept,
            "replication/likely",
            "Objective 2, point estimate",
            likely.Law,
            ["482.01", "2085.43", "1.8172", "0.3478", "0.3658"],
            $"{Sources.Besiroglu}, Table 1",
            240,
            [null, null, "1.816864", null, "0.365854"]);
        list.Value(
            kept,
            "replication/likely/size-exponent",
            "Objective 2: a = β / (α + β)",
            "",
            likely.Law.SizeExponent,
            new Published("0.513", Sources.Besiroglu),
            Runs(240, kept, OfExponents),
            huber.Estimate(law => law.SizeExponent, 0.95).Interval);
        list.Value(
            kept,
            "replication/likely/log-scale",
            "Objective 2: ln s, the fitted scale",
            "",
            likely.Density.LogScale,
            new Published("-12.26662", Sources.Notebook),
            Runs(240, kept, null));
        double deviations = likely.LogResiduals.Sum(Math.Abs);
        list.Value(
            kept,
            "replication/likely/absolute-deviations",
            "Objective 2: sum of |residuals|",
            "",
            deviations,
            new Published("1.1294947", Sources.Notebook),
            Runs(240, kept, null));
        double threshold = likely.Density.Threshold;
        list.Value(
            kept,
            "replication/likely/threshold",
            "Objective 2: where its loss turns straight, δ s",
            "",
            threshold,
            new Published("4.7e-9", Sources.Notebook),
            Runs(240, kept, null));

        Objective("point-estimate", "the published estimate", "0.00101864", likely.Law, null);
        Objective("hoffmann-unrounded", "Hoffmann et al., unrounded", "0.00123116", PublishedLaws.HoffmannUnrounded.Law, null);
        Objective("hoffmann-rounded", "Hoffmann et al., rounded", "0.00412110", PublishedLaws.HoffmannRounded.Law, null);

        ChinchillaLaw all = replication.LikelyOfAll.Law;
        (string Term, string Text, double Value)[] logs =
            [
                ("ln A", "6.1383", Elementary.Log(all.A)),
                ("ln B", "9.4358", Elementary.Log(all.B)),
                ("ln E", "0.6341", Elementary.Log(all.E)),
                ("alpha", "0.3454", all.Alpha),
                ("beta", "0.4519", all.Beta),
            ];
        foreach ((string term, string text, double value) in logs)
        {
            list.Value(
                every,
                $"replication/likely-245/{term.Replace(' ', '-').ToLowerInvariant()}",
                $"Objective 2 with the five outliers: {term}",
                "",
                value,
                new Published(text, Sources.Notebook),
                Runs(245, every, term == "beta" || term == "alpha" ? OfExponents : null));
        }

        ChinchillaLaw withAll = replication.HuberOfAll.Law;
        list.Value(
            every,
            "replication/huber-245/objective",
            "Objective 1 with the five outliers: lowest Huber loss",
            "",
            replication.HuberOfAll.Objective,
            new Published("0.00182601", $"{Sources.Notebook}, refitted independently"),
            Runs(245, every, null));
        Five(
            list,
            every,
            "replication/huber-245",
            "Objective 1 with the five outliers",
            withAll,
            ["495.7", "12846", "1.8913", "0.3493", "0.4530"],
            $"{Sources.Notebook}, refitted independently",
            245);

        void Objective(string id, string whose, string text, ChinchillaLaw law, Tolerance? tolerance) =>
            list.Value(
                kept,
                $"replication/objective-of/{id}",
                $"Huber loss of {whose}",
                "",
                huber.ObjectiveOf(law),
                new Published(text, Sources.Notebook),
                Runs(240, kept, tolerance));
    }

    private static void Five(
        FindingList list,
        Basis basis,
        string id,
        string what,
        ChinchillaLaw law,
        string[] texts,
        string source,
        int n,
        string?[]? code = null)
    {
        double[] values = [law.A, law.B, law.E, law.Alpha, law.Beta];
        for (int i = 0; i < Terms.Length; i++)
        {
            list.Value(
                basis,
                $"{id}/{Terms[i]}",
                $"{what}: {Terms[i]}",
                Terms[i] == "E" ? "nats" : "",
                values[i],
                new Published(texts[i], source, code?[i]),
                Runs(n, basis, Tolerances[i]));
        }
    }

    private static RowEvidence Runs(int published, Basis basis, Tolerance? tolerance) => new(published, basis.N)
    {
        Noun = "runs",
        Tolerance = tolerance,
    };
}
