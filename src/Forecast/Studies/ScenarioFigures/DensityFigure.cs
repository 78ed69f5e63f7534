using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Gpu.Results;
using Forecast.Scenarios;

namespace Forecast.Studies.ScenarioFigures;

/// <summary>How likely the values of a quantity are: shares of the draws.</summary>
internal static class DensityFigure
{
    private const string Plain = ScenarioFigure.Plain;
    private const int Bins = 80;

    // The names of the quantiles stand above the highest bar.
    private const double Headroom = 1.12;

    /// <summary>The figure.</summary>
    /// <exception cref="InputException">No draw is finite, or nearly all have one value.</exception>
    public static Figure Of(ScenarioResult result, ShownResult shown)
    {
        ResultPoint point = shown.Points[^1];
        Sample sample = result.Samples[point.Output];
        double[] finite = [.. sample.Draws.ToArray().Where(double.IsFinite)];
        if (finite.Length == 0)
        {
            throw new InputException($"'{shown.Quantity.Name}' has no finite draw, so there is no density to draw.");
        }

        Array.Sort(finite);
        double low = finite[(int)(0.002 * (finite.Length - 1))], high = finite[(int)(0.998 * (finite.Length - 1))];
        Func<double, double> scale = ScenarioFigure.ScaleOf([low, high], out bool isLog);
        isLog &= shown.Kind != ResultKind.Date;
        scale = isLog ? scale : value => value;
        (double from, double to) = (scale(low), scale(high));
        if (!(to > from))
        {
            throw new InputException($"'{shown.Quantity.Name}' has one value in nearly all draws, so there is no density to draw.");
        }

        double[] density = Shares(finite, scale, from, to, sample.Count);
        double width = (to - from) / Bins;
        BandSlice[] slices =
        [
            .. density.SelectMany((share, i) => new[]
            {
                new BandSlice(from + i * width, 0, share / width), new BandSlice(from + (i + 1) * width, 0, share / width),
            }),
        ];
        string numbers = shown.Kind == ResultKind.Date
            ? $"Comes by {result.Scenario.Years!.Value.Last} in {DrawnNumber.Share(point.Happens)} of the draws; {ScenarioFigure.Quantiles(result, shown, point)}"
            : ScenarioFigure.Quantiles(result, shown, point);
        string year = point.Year is { } shownYear ? $" in {shownYear.ToString(CultureInfo.InvariantCulture)}" : "";
        string unit = shown.Kind == ResultKind.Date ? "a year" : isLog ? "a factor of ten" : "a unit";
        Scale axis = shown.Kind == ResultKind.Date ? Scale.Time : isLog ? Scale.Log10 : Scale.Linear;
        return new Figure
        {
            Title = shown.Quantity.Label + year,
            Subtitle = numbers,
            Source = ScenarioFigure.Credit(result),
            AltText = $"Density of {shown.Quantity.Title}{year}: {numbers}.",
            X = new Axis(shown.Kind == ResultKind.Date ? "Date" : shown.Quantity.Title, axis),
            Y = new Axis($"Density (share of the draws {unit})", Scale.Linear, 0, Headroom * density.Max() / width),
            Groups = [new Group(Plain)],
            Layers =
            [
                new Band(Plain, slices),
                .. shown.Quantity.Quantiles.Select((p, i) => (P: p, point.Quantiles[i].Value))
                    .Where(q => double.IsFinite(q.Value) && scale(q.Value) > from && scale(q.Value) < to)
                    .Select(q => new VerticalRule(scale(q.Value), q.P == 0.5 ? "median" : NumberText.Percent(q.P))),
            ],
        };
    }

    private static double[] Shares(double[] finite, Func<double, double> scale, double from, double to, long count)
    {
        var shares = new double[Bins];
        foreach (double value in finite)
        {
            double place = (scale(value) - from) / (to - from) * Bins;
            if (place >= 0 && place < Bins)
            {
                shares[(int)place] += 1.0 / count;
            }
        }

        return shares;
    }
}
