using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Results;
using Forecast.Projections;

namespace Forecast.Reports.Bayes;

/// <summary>The pace of each group or era beside the others': medians with intervals.</summary>
public static class ForestFigure
{
    private const double Inner = 0.5;

    /// <summary>Draws the paces.</summary>
    /// <param name="trend">The trend, with more than one piece.</param>
    /// <param name="sheet">Its sheet.</param>
    public static Figure Of(UserBayesTrend trend, BayesTrendSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(trend);
        ArgumentNullException.ThrowIfNull(sheet);
        string time = trend.Rows.Series.IsDated ? "year" : trend.Rows.Series.TimeColumn;
        string unit = trend.Plan.IsLog ? "Orders of magnitude" : trend.Rows.Series.ValueColumn;
        string what = trend.Rows.Groups.Count > 0 ? $"by {trend.Rows.Columns.Group}" : "by era";
        string[] names = [.. trend.Pieces.Select((piece, j) => Name(sheet, piece, j))];
        string outer = $"{sheet.Percent} interval";
        return new Figure
        {
            Title = $"Pace {what}",
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"medians with {outer}s; thick: 50 %; n = {sheet.N}"),
            Source = $"Data: {Path.GetFileName(trend.Rows.Series.Path)}",
            AltText = $"Posterior medians and intervals of the pace {what}.",
            X = new Axis($"{unit} per {time}", Scale.Linear),
            Y = new Axis("", Scale.Category) { Categories = names },
            Layers =
            [
                new VerticalRule(0),
                new Points("median", [.. trend.Pieces.Select((piece, j) => Mark(piece, j, trend.Plan.Level))]),
                .. trend.Pieces.Select((piece, j) => Half(piece, j)),
            ],
            Height = 150 + 34 * names.Length,
        };
    }

    private static string Name(BayesTrendSheet sheet, BayesPiece piece, int index) => piece.Name.Length > 0
        ? piece.N > 0 ? string.Create(CultureInfo.InvariantCulture, $"{piece.Name} ({piece.N})") : piece.Name
        : $"{sheet.Stretches[index].From} to {sheet.Stretches[index].To}";

    private static Point Mark(BayesPiece piece, int index, double level)
    {
        (double median, Interval interval) = (piece.Slope.Quantile(0.5), piece.Slope.Of(level).Interval);
        return new Point(median, index, XLow: interval.Low, XHigh: interval.High);
    }

    private static Band Half(BayesPiece piece, int index)
    {
        const double Thickness = 0.12;
        Interval half = piece.Slope.Of(Inner).Interval;
        (double low, double high) = (index - Thickness, index + Thickness);
        return new Band("median", [new BandSlice(half.Low, low, high), new BandSlice(half.High, low, high)]);
    }
}
