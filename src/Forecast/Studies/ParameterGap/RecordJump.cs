using Forecast.Data;
using Forecast.Fitting.Numerics;

namespace Forecast.Studies.ParameterGap;

/// <summary>The paper's second hypothesis in numbers: GPT-3 was ten times larger than any before, and others then went beyond it or stayed
/// below.</summary>
internal sealed class RecordJump
{
    private const string Leap = "GPT-3 175B";
    private const int FollowYears = 2;

    // Stretches of log10 of parameters over GPT-3's, and their names; the gap lies from -0.94 to -0.40.
    private static readonly (double Below, string Name)[] _stretches =
        [(-1, "below a tenth"), (-0.5, "a tenth to a third"), (0, "a third to GPT-3"), (0.5, "GPT-3 to three times"),
            (double.PositiveInfinity, "more")];

    // The paper's systems and ours.
    private static readonly RowEvidence _evidence = new(237, 235);

    private readonly List<Finding> _findings = [];
    private readonly List<IReadOnlyList<string>> _jumps = [];
    private readonly List<IReadOnlyList<string>> _followers = [];
    private readonly List<string> _sentences = [];

    /// <summary>The tables, the sentence and their findings.</summary>
    public StudySection Section => new()
    {
        Summary = _sentences,
        Numbers = _findings,
        Tables =
        [
            new Table(
                "jump",
                "Second hypothesis: GPT-3 beside the largest model before it (ours)",
                [
                    new Column("Vintage"), new Column("Largest language model before"), new Column("Jump (OOM)", Alignment.Right),
                    new Column("Largest of any domain before"), new Column("Jump (OOM)", Alignment.Right),
                    new Column("Larger jumps among language records before", Alignment.Right),
                ],
                _jumps,
                "Later tables hold earlier models that the table of 2022 did not, among them the n-gram models of 2007 and a mixture of "
                    + "experts of 2019: in them GPT-3 was no longer ten times larger than all before."),
            new Table(
                "after-gpt-3",
                $"Second hypothesis: sizes of language models in the {FollowYears} years after GPT-3, beside its own (ours)",
                [
                    new Column("Vintage"), new Column("n", Alignment.Right),
                    .. _stretches.Select(stretch => new Column(stretch.Name, Alignment.Right)),
                    new Column("10 %, 50 %, 90 % of the log10 ratio", Alignment.Right),
                ],
                _followers,
                "Stretches of log10 of the ratio to GPT-3's 175 billion, cut at -1, -0.5, 0 and 0.5; the gap lies from -0.94 to -0.40. "
                    + $"{SizedSystems.OwnRule}."),
        ],
        Warnings =
        [
            "Neither hypothesis can be decided by these tables: they hold what was published and found notable, not what a size would "
                + "have cost or why it was chosen, and the two hypotheses foretell much the same sizes.",
        ],
    };

    /// <summary>Adds a table of systems.</summary>
    public void Add(Dataset dataset)
    {
        string vintage = dataset.Vintage.Id;
        Series all = SizedSystems.Of(dataset.Systems);
        MlSystem leap = all.Systems.First(system => system.Name.StartsWith(Leap, StringComparison.Ordinal));
        DateOnly day = leap.Published!.Value;
        Series before = all.Before(day), language = before.In(DomainGroup.Language);
        (MlSystem largest, double jump) = Jump(language, leap);
        (MlSystem any, double anyJump) = Jump(before, leap);
        int larger = LargerJumps(language, jump);
        var footing = new RowFooting($"jump/{vintage}", $"GPT-3, vintage {vintage}", language.Count, SizedSystems.OwnRule, vintage);
        Finding ours = footing.Ours("language", "jump over the largest language model before", jump, NumberText.Fixed(jump, 2), "OOM");
        var one = new Published("1", "arXiv 2207.02852, abstract (in words: one order of magnitude larger than prior models)");
        _findings.Add(vintage == SizedSystems.PaperVintage ? ours.Beside(one, _evidence) : ours);
        _findings.Add((footing with { N = before.Count }).Ours("any", "jump over the largest model before", anyJump,
            NumberText.Fixed(anyJump, 2), "OOM"));
        _jumps.Add([vintage, Named(largest), NumberText.Fixed(jump, 2), Named(any), NumberText.Fixed(anyJump, 2), $"{larger}"]);

        Series after = all.In(DomainGroup.Language).From(day.AddDays(1)).Before(day.AddYears(FollowYears));
        double[] ratios = Quantiles.Sorted([.. after.Systems.Select(s => Elementary.Log10(s.Parameters!.Value / leap.Parameters!.Value))]);
        int[] counts = [.. _stretches.Select((stretch, i) =>
            ratios.Count(r => r < stretch.Below && (i == 0 || r >= _stretches[i - 1].Below)))];
        string[] quantiles = [.. new[] { 0.1, 0.5, 0.9 }.Select(p => NumberText.Fixed(Quantiles.OfSorted(ratios, p), 2))];
        var follow = new RowFooting($"after-gpt-3/{vintage}", "Language models after GPT-3, vintage "
            + $"{vintage}", after.Count, SizedSystems.OwnRule, vintage);
        for (int i = 0; i < counts.Length; i++)
        {
            _findings.Add(follow.Count($"stretch-{i + 1}", _stretches[i].Name, counts[i]));
        }

        double median = Quantiles.OfSorted(ratios, 0.5);
        _findings.Add(follow.Ours("median-ratio", "median of log10 of the size over GPT-3's", median, quantiles[1], "OOM"));
        _followers.Add([vintage, $"{after.Count}", .. counts.Select(c => $"{c}"), string.Join(", ", quantiles)]);
        if (vintage == SizedSystems.PaperVintage)
        {
            _sentences.Add(
                $"Second hypothesis (GPT-3's leap): in vintage {vintage} GPT-3 is {NumberText.Fixed(jump, 2)} orders of magnitude larger "
                    + $"than {largest.Name}, the largest language model before it, and {NumberText.Fixed(anyJump, 2)} than {any.Name}, "
                    + $"the largest model of all. Of {after.Count} language models in the {FollowYears} years after, {counts[0]} stayed "
                    + $"below a tenth of its size, {counts[1] + counts[2]} lay between a tenth and its size, and {counts[3] + counts[4]} "
                    + "were as large or larger: they did part into smaller and larger, which the first hypothesis says too.");
        }
    }

    private static (MlSystem Largest, double Jump) Jump(Series before, MlSystem leap)
    {
        MlSystem largest = before.Systems.MaxBy(system => system.Parameters)!;
        return (largest, Elementary.Log10(leap.Parameters!.Value / largest.Parameters!.Value));
    }

    private static int LargerJumps(Series before, double jump)
    {
        Series records = FrontierRule.Record.Apply(before);
        return Enumerable.Range(1, records.Count - 1).Count(i => records.Log10Values[i] - records.Log10Values[i - 1] > jump);
    }

    private static string Named(MlSystem system) => $"{system.Name} ({system.Published!.Value.Year}), "
        + $"{NumberText.Scientific(system.Parameters!.Value, 2)}";
}
