using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Results;
using Forecast.Projections;

namespace Forecast.Studies;

/// <summary>The picture of a trend carried forward: the rows fitted, the others, the line with its bands.</summary>
public static class TrendFigure
{
    private const string Others = "Other systems";
    private const int Vertices = 120;

    /// <summary>Draws a forecast.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="candidates">The rows from which the fitted ones were chosen; those not fitted are drawn faintly.</param>
    /// <param name="group">What the fitted rows are called in the legend.</param>
    /// <param name="title">Title of the figure.</param>
    /// <param name="credit">The line under it.</param>
    public static Figure Of(TrendForecast forecast, Series candidates, string group, string title, string credit)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(candidates);
        Series series = forecast.Series;
        double first = series.Years[0], lastRow = series.Years[^1];
        double end = forecast.Projection.Points.Count > 0 ? forecast.Projection.Points[^1].X : lastRow;
        Prediction[] path = [.. Enumerable.Range(0, Vertices).Select(v => first + (end - first) * v / (Vertices - 1)).Select(year => forecast.Trend.Line.Predict(year, forecast.Level))];
        var fitted = series.Systems.Select(system => system.Id).ToHashSet();
        Series faint = candidates.Where(i => !fitted.Contains(candidates.Systems[i].Id) && candidates.Years[i] >= first);
        string percent = NumberText.Percent(forecast.Level);
        string growth = $"{NumberText.WithInterval(forecast.GrowthFactor)} times a year";
        var layers = new List<Layer>();
        if (end > lastRow)
        {
            layers.Add(new Band(group, [.. path.Where(p => p.X >= lastRow).Select(p => new BandSlice(p.X, p.Predictive.Low, p.Predictive.High))]));
        }

        layers.Add(new Band(group, [.. path.Select(p => new BandSlice(p.X, p.Confidence.Low, p.Confidence.High))]));
        if (faint.Count > 0)
        {
            layers.Add(new Points(Others, [.. Dots(faint)]));
        }

        layers.Add(new Points(group, [.. Dots(series)]));
        layers.Add(new Line(group, [.. path.Select(p => (p.X, p.Mean))]));
        string bands = end > lastRow ? $"trend, its {percent} band, and the {percent} band for a new system" : $"trend with its {percent} band";
        return new Figure
        {
            Title = title,
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"{growth} ({percent} interval, n = {series.Count}); {bands}"),
            Source = credit,
            AltText = string.Create(CultureInfo.InvariantCulture, $"Scatter of {series.Measure.Title.ToLowerInvariant()} on a logarithmic axis against publication date with a straight trend: {growth}, n = {series.Count}."),
            X = new Axis("Publication date", Scale.Time),
            Y = new Axis(AxisTitle(series), Scale.Log10),
            Groups = [new Group(group), new Group(Others, Tone.Muted)],
            Layers = layers,
        };
    }

    /// <summary>The points of a series, with the systems' names.</summary>
    /// <param name="series">The series.</param>
    /// <param name="named">Names drawn beside their points.</param>
    internal static IEnumerable<Point> Dots(Series series, IReadOnlyCollection<string>? named = null)
    {
        for (int i = 0; i < series.Count; i++)
        {
            MlSystem system = series.Systems[i];
            string date = system.Published!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            string tooltip = $"{system.Name} ({date}): {NumberText.FromLog10(series.Log10Values[i], 2)} {series.Unit}".TrimEnd();
            yield return new Point(
                Chronology.Gregorian.Years(system.Published!.Value),
                series.Log10Values[i],
                tooltip,
                named?.Contains(system.Name) == true ? system.Name : null);
        }
    }

    private static string AxisTitle(Series series) => series.Unit.Length > 0 ? $"{series.Measure.Title} ({series.Unit})" : series.Measure.Title;
}
