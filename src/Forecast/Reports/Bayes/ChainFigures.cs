using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Bayes;
using Forecast.Fitting.Distributions;

namespace Forecast.Reports.Bayes;

/// <summary>Pictures of whether the chains of a posterior agree: their traces, and the ranks of their draws.</summary>
public static class ChainFigures
{
    private static readonly Normal Standard = new(0, 1);

    private const int MostPanels = 6, MostVertices = 250, RankBins = 20, FewValues = 100;
    private const string Expected = "expected";

    // Twice the standard deviation of a bin's count: nineteen of twenty bins of a good chain lie within.
    private const double Spreads = 2;

    /// <summary>The draws of each chain in the order drawn, as normal scores of their ranks: what R-hat is computed from.</summary>
    /// <param name="posterior">The draws.</param>
    /// <param name="diagnosis">Their diagnosis.</param>
    public static Figure Trace(Posterior posterior, Diagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        ArgumentNullException.ThrowIfNull(diagnosis);
        int step = Math.Max(1, posterior.Draws / MostVertices);
        return Shared(posterior, Shown(diagnosis).Length) with
        {
            Title = "Traces of the chains",
            Subtitle = $"{Chains(posterior)}{(step > 1 ? string.Create(CultureInfo.InvariantCulture, $", every {step}th shown") : "")}; "
                + "chains that agree look alike, and like noise",
            AltText = "Draws of each chain in the order drawn, one panel a parameter.",
            X = new Axis("Draw", Scale.Linear),
            Y = new Axis("Normal score of the draw's rank among all", Scale.Linear),
            Panels = Panels(posterior, diagnosis, Shown(diagnosis), row => Traces(posterior, row, step)),
        };
    }

    /// <summary>How often each chain's draws fall in each twentieth of all draws' ranks.</summary>
    /// <param name="posterior">The draws.</param>
    /// <param name="diagnosis">Their diagnosis.</param>
    public static Figure Ranks(Posterior posterior, Diagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        ArgumentNullException.ThrowIfNull(diagnosis);

        // A number of few values has steps for ranks, not a level histogram.
        int[] ranked = [.. Shown(diagnosis).Where(row => posterior.Column(row).Distinct().Count() > FewValues)];
        return Shared(posterior, ranked.Length) with
        {
            Title = "Ranks of the chains' draws",
            Subtitle = $"{Chains(posterior)}; chains that agree are level, within the grey band as a rule",
            AltText = "Histogram of the ranks of each chain's draws among all draws, one panel a parameter.",
            X = new Axis("Rank among all draws, as a share", Scale.Linear, 0, 1),
            Y = new Axis("Share of the chain's draws, times 20", Scale.Linear, 0),
            Panels = Panels(posterior, diagnosis, ranked, row => Histograms(posterior, diagnosis.Parameters[row], row)),
        };
    }

    private static Figure Shared(Posterior posterior, int panels)
    {
        int rows = (panels + 1) / 2;
        return new Figure
        {
            Title = "",
            AltText = "",
            X = new Axis("", Scale.Linear),
            Y = new Axis("", Scale.Linear),
            Layers = [],
            Groups = [.. Enumerable.Range(0, posterior.Chains).Select(chain => new Group(Name(chain))), new Group(Expected, Tone.Muted)],
            Columns = panels < 2 ? 1 : 2,
            Height = 190 + 170 * rows,
        };
    }

    private static string Chains(Posterior posterior) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{posterior.Chains} {(posterior.Chains == 1 ? "chain" : "chains")} of {posterior.Draws} draws");

    // All parameters, or those that the chains agree on least.
    private static int[] Shown(Diagnosis diagnosis)
    {
        int[] moved =
        [
            .. Enumerable.Range(0, diagnosis.Parameters.Count)
                .Where(row => diagnosis.Parameters[row] is { IsConstant: false, IsFinite: true }),
        ];
        return moved.Length <= MostPanels
            ? moved
            : [.. moved.OrderByDescending(row => diagnosis.Parameters[row].RHat).Take(MostPanels).Order()];
    }

    private static Panel[] Panels(Posterior posterior, Diagnosis diagnosis, int[] shown, Func<int, IEnumerable<Layer>> layers)
    {
        string Title(int row) =>
            string.Create(CultureInfo.InvariantCulture, $"{posterior.Names[row]}: R-hat {diagnosis.Parameters[row].RHat:F3}");
        return [.. shown.Select(row => new Panel(Title(row), [.. layers(row)]))];
    }

    private static IEnumerable<Layer> Traces(Posterior posterior, int parameter, int step)
    {
        double[] ranks = Ranked(posterior.Column(parameter));
        for (int chain = 0; chain < posterior.Chains; chain++)
        {
            yield return new Line(
                Name(chain),
                [
                    .. Enumerable.Range(0, posterior.Draws).Where(i => i % step == 0)
                        .Select(i => (i + 1.0, Standard.Quantile(ranks[chain * posterior.Draws + i]))),
                ]);
        }
    }

    private static IEnumerable<Layer> Histograms(Posterior posterior, ParameterDiagnosis diagnosis, int parameter)
    {
        double[] pooled = posterior.Column(parameter);
        double[] ranks = Ranked(pooled);
        double width = 1.0 / RankBins, expected = posterior.Draws * width, spread = Spreads * Math.Sqrt(expected * (1 - width));

        // Neighbours are alike, so that a chain counts as fewer draws.
        double share = Math.Max(1, posterior.Draws / Math.Max(1, diagnosis.BulkSize / posterior.Chains));
        spread *= Math.Sqrt(share);
        (double low, double high) = (Math.Max(0, 1 - spread / expected), 1 + spread / expected);
        yield return new Band(Expected, [new BandSlice(0, low, high), new BandSlice(1, low, high)]);
        for (int chain = 0; chain < posterior.Chains; chain++)
        {
            var counts = new int[RankBins];
            for (int i = 0; i < posterior.Draws; i++)
            {
                counts[Math.Min((int)(ranks[chain * posterior.Draws + i] * RankBins), RankBins - 1)]++;
            }

            yield return new Line(
                Name(chain),
                [.. counts.SelectMany((count, bin) => new[] { (bin * width, count / expected), ((bin + 1) * width, count / expected) })]);
        }
    }

    // Ties share their mean rank, so that a parameter of few values leans to no chain.
    private static double[] Ranked(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        var ranks = new double[values.Length];
        for (int from = 0; from < order.Length;)
        {
            int to = from;
            while (to < order.Length && values[order[to]] == values[order[from]])
            {
                to++;
            }

            for (int i = from; i < to; i++)
            {
                ranks[order[i]] = (0.5 * (from + to - 1) + 0.5) / values.Length;
            }

            from = to;
        }

        return ranks;
    }

    private static string Name(int chain) => string.Create(CultureInfo.InvariantCulture, $"chain {chain + 1}");
}
