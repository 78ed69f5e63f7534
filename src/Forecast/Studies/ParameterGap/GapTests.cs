using Forecast.Data;
using Forecast.Fitting.Density;
using Forecast.Fitting.Numerics;

namespace Forecast.Studies.ParameterGap;

/// <summary>Our own tests of the gap on every table; the paper reports none.</summary>
internal sealed class GapTests(ulong seed)
{
    private readonly List<GapEvidence> _evidence = [];
    private readonly List<(GapEvidence Gap, HumpEvidence Humps)> _humps = [];
    private readonly List<Finding> _findings = [];

    /// <summary>The tables, the figure, the sentences and the findings.</summary>
    public StudySection Section => new()
    {
        Summary = [Sentence],
        Numbers = _findings,
        Tables = [IntervalTable, HumpTable],
        Figures = [GapFigures.Densities([.. _humps.Select(e => e.Gap)])],
        Warnings =
        [
            "The tests of the gap are ours; no test by the authors was found. The interval from 20 to 70 billion was seen in these "
                + "values before it was tested: the probability to quote is that of the widest gap anywhere, which allows for the "
                + "search.",
            $"Model sizes are rounded and come in families: up to {NumberText.Percent(Math.Round(_evidence.Max(e => e.Repeated), 2))} of "
                + "the values repeat another one. The tests take values for independent and exact; in large tables the widest gap lies "
                + "between two round numbers.",
        ],
    };

    private Table IntervalTable => new(
        "gap-tests",
        "Is the stretch from 20 to 70 billion emptier than one hump would leave it? (our test)",
        [
            new Column("Vintage"), new Column("Systems since 2020"), new Column("n", Alignment.Right),
            new Column("In the gap", Alignment.Right),
            new Column("Expected with one hump [90 %]", Alignment.Right), new Column("p of this interval", Alignment.Right),
            new Column("Widest gap anywhere"), new Column("p of the search", Alignment.Right),
        ],
        [.. _evidence.Select(e => (IReadOnlyList<string>)[
            e.Vintage.Id, e.Group.Name, $"{e.Series.Count}", $"{e.Test.Given!.Inside}",
            $"{NumberText.Fixed(e.Test.Given.Expected, 1)} [{NumberText.Fixed(e.Test.Given.ExpectedRange.Low, 0)}; "
                + $"{NumberText.Fixed(e.Test.Given.ExpectedRange.High, 0)}]",
            P(e.Test.Given), $"{Size(e.Test.Widest.Low)} to {Size(e.Test.Widest.High)}", P(e.Test.Widest),
        ])],
        $"log10 of parameters; {_evidence[0].Test.Sets} sets drawn from the closest density of one hump, p ± its Monte Carlo error; "
            + $"exactly 20 or 70 billion counts as inside. {SizedSystems.OwnRule}.");

    private Table HumpTable => new(
        "hump-tests",
        "Language models since 2020: one hump or several? (our tests)",
        [
            new Column("Vintage"), new Column("n", Alignment.Right), new Column("Dip", Alignment.Right),
            new Column("p of the dip", Alignment.Right),
            new Column("p of Silverman's test", Alignment.Right), new Column("calibrated", Alignment.Right), new Column("Best mixture"),
            new Column("BIC gained on one density", Alignment.Right),
        ],
        [.. _humps.Select(e => (IReadOnlyList<string>)[
            e.Gap.Vintage.Id, $"{e.Gap.Series.Count}", NumberText.Fixed(e.Gap.Test.Dip.Dip, 3), Small(e.Gap.Test.Dip.PValue),
            Small(e.Humps.OneMode.PValue),
            Calibrated(e.Humps.OneMode.CalibratedPValue!.Value), Mixture(e.Humps.Several), NumberText.Fixed(e.Humps.BicGain, 1),
        ])],
        "p of one hump: Hartigan's dip against uniform samples, Silverman's test with its calibration by Hall and York. A gain of BIC "
            + "above 10 is strong evidence for the mixture, below zero for one normal density; a skewed density of one hump is fitted "
            + "by a mixture too, and so are heaps at round numbers.");

