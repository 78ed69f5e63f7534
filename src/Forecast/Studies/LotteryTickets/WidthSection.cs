using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Models.Networks;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.LotteryTickets;

/// <summary>The loss of y = x² at growing width: its exponent, and whether there are two regimes.</summary>
internal sealed class WidthSection(TicketSettings settings)
{
    private const int VariantSeeds = 32;
    private static readonly Tolerance SmoothTolerance = new(0.25, false, "set for this experiment before ours was run");

    // Below eight neurons many networks never fit the parabola at all.
    internal const int Few = 8;

    // Where the steep part of the ReLU curve ends.
    internal const int EarlyEnd = 16;

    private static readonly (string Name, Activation Activation)[] Kinds = [("SiLU", Activation.Silu), ("ReLU", Activation.Relu)];

    private readonly (string Name, TrainingPlan Plan)[] _variants = settings.Variants
        ?
        [
            ("2,000 steps", settings.Kinked with { Steps = 2_000 }),
            ("rate falling from 1e-2 to 1e-4", settings.Kinked with { Rate = 1e-2, LastRate = 1e-4 }),
            ("rate 1e-2", settings.Kinked with { Rate = 1e-2, LastRate = 1e-2 }),
            ("points drawn anew each step", settings.Kinked with { Fresh = true }),
            ("points drawn anew, rate 1e-2", settings.Kinked with { Fresh = true, Rate = 1e-2, LastRate = 1e-2 }),
        ]
        : [];

    public IReadOnlyList<NetworkJob> Jobs =>
    [
        .. Kinds.SelectMany(kind => settings.Jobs(kind.Activation, settings.PlanOf(kind.Activation), settings.Seeds)),
        .. _variants.SelectMany(variant => Kinds.SelectMany(kind => settings.Jobs(kind.Activation, variant.Plan, VariantSeeds))),
    ];

    public StudySection Report(IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks, ToyReport report)
    {
        int widest = settings.Widths[^1], n = settings.Seeds;
        WidthCurve smooth = Curve(networks, 0), kinked = Curve(networks, 1);
        Estimate smoothSlope = smooth.Slope(report, "silu", Few, widest),
            smoothAll = smooth.Slope(report, "silu", settings.Widths[0], widest);
        Estimate early = kinked.Slope(report, "relu", settings.Widths[0], EarlyEnd),
            late = kinked.Slope(report, "relu", 2 * EarlyEnd, widest);
        Finding Slope(string id, string label, Estimate slope, int from, int to, Activation activation) =>
            report.Ours(id, label, "", slope, n * settings.Widths.Count(w => w >= from && w <= to),
                $"{Rule(activation)}; widths {from} to {to}");
        Finding main = Slope("silu/slope", $"SiLU, slope of log median loss against log width, {Few} to {widest}", smoothSlope, Few, widest,
            Activation.Silu);
        Finding first = Slope("relu/slope-early", $"ReLU, slope up to {EarlyEnd} neurons", early, settings.Widths[0], EarlyEnd,
            Activation.Relu);
        Finding second = Slope("relu/slope-late", $"ReLU, slope from {2 * EarlyEnd} neurons", late, 2 * EarlyEnd, widest, Activation.Relu);
        Finding theory = report.Ours("theory/4-over-d", "Exponent 4/d of approximation theory, d = 1: of the best broken line", "",
            ApproximationExponent(), null, 0, "closed form", NumberText.Fixed(ApproximationExponent(), 1)) with
        {
            Seed = null,
            Vintage = "none"
        };
        return new StudySection
        {
            Summary =
            [
                $"SiLU networks on y = x²: the median loss falls with width with slope {main.Text} from {Few} to {widest} neurons (95 "
                    + $"%, {n} seeds a width), beside -1 as published and -4 by 4/d. Over all widths from {settings.Widths[0]} it is "
                    + $"{NumberText.WithInterval(smoothAll)}: the first pairs of neurons bring more.",
                $"ReLU networks: {first.Text} up to {EarlyEnd} neurons, {second.Text} beyond, beside -4 and -1 as published. "
                    + $"{Regimes(early, late)}",
            ],
            Numbers =
            [
                theory.Beside(PublishedTickets.Theory, RowEvidence.Formula),
                main.Beside(PublishedTickets.Smooth, ToyReport.Unstated(SmoothTolerance)),
                Slope("silu/slope-all", $"SiLU, slope over all widths from {settings.Widths[0]}", smoothAll, settings.Widths[0], widest,
                    Activation.Silu),
                first.Beside(PublishedTickets.Early, ToyReport.Unstated()),
                second.Beside(PublishedTickets.Late, ToyReport.Unstated()),
            ],
            Tables = [Medians(smooth, kinked), .. settings.Variants ? [Variants(networks, report)] : Array.Empty<Table>()],
            Figures = [WidthFigure.Of(settings, smooth, kinked, smoothSlope, early, late)],
            Warnings =
            [
                $"That the SiLU slope is taken from {Few} neurons on was decided after the curve was seen.",
                "The slope is one of training as much as of size: with a longer or a faster training the same SiLU networks reach "
                    + "lower losses and the curve flattens or turns. The table of other settings (reproduce --full) gives the slopes.",
            ],
        };
    }

