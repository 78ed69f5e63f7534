using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.LotteryTickets;

/// <summary>Median losses against width, on logarithmic axes.</summary>
internal static class WidthFigure
{
    private const string Smooth = "SiLU, median", Kinked = "ReLU, median", Best = "Best broken line", Guide = "N⁻¹";
    private const int Few = WidthSection.Few, EarlyEnd = WidthSection.EarlyEnd;

    /// <summary>The figure.</summary>
    /// <param name="settings">Widths and seeds.</param>
    /// <param name="smooth">Losses of SiLU networks.</param>
    /// <param name="kinked">Losses of ReLU networks.</param>
    /// <param name="slope">Slope of the first.</param>
    /// <param name="early">Slope of the second where networks are narrow.</param>
    /// <param name="late">Its slope where they are wide.</param>
    public static NamedFigure Of(
        TicketSettings settings, WidthCurve smooth, WidthCurve kinked, Estimate slope, Estimate early, Estimate late)
    {
        double first = Elementary.Log10(Few), last = Elementary.Log10(settings.Widths[^1]);
        double start = Elementary.Log10(smooth.Losses.Median(settings.Widths.ToList().IndexOf(Few)));
        string flat = NumberText.WithInterval(slope), steep = NumberText.WithInterval(early), flatter = NumberText.WithInterval(late);
        Point[] smooths = Dots(smooth), kinks = Dots(kinked);
        return new NamedFigure("widths", new Figure
        {
            Title = "Loss of y = x² against width: medians and their regimes",
            Subtitle = $"SiLU {flat} from {Few} neurons; ReLU {steep} up to {EarlyEnd} and {flatter} beyond (95 % over "
                + $"{settings.Seeds} seeds a width); bars hold half the seeds",
            Source = "Networks trained here; settings are ours. The best broken line falls as N⁻⁴, the 4/d of approximation theory",
            AltText = $"Median losses fall with width on logarithmic axes: SiLU with slope {flat}, ReLU with {steep} and "
                + $"then {flatter}; the best broken line falls faster, as the fourth power.",
            X = new Axis("Neurons", Scale.Log10),
            Y = new Axis("Mean squared error", Scale.Log10),
            Layers =
            [
                new Points(Smooth, smooths),
                new Points(Kinked, kinks),
                new Line(Smooth, [.. smooths.Select(p => (p.X, p.Y))]),
                new Line(Kinked, [.. kinks.Select(p => (p.X, p.Y))]),
                new Line(Best, [.. settings.Widths.Select(w => (Elementary.Log10(w),
                    Elementary.Log10(BestPiecewise.Loss(w + 1, TicketSettings.Low, TicketSettings.High))))], LineStyle.Dotted),
                new Line(Guide, [(first, start), (last, start - (last - first))], LineStyle.Dashed),
            ],
        });
    }

    private static Point[] Dots(WidthCurve curve) =>
    [
        .. curve.Widths.Select((width, i) => ToyFigure.Median(
            width, curve.Losses, i, string.Create(CultureInfo.InvariantCulture, $"{width} neurons: {curve.Losses.Median(i):E1}"))),
    ];
}
