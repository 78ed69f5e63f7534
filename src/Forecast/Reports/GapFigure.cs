using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Density;
using Forecast.Projections;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>The picture of a gap: the density with its band, the values below it, the gap between two rules.</summary>
public static class GapFigure
{
    private const int MostVertices = 400;
    private const string Density = "density", Values = "values", NoGap = "closest density of one hump";

    /// <summary>Draws the density of a sheet's values.</summary>
    /// <param name="sheet">The sheet.</param>
    public static Figure Of(GapSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        GapAnswer answer = sheet.Answer;
        DensityBand band = answer.Band;
        int[] places = Thinned(band.Grid.Count);
        double top = band.High.Max();
        string p = sheet.Asked.PValue < 0.001 ? "p below 0.001" : $"p\u00a0=\u00a0{NumberText.Fixed(sheet.Asked.PValue, 3)}";
        string name = answer.Question.Interval is null ? "widest gap" : "interval";
        string inside = sheet.Asked.Inside.ToString(CultureInfo.InvariantCulture), expected = NumberText.Fixed(sheet.Asked.Expected, 1);
        string counts = $"{inside} in the {name} {sheet.Ends(sheet.Asked)}, {expected} expected with one hump, {p}";
        string n = answer.Values.Values.Length.ToString(CultureInfo.InvariantCulture);
        return new Figure
        {
            Title = sheet.Title,
            Subtitle = $"{counts}; n = {n}; band: {sheet.Percent} of resamples",
            Source = $"Data: {Path.GetFileName(answer.Values.Path)}",
            AltText = $"Density of {answer.Values.Column} with a gap marked: {counts}.",
            X = new Axis(answer.Values.Column, answer.Values.IsLog ? Scale.Log10 : Scale.Linear),
            Y = new Axis(answer.Values.IsLog ? "Density (a factor of ten)" : "Density", Scale.Linear),
            Groups = [new Group(Density), new Group(NoGap), new Group(Values)],
            Layers =
            [
                new Band(Density, [.. places.Select(i => new BandSlice(band.Grid[i], band.Low[i], band.High[i]))]),
                new Line(Density, [.. places.Select(i => (band.Grid[i], band.Density[i]))]),
                new Line(NoGap, [.. Steps(answer.Test.Dip.Fit, top)], LineStyle.Dotted),
                new Points(Values, [.. answer.Values.Looked.Select((x, i) =>
                    new Point(x, -Depth(i) * top, NumberText.Significant(answer.Values.Values[i], 4)))]),
                new VerticalRule(sheet.Asked.Low),
                new VerticalRule(sheet.Asked.High, sheet.IsSignificant ? "gap" : "no gap at 5 %"),
            ],
        };
    }

    // Points of a rug side by side would hide one another: they are spread over a strip below the axis, always in the same way.
    private static double Depth(int i)
    {
        double place = (i + 1) * 0.6180339887498949;
        return 0.03 + 0.09 * (place - Math.Floor(place));
    }

    // The density of one hump is a stair; where a step has no width it has no height to draw.
    private static IEnumerable<(double X, double Y)> Steps(UnimodalFit fit, double top)
    {
        IReadOnlyList<(double X, double Probability)> knots = fit.Knots;
        yield return (knots[0].X, 0);
        for (int k = 1; k < knots.Count; k++)
        {
            double width = knots[k].X - knots[k - 1].X;
            double height = width > 0 ? Math.Min((knots[k].Probability - knots[k - 1].Probability) / width, top) : top;
            yield return (knots[k - 1].X, height);
            yield return (knots[k].X, height);
        }

        yield return (knots[^1].X, 0);
    }

    private static int[] Thinned(int count)
    {
        int step = Math.Max(1, count / MostVertices);
        return [.. Enumerable.Range(0, (count + step - 1) / step).Select(i => i * step)];
    }
}
