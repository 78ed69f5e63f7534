using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Density;
using Forecast.Fitting.Numerics;
using Forecast.Models.Networks;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.LotteryTickets;

/// <summary>Networks of two neurons: their losses come in discrete peaks, and the best are symmetric pairs.</summary>
internal sealed class PeaksSection(TicketSettings settings)
{
    // Of log10 of the loss; peaks nearer than about two of it count as one.
    private const double PeakWidth = 0.06;
    private const double BinWidth = 0.1;
    private const double Near = 0.05;
    private const double PairTolerance = 0.1;
    private static readonly string[] Titles = ["ReLU", "SiLU"];
    private static readonly Activation[] Kinds = [Activation.Relu, Activation.Silu];

    public IReadOnlyList<NetworkJob> Jobs =>
    [
        .. Kinds.Select(kind => new NetworkJob(
            new NetworkShape(1, [TicketSettings.SmallWidth], 1, kind),
            new Squares(1, TicketSettings.Low, TicketSettings.High),
            kind == Activation.Silu ? settings.Small : settings.Small with { Points = 64 },
            TicketSettings.SmallSeeds,
            TicketSettings.TestPoints)),
    ];

    private string Rule => string.Create(
        CultureInfo.InvariantCulture,
        $"1-2-1 networks on [{TicketSettings.Low}, {TicketSettings.High}]; Adam, {settings.Small.Steps} steps, rate "
            + $"{settings.Small.Rate} to {settings.Small.LastRate}; {TicketSettings.SmallSeeds} seeds");

    public StudySection Report(IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks, ToyReport report)
    {
        double[][] logs = [.. networks.Select(group => group.Select(n => Elementary.Log10(n.Losses[0])).ToArray())];
        int[] peaks = [.. logs.Select(values => new KernelDensity(values, PeakWidth).Modes())];
        double[] pieces = [.. new[] { 3, 2,
            1 }.Select(count => ShareNear(networks[0], BestPiecewise.Loss(count, TicketSettings.Low, TicketSettings.High)))];
        TrainedNetwork[] best = [.. networks[1].OrderBy(n => n.Losses[0]).Take(TicketSettings.SmallSeeds / 10)];
        double pairs = best.Count(IsPair) / (double)best.Length, all = networks[1].Count(IsPair) / (double)networks[1].Count;
        int n = TicketSettings.SmallSeeds;
        Finding Share(string id, string label, double share, int of) => report.Ours(id, label, "share", share, null, of, Rule,
            NumberText.Fixed(share, 3));
        return new StudySection
        {
            Summary =
            [
                $"Networks of two neurons end at discrete losses: {peaks[0]} peaks for ReLU and {peaks[1]} for SiLU among {n} seeds. "
                    + $"Three of the ReLU peaks are the least losses of broken lines of one, two and three pieces, known in closed "
                    + $"form ({BestText}): {Percent(pieces.Sum())} of the networks lie within 5 % of one of them.",
                $"Of the best tenth of the SiLU networks {Percent(pairs)} are a symmetric pair, (w, b) and (-w, b) within 10 %; of all "
                    + $"of them {Percent(all)}.",
            ],
            Numbers =
            [
                report.Ours("peaks/relu", "Peaks of the losses of two-neuron ReLU networks", "peaks", peaks[0], null, n,
                    $"{Rule}; kernel density of log10 loss, bandwidth {NumberText.Significant(PeakWidth, 1)}",
                    NumberText.Fixed(peaks[0], 0)),
                report.Ours("peaks/silu", "Peaks of the losses of two-neuron SiLU networks", "peaks", peaks[1], null, n,
                    $"{Rule}; kernel density of log10 loss, bandwidth {NumberText.Significant(PeakWidth, 1)}",
                    NumberText.Fixed(peaks[1], 0)),
                Share("peaks/relu-three-pieces", "ReLU networks at the least loss of three pieces", pieces[0], n),
                Share("peaks/relu-two-pieces", "ReLU networks at the least loss of two pieces", pieces[1], n),
                Share("peaks/relu-one-piece", "ReLU networks at the least loss of one piece", pieces[2], n),
                Share("pairs/best", "Symmetric pairs among the best tenth of two-neuron SiLU networks", pairs, best.Length),
                Share("pairs/all", "Symmetric pairs among two-neuron SiLU networks", all, n),
            ],
            Figures = [Histogram(logs)],
        };
    }

    private static string BestText => string.Join(", ",
        new[] { 1, 2, 3 }.Select(count => NumberText.Significant(BestPiecewise.Loss(count, TicketSettings.Low, TicketSettings.High), 3)));

    private static double ShareNear(IReadOnlyList<TrainedNetwork> networks, double loss) =>
        networks.Count(n => Math.Abs(n.Losses[0] / loss - 1) < Near) / (double)networks.Count;

    private static bool IsPair(TrainedNetwork network)
    {
        (double w1, double w2) = (network.Weight(0, 0, 0), network.Weight(0, 1, 0));
        (double b1, double b2) = (network.Bias(0, 0), network.Bias(0, 1));
        double size = Math.Max(Math.Abs(w1), Math.Abs(w2));
        return Math.Abs(w1 + w2) < PairTolerance * size && Math.Abs(b1 - b2) < PairTolerance * Math.Max(size, Math.Abs(b1));
    }

    private static string Percent(double share) => NumberText.Percent(Math.Round(share, 2));

    private static NamedFigure Histogram(double[][] logs)
    {
        double low = Math.Floor(logs.Min(values => values.Min()) / BinWidth) * BinWidth, high = logs.Max(values => values.Max());
        int bins = (int)Math.Ceiling((high - low) / BinWidth) + 1;
        return new NamedFigure("two-neuron-losses", new Figure
        {
            Title = "Losses of networks of two neurons",
            Subtitle = $"{TicketSettings.SmallSeeds} seeds each on y = x²; rules mark the least losses of broken lines of one, two and three "
                + $"pieces ({BestText})",
            Source = ToyFigure.Source,
            AltText = "Two histograms of losses on a logarithmic axis; the losses of ReLU networks stand in a few narrow peaks, those "
                + "of SiLU networks in a few wider ones.",
            X = new Axis("Mean squared error", Scale.Log10, null, 1),
            Y = new Axis("Networks", Scale.Linear, 0),
            Layers = [],
            Panels = [.. logs.Select((values, i) => new Panel(Titles[i],
                [.. Bars(Titles[i], values, low, bins), .. i == 0 ? Rules() : []]))],
            Columns = 1,
            Height = 520,
        });
    }

    private static IEnumerable<Layer> Rules() => new[] { 3, 2, 1 }.Select(k => new VerticalRule(
        Elementary.Log10(BestPiecewise.Loss(k, TicketSettings.Low, TicketSettings.High)), k == 1 ? "1 piece" : $"{k} pieces"));

    private static IEnumerable<Layer> Bars(string group, double[] values, double low, int bins)
    {
        for (int bin = 0; bin < bins; bin++)
        {
            double from = low + bin * BinWidth, to = from + BinWidth;
            int count = values.Count(v => v >= from && v < to);
            if (count > 0)
            {
                yield return new Band(group, [new BandSlice(from, 0, count), new BandSlice(to, 0, count)]);
                yield return new Line(group, [(from, 0), (from, count), (to, count), (to, 0)]);
            }
        }
    }
}