    private string Sentence
    {
        get
        {
            GapEvidence paper = _evidence.Single(e => e.Vintage.Id == SizedSystems.PaperVintage && e.Group == DomainGroup.Language);
            GapEvidence later = _evidence.Last(e => e.Vintage.Scope == "all systems" && e.Group == DomainGroup.Language);
            return $"Our test of the gap, in the {paper.Series.Count} language models since 2020 of vintage {paper.Vintage.Id}: "
                + $"{paper.Test.Given!.Inside} lie from 20 to 70 billion ({paper.Test.Given.OnEnds} of them on an end) where one hump "
                + $"would put {NumberText.Fixed(paper.Test.Given.Expected, 1)} "
                + $"[{NumberText.Fixed(paper.Test.Given.ExpectedRange.Low, 0)}; "
                + $"{NumberText.Fixed(paper.Test.Given.ExpectedRange.High, 0)}] (p = {P(paper.Test.Given)}; allowing for a search, p = "
                + $"{P(paper.Test.Widest)}): {Strength(paper.Test.Widest.PValue)}. In vintage {later.Vintage.Id} they are "
                + $"{later.Test.Given!.Inside} of {later.Series.Count}, expected {NumberText.Fixed(later.Test.Given.Expected, 0)} "
                + $"[{NumberText.Fixed(later.Test.Given.ExpectedRange.Low, 0)}; "
                + $"{NumberText.Fixed(later.Test.Given.ExpectedRange.High, 0)}]: "
                + $"{(later.Test.Given.PValue < 0.05 ? "still too few" : "no gap")}.";
        }
    }

    /// <summary>Adds the tests of a set of systems.</summary>
    /// <param name="evidence">The test of the gap.</param>
    /// <param name="humps">The tests for humps; null where they were not made.</param>
    public void Add(GapEvidence evidence, HumpEvidence? humps)
    {
        _evidence.Add(evidence);
        string vintage = evidence.Vintage.Id;
        var footing = new RowFooting(
            $"tests/{vintage}/{evidence.Group.Slug}",
            $"Our tests, {evidence.Group.Name.ToLowerInvariant()} since 2020, vintage {vintage}",
            evidence.Series.Count,
            $"published since 2020; {SizedSystems.OwnRule}",
            vintage,
            seed);
        Gap given = evidence.Test.Given!, widest = evidence.Test.Widest;
        _findings.Add(footing.Count("inside", "systems from 20 to 70 billion", given.Inside));
        _findings.Add(footing.Ours("expected", "expected there with one hump", given.Expected, NumberText.Fixed(given.Expected, 1),
            "systems", given.ExpectedRange));
        _findings.Add(footing.Ours("p-interval", "p of the interval", given.PValue, P(given), ""));
        _findings.Add(footing.Ours("widest-low", "lower end of the widest gap", Elementary.Exp10(widest.Low), Size(widest.Low),
            "parameters"));
        _findings.Add(footing.Ours("widest-high", "upper end of the widest gap", Elementary.Exp10(widest.High), Size(widest.High),
            "parameters"));
        _findings.Add(footing.Ours("p-search", "p of the widest gap", widest.PValue, P(widest), ""));
        _findings.Add(footing.Ours("dip", "Hartigan's dip", evidence.Test.Dip.Dip, NumberText.Fixed(evidence.Test.Dip.Dip, 4), ""));
        _findings.Add(footing.Ours("p-dip", "p of the dip", evidence.Test.Dip.PValue, Small(evidence.Test.Dip.PValue), ""));
        if (humps is null)
        {
            return;
        }

        _humps.Add((evidence, humps));
        double calibrated = humps.OneMode.CalibratedPValue!.Value;
        _findings.Add(footing.Ours("p-silverman", "p of Silverman's test of one hump", humps.OneMode.PValue,
            Small(humps.OneMode.PValue), ""));
        _findings.Add(footing.Ours("p-silverman-calibrated", "p of Silverman's test, calibrated", calibrated, Calibrated(calibrated), ""));
        _findings.Add(footing.Count("components", "components of the best mixture",
            humps.Several.Components.Count) with
        { Unit = "components" });
        _findings.Add(footing.Ours("bic-gain", "BIC gained by the best mixture on one density", humps.BicGain,
            NumberText.Fixed(humps.BicGain, 1), ""));
    }

    private static string Strength(double p) => p switch
    {
        < 0.01 => "strong evidence of a gap",
        < 0.1 => "a hint of a gap, no more",
        _ => "no evidence of a gap",
    };

    private static string P(Gap gap) => gap.PValue < 0.001
        ? "below 0.001"
        : $"{NumberText.Fixed(gap.PValue, 3)} ± {NumberText.Fixed(gap.MonteCarloError, 3)}";

    private static string Small(double p) => p < 0.001 ? "below 0.001" : NumberText.Fixed(p, 3);

    private static string Calibrated(double p) => p <= SilvermanTest.CalibratedRange.Least ? "0.002 or less"
        : p >= SilvermanTest.CalibratedRange.Most ? "0.4 or more" : NumberText.Fixed(p, 3);

    private static string Size(double log10) => NumberText.FromLog10(log10, 2);

    private static string Mixture(NormalMixture mixture) =>
        string.Join(", ", mixture.Components.Select(c => $"{NumberText.Percent(Math.Round(c.Weight, 2))} at "
            + $"{NumberText.FromLog10(c.Mean, 1)}"));
}
