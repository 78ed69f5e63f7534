using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Results;
using Forecast.Projections;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>The picture of trends through a user's series: the points, the lines with their bands, the breaks with their intervals.</summary>
public static class UserTrendFigure
{
    private const int Vertices = 80;

    // The band of a handful of rows would press all others flat.
    private const int FewestForBand = 10;

    /// <summary>Draws one trend, or those of several groups.</summary>
    /// <param name="trends">The trends, each with the name of its group.</param>
    /// <param name="sheets">Their sheets, in the same order.</param>
    /// <param name="title">Title of the figure.</param>
    /// <param name="until">The time up to which the trends are drawn; null for the last row's.</param>
    public static Figure Of(IReadOnlyList<(string Group, UserTrend Trend)> trends, IReadOnlyList<TrendSheet> sheets, string title, double? until)
    {
        ArgumentNullException.ThrowIfNull(trends);
        ArgumentNullException.ThrowIfNull(sheets);
        (UserTrend first, TrendSheet sheet) = (trends[0].Trend, sheets[0]);
        UserSeries series = first.Series;
        bool isAlone = trends.Count == 1;
        string numbers = Numbers(sheet, sheet.Stretches.Count > 0 ? sheet.Stretches[^1] : null);
        string few = sheets.Any(s => s.N < FewestForBand) ? $"; none below {FewestForBand.ToString(CultureInfo.InvariantCulture)} rows" : "";
        string bands = isAlone ? $"bands: the line and a new observation, {sheet.Percent}" : $"bands: the line, {sheet.Percent}{few}";
        int n = sheets.Sum(s => s.N);
        return new Figure
        {
            Title = title,
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"{(isAlone ? $"{numbers}, " : "")}n = {n}; {bands}"),
            Source = $"Data: {Path.GetFileName(series.Path)}",
            AltText = isAlone
                ? $"Scatter of {series.ValueColumn} against {series.TimeColumn} with a trend: {numbers}."
                : $"Scatter of {series.ValueColumn} against {series.TimeColumn} with a trend for each of {trends.Count.ToString(CultureInfo.InvariantCulture)} groups.",
            X = new Axis(series.TimeColumn, series.IsDated ? Scale.Time : Scale.Linear),
            Y = new Axis(series.ValueColumn, first.Plan.IsLog ? Scale.Log10 : Scale.Linear),
            Layers = [.. trends.SelectMany(part => Layers(part.Group, part.Trend, until, isAlone))],
        };
    }

    private static string Numbers(TrendSheet sheet, TrendStretch? last)
    {
        TrendNumber number = last?.Numbers[0] ?? sheet.Numbers[0];
        string since = last is null || sheet.Stretches.Count == 1 ? "" : $"since {last.From} ";
        return $"{since}{number.Text} {number.Unit} ({sheet.Percent} interval {number.IntervalText})";
    }

    private static IEnumerable<Layer> Layers(string group, UserTrend trend, double? until, bool isAlone)
    {
        double[] times = trend.Series.Times.ToArray();
        string name = group.Length > 0 ? group : trend.Series.ValueColumn;
        Prediction[][] paths = [.. Paths(trend, until)];
        foreach (Prediction[] path in paths)
        {
            if (isAlone)
            {
                yield return new Band(name, [.. path.Select(p => new BandSlice(p.X, p.Predictive.Low, p.Predictive.High))]);
            }

            if (isAlone || times.Length >= FewestForBand)
            {
                yield return new Band(name, [.. path.Select(p => new BandSlice(p.X, p.Confidence.Low, p.Confidence.High))]);
            }
        }

        yield return new Points(name, [.. trend.Fit.Points.Select((point, i) =>
            new Point(times[i], point.Observed, $"{UserTrendSheet.TimeText(trend.Series, times[i])}: {NumberText.Significant(trend.Series.Values[i], 4)}"))]);
        foreach (Prediction[] path in paths)
        {
            yield return new Line(name, [.. path.Select(p => (p.X, p.Mean))]);
        }

        foreach (TrendBreak turn in isAlone ? trend.Breaks : [])
        {
            yield return new VerticalRule(turn.Time, Label(trend, turn));
        }
    }

    private static string Label(UserTrend trend, TrendBreak turn)
    {
        Interval interval = turn.Intervals[0].Interval;
        return $"{Short(trend, turn.Time)} ({Short(trend, interval.Low)} to {Short(trend, interval.High)})";
    }

    private static string Short(UserTrend trend, double time) => !double.IsFinite(time)
        ? "…"
        : trend.Series.IsDated ? Chronology.Gregorian.Date(time).ToString("yyyy-MM", CultureInfo.InvariantCulture) : NumberText.Significant(time, 4);

    // A jump parts the line; the bend of a kink is a vertex of its own.
    private static IEnumerable<Prediction[]> Paths(UserTrend trend, double? until)
    {
        double end = Math.Max(trend.Last, until ?? double.MinValue);
        bool jumps = trend.Plan.Shape == Fitting.Breaks.BreakShape.Jump;
        double[] knots = [trend.First, .. trend.Breaks.Select(turn => turn.Time), end];
        var path = new List<Prediction>();
        for (int j = 0; j + 1 < knots.Length; j++)
        {
            int vertices = Math.Max(2, (int)(Vertices * (knots[j + 1] - knots[j]) / (end - trend.First)));
            double from = jumps && j > 0 ? Math.BitIncrement(knots[j]) : knots[j];
            path.AddRange(Enumerable.Range(0, vertices).Select(v => trend.Predict(from + (knots[j + 1] - from) * v / (vertices - 1))));
            if (jumps)
            {
                yield return [.. path];
                path.Clear();
            }
        }

        if (path.Count > 0)
        {
            yield return [.. path];
        }
    }
}
