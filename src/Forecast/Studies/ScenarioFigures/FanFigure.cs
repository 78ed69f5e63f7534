using Forecast.Data;
using Forecast.Figures;
using Forecast.Scenarios;

namespace Forecast.Studies.ScenarioFigures;

/// <summary>A series of numbers over the years: median and bands.</summary>
internal static class FanFigure
{
    private const string Plain = ScenarioFigure.Plain;

    /// <summary>The figure.</summary>
    /// <exception cref="InputException">A quantile is not finite.</exception>
    public static Figure Of(ScenarioResult result, ShownResult shown)
    {
        double[][] ends =
        [
            .. shown.Points.Select(point => result.Samples[point.Output].Quantiles(0.05, 0.25, 0.5, 0.75, 0.95).Select(q => q.Value).ToArray()),
        ];
        if (ends.Any(row => row.Any(value => !double.IsFinite(value))))
        {
            throw new InputException($"'{shown.Quantity.Name}' has quantiles that are not finite, which cannot be drawn.");
        }

        Func<double, double> scale = ScenarioFigure.ScaleOf([.. ends.SelectMany(row => row)], out bool isLog);
        double[] years = [.. shown.Points.Select(point => (double)point.Year!.Value)];
        var layers = new List<Layer>
        {
            new Band(Plain, [.. years.Select((year, i) => new BandSlice(year, scale(ends[i][0]), scale(ends[i][4])))], "5 % to 95 %"),
            new Band(Plain, [.. years.Select((year, i) => new BandSlice(year, scale(ends[i][1]), scale(ends[i][3])))], "25 % to 75 %"),
            new Line(Plain, [.. years.Select((year, i) => (year, scale(ends[i][2])))]),
        };
        layers.AddRange(shown.Quantity.Thresholds.Where(threshold => !isLog || threshold > 0)
            .Select(threshold => new HorizontalRule(scale(threshold), DrawnNumber.Threshold(threshold))));
        ResultPoint last = shown.Points[^1];
        string[] ofLast = [.. result.Samples[last.Output].Quantiles(0.05, 0.5, 0.95).Select(DrawnNumber.Text)];
        string end = $"{last.Year}: median {ofLast[1]}, 90 % interval {ofLast[0]} to {ofLast[2]}";
        return new Figure
        {
            Title = shown.Quantity.Label,
            Subtitle = $"{end}; bands hold 50 % and 90 % of the draws",
            Source = ScenarioFigure.Credit(result),
            AltText = $"Fan chart of {shown.Quantity.Title} by year: {end}.",
            X = new Axis("1 January of", Scale.Time),
            Y = new Axis(shown.Quantity.Title, isLog ? Scale.Log10 : Scale.Linear),
            Groups = [new Group(Plain)],
            Layers = layers,
        };
    }
}
