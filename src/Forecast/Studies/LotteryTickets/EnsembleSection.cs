using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.Networks;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.LotteryTickets;

/// <summary>Whether averaging does it: errors of independent tickets in theory, and the errors of trained networks averaged.</summary>
internal sealed class EnsembleSection(TicketSettings settings)
{
    private const int LargestEnsemble = 64, Points = 64;
    private static readonly int[] Sizes = [1, 2, 4, 8, 16, 32, 64];
    private static readonly Tolerance Simulated = new(0.02, false, "set for the simulation before it was run");

    public StudySection Report(IReadOnlyList<TrainedNetwork> networks, ToyReport report)
    {
        Estimate toy = TicketMean.Slope(Sizes, report.Plan.Draws, new StreamKey(report.Plan.Seed).Child("lottery-tickets/mean"),
            ToyReport.Level, report.Cancellation);
        double[][] errors = [.. networks.Select(Errors)];
        int n = errors.Length;
        Estimate slope = report.Estimate("ensemble/slope", [n],
            drawn => SeedGroups.LogSlope([.. Sizes.Select(size => (double)size)], [.. Curve(errors, drawn[0])]));
        Estimate shared = report.Estimate("ensemble/bias", [n],
            drawn => Parts(errors, drawn[0]) is var (bias, variance) ? bias / (bias + variance) : 0);
        double[] curve = Curve(errors, [.. Enumerable.Range(0, n)]);
        string rule = string.Create(CultureInfo.InvariantCulture, $"1-{TicketSettings.EnsembleWidth}-1 SiLU networks as trained for "
            + $"the widths, averaged; expected loss of n of them, from the variance between seeds");
        Finding clt = report.Ours("average/toy", "Slope of the squared error of a mean of n independent tickets", "", toy,
            report.Plan.Draws,
            $"means of 1 to {LargestEnsemble} uniform errors, {report.Plan.Draws} draws a size") with
        { Vintage = "simulation" };
        return new StudySection
        {
            Summary =
            [
                $"Averaging n independent errors brings the squared error down with slope {clt.Text}, as it must. Averaging n trained "
                    + $"networks of {TicketSettings.EnsembleWidth} SiLU neurons brings it down with slope "
                    + $"{NumberText.WithInterval(slope)} from 1 to {LargestEnsemble} networks: {Percent(shared)} "
                    + $"of the squared error is common to all networks and does not average out.",
            ],
            Numbers =
            [
                clt.Beside(PublishedTickets.Average, RowEvidence.Formula with { Tolerance = Simulated }),
                report.Ours("ensemble/slope", $"Slope of the loss of n averaged networks, n from 1 to {LargestEnsemble}", "", slope,
                    n, rule),
                report.Ours("ensemble/common-share", "Share of a network's squared error that is common to all seeds", "share",
                    shared, n, rule),
            ],
            Tables =
            [
                new Table(
                    "ensembles",
                    "Loss of an average of n networks",
                    [new Column("n", Alignment.Right), new Column("Expected loss", Alignment.Right),
                        new Column("If errors were independent", Alignment.Right)],
                    [.. Sizes.Select((size, i) => (IReadOnlyList<string>)
                        [NumberText.Fixed(size, 0), NumberText.Scientific(curve[i], 2), NumberText.Scientific(curve[0] / size, 2)])],
                    $"{rule}; {n} networks of {settings.Seeds} seeds a width, common part corrected for their number."),
            ],
            Figures = [Picture(curve, slope, n)],
            Warnings =
            [
                "An ensemble here is of whole networks trained apart. That the neurons of one wide network act as such an ensemble is "
                    + "the paper's hypothesis; its authors call the theory questionable, and nothing here proves it.",
            ],
        };
    }

    private static string Percent(Estimate share) => string.Create(
        CultureInfo.InvariantCulture, $"{100 * share.Value:F0} % [{100 * share.Interval.Low:F0}; {100 * share.Interval.High:F0}]");

    private static double[] Errors(TrainedNetwork network) =>
    [
        .. Enumerable.Range(0, Points).Select(i =>
        {
            double x = TicketSettings.Low + (TicketSettings.High - TicketSettings.Low) * (i + 0.5) / Points;
            return network.Predict(x)[0] - x * x;
        }),
    ];

    // The squared mean error and the variance, averaged over the points; the mean of finitely many networks holds a share of the variance.
    private static (double Bias, double Variance) Parts(double[][] errors, int[] networks)
    {
        double bias = 0, variance = 0;
        for (int point = 0; point < Points; point++)
        {
            double sum = 0, squares = 0;
            foreach (int network in networks)
            {
                sum += errors[network][point];
            }

            double mean = sum / networks.Length;
            foreach (int network in networks)
            {
                squares = Math.FusedMultiplyAdd(errors[network][point] - mean, errors[network][point] - mean, squares);
            }

            double spread = squares / (networks.Length - 1);
            bias += (mean * mean - spread / networks.Length) / Points;
            variance += spread / Points;
        }

        return (Math.Max(0, bias), variance);
    }

    private static double[] Curve(double[][] errors, int[] networks)
    {
        (double bias, double variance) = Parts(errors, networks);
        return [.. Sizes.Select(size => bias + variance / size)];
    }

    private static NamedFigure Picture(double[] curve, Estimate slope, int n)
    {
        const string Ours = "Average of n networks", Guide = "If errors were independent, n⁻¹";
        string text = NumberText.WithInterval(slope);
        (double X, double Y)[] points = [.. Sizes.Select((size, i) => (Elementary.Log10(size), Elementary.Log10(curve[i])))];
        return new NamedFigure("ensembles", new Figure
        {
            Title = "Loss of an average of networks",
            Subtitle = $"Expected from the variance between {n} SiLU networks of {TicketSettings.EnsembleWidth} neurons; slope {text} "
                + $"(95 % over seeds)",
            Source = ToyFigure.Source,
            AltText = $"The loss of an average of n networks falls with slope {text} on logarithmic axes, beside the slope of -1 of "
                + $"independent errors.",
            X = new Axis("Networks averaged", Scale.Log10),
            Y = new Axis("Mean squared error", Scale.Log10),
            Layers =
            [
                new Points(Ours, [.. points.Select(p => new Point(p.X, p.Y))]),
                new Line(Ours, points),
                new Line(Guide, [points[0], (points[^1].X, points[0].Y - points[^1].X)], LineStyle.Dashed),
            ],
        });
    }
}