    /// <summary>What the networks of an activation are and how they were trained.</summary>
    public string Rule(Activation activation) => string.Create(
        CultureInfo.InvariantCulture,
        $"1-N-1 {(activation == Activation.Silu ? "SiLU" : "ReLU")} on [{TicketSettings.Low}, {TicketSettings.High}]; Adam, "
            + $"{settings.PlanOf(activation).Steps} steps, rate {settings.PlanOf(activation).Rate}, "
            + $"{settings.PlanOf(activation).Points} fixed points; {settings.Seeds} seeds a width");

    private static string Regimes(Estimate early, Estimate late) => late.Interval.Low > early.Interval.High
        ? "The later slope is the flatter one, beyond what seeds explain."
        : "Seeds alone could explain the difference: two regimes do not show under our training.";

    // Of the best broken line at widths of a million and more, where N + 1 is as good as N.
    private static double ApproximationExponent()
    {
        const int Many = 1_000_000;
        double fall = BestPiecewise.Loss(2 * Many, TicketSettings.Low, TicketSettings.High) / BestPiecewise.Loss(Many, TicketSettings.Low,
            TicketSettings.High);
        return -Elementary.Log10(fall) / Elementary.Log10(2);
    }

    private WidthCurve Curve(IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks, int index) =>
        new(settings.Widths, [.. networks.Skip(index * settings.Widths.Count).Take(settings.Widths.Count)]);

    private Table Medians(WidthCurve smooth, WidthCurve kinked) => new(
        "widths",
        "Loss of y = x² at growing width",
        [
            new Column("Neurons", Alignment.Right), new Column("SiLU, median", Alignment.Right), new Column("slope", Alignment.Right),
            new Column("ReLU, median", Alignment.Right), new Column("slope", Alignment.Right), new Column("ReLU, least", Alignment.Right),
                new Column("Best broken line", Alignment.Right),
        ],
        [.. settings.Widths.Select((width, i) => (IReadOnlyList<string>)
        [
            NumberText.Fixed(width, 0),
            NumberText.Scientific(smooth.Losses.Median(i), 2),
            i == 0 ? "" : NumberText.Fixed(smooth.Step(i), 1),
            NumberText.Scientific(kinked.Losses.Median(i), 2),
            i == 0 ? "" : NumberText.Fixed(kinked.Step(i), 1),
            NumberText.Scientific(kinked.Least(i), 2),
            NumberText.Scientific(BestPiecewise.Loss(width + 1, TicketSettings.Low, TicketSettings.High), 2),
        ])],
        $"{Rule(Activation.Silu)}. ReLU: {settings.Kinked.Points} points. Slopes are of log loss against log width from the row above. "
            + $"The best broken line is a closed form: no ReLU network of that width can be below it but for the "
            + $"{TicketSettings.TestPoints} points it is judged at.");

    private Table Variants(IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks, ToyReport report) => new(
        "other-settings",
        "The exponents under other training",
        [
            new Column("Training"), new Column($"SiLU, {Few} to {settings.Widths[^1]}"), new Column("SiLU, last doubling", Alignment.Right),
            new Column($"ReLU, to {EarlyEnd}"), new Column($"ReLU, from {2 * EarlyEnd}"),
        ],
        [.. Enumerable.Range(0, _variants.Length + 1).Select(v =>
        {
            WidthCurve smooth = Curve(networks, 2 * v), kinked = Curve(networks, 2 * v + 1);
            string name = v == 0 ? "as reported" : _variants[v - 1].Name;
            return (IReadOnlyList<string>)
            [
                name,
                NumberText.WithInterval(smooth.Slope(report, $"{name}/silu", Few, settings.Widths[^1])),
                NumberText.Fixed(smooth.Step(settings.Widths.Count - 1), 1),
                NumberText.WithInterval(kinked.Slope(report, $"{name}/relu", settings.Widths[0], EarlyEnd)),
                NumberText.WithInterval(kinked.Slope(report, $"{name}/relu", 2 * EarlyEnd, settings.Widths[^1])),
            ];
        })],
        $"Slopes of log median loss against log width, 95 % intervals over {VariantSeeds} seeds a width ({settings.Seeds} as "
            + $"reported); what is not named is as reported.");
}
