using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Projections;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>
/// The picture of a trend of counts, or of shares in small multiples: what was counted, the trend with its bands, what is ahead dashed.
/// </summary>
public static class CellFigure
{
    private const int Vertices = 60;

    // From here on a linear axis would press the first years flat.
    private const double WideRange = 30;

    /// <summary>Draws a trend.</summary>
    /// <param name="sheet">The sheet of the trend.</param>
    public static Figure Of(CellSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return sheet.IsOfShares ? Shares(sheet) : Counts(sheet);
    }

    private static Figure Counts(CellSheet sheet)
    {
        CellForecast trend = sheet.Forecast;
        double[] times = trend.Cells.Times;
        (double Time, Estimate Rate, Interval? Count)[] path = [.. Path(trend)
            .Select(time => (time, trend.At(time)[0].Rate, trend.At(time)[0].Count))];
        double most = path.Max(p => p.Count!.Value.High), least = trend.Cells.Counts.Min(cell => cell[0]);
        bool isLog = least > 0 && most > WideRange * least;
        double Y(double count) => !isLog ? count : count > 0 ? Elementary.Log10(count) : double.NegativeInfinity;
        string name = trend.Cells.What;
        TrendNumber growth = sheet.Head.Numbers[0];
        string pace = $"{growth.Text} {growth.Unit} ({sheet.Head.Percent} interval {growth.IntervalText})";
        string watched = trend.Cells.Exposures.Any(exposure => exposure != 1) ? "; counts over their exposure" : "";
        return new Figure
        {
            Title = sheet.Head.Title,
            Subtitle = $"{pace}; bands: the rate and a count, {sheet.Head.Percent}{watched}",
            Source = $"Data: {System.IO.Path.GetFileName(trend.Cells.Path)}",
            AltText = $"{name} by {trend.Cells.TimeColumn}, with a trend: {pace}.",
            X = Across(trend),
            Y = new Axis(trend.Cells.IsYearly ? $"{name}, a year" : name, isLog ? Scale.Log10 : Scale.Linear, isLog ? null : 0),
            Layers =
            [
                new Band(name, [.. path.Select(p => new BandSlice(p.Time, Y(p.Count!.Value.Low), Y(p.Count.Value.High)))]),
                new Band(name, [.. path.Select(p => new BandSlice(p.Time, Y(p.Rate.Interval.Low), Y(p.Rate.Interval.High)))]),
                new Points(name, [.. times.Select((time, i) => new Point(
                    time, Y(trend.Cells.Counts[i][0] / trend.Cells.Exposures[i]),
                        $"{trend.Cells.Labels[i]}: {CellSheet.Counted(trend.Cells.Counts[i][0])}"))]),
                .. Lines(trend, name, [.. path.Select(p => (p.Time, Y(p.Rate.Value)))]),
            ],
        };
    }

    private static Figure Shares(CellSheet sheet)
    {
        CellForecast trend = sheet.Forecast;
        string[] categories = trend.Cells.Categories;
        (double Time, IReadOnlyList<(Estimate Rate, Interval? Count)> Shares)[] path = [.. Path(trend)
            .Select(time => (time, trend.At(time)))];
        double[] totals = [.. trend.Cells.Counts.Select(cell => cell.Sum())];
        return new Figure
        {
            Title = sheet.Head.Title,
            Subtitle = string.Create(CultureInfo.InvariantCulture,
                $"{totals.Sum():0.#} counted, {trend.Cells.Labels[0]} to {trend.Cells.Labels[^1]}; bands: {sheet.Head.Percent} of the share"),
            Source = $"Data: {System.IO.Path.GetFileName(trend.Cells.Path)}",
            AltText = $"Share of each {trend.Cells.What} by {trend.Cells.TimeColumn}, a panel each: {string.Join(", ", categories)}.",
            X = Across(trend),
            Y = new Axis("Share (%)", Scale.Linear, 0),
            Layers = [],
            Panels =
            [
                .. categories.Select((name, k) => new Panel(name,
                [
                    new Band(name,
                        [.. path.Select(p =>
                        new BandSlice(p.Time, 100 * p.Shares[k].Rate.Interval.Low, 100 * p.Shares[k].Rate.Interval.High))]),
                    new Points(name,
                        [.. trend.Cells.Times.Select((time, i) => (time, i)).Where(at => totals[at.i] > 0).Select(at => new Point(
                        at.time,
                        100 * trend.Cells.Counts[at.i][k] / totals[at.i],
                        string.Create(CultureInfo.InvariantCulture,
                            $"{trend.Cells.Labels[at.i]}: {trend.Cells.Counts[at.i][k]:0.#} of {totals[at.i]:0.#}")))]),
                    .. Lines(trend, name, [.. path.Select(p => (p.Time, 100 * p.Shares[k].Rate.Value))]),
                ])),
            ],
        };
    }

    // Solid as far as there are counts.
    private static IEnumerable<Layer> Lines(CellForecast trend, string name, (double Time, double Value)[] path)
    {
        double last = trend.Cells.Times[^1];
        yield return new Line(name, [.. path.Where(p => p.Time <= last)]);
        if (path[^1].Time > last)
        {
            yield return new Line(name, [.. path.Where(p => p.Time >= last)], LineStyle.Dashed);
        }
    }

    private static Axis Across(CellForecast trend) => new(
        trend.Cells.TimeColumn, trend.Cells.IsYearly || trend.Cells.Labels[0].Contains('-', StringComparison.Ordinal) ? Scale.Time
            : Scale.Linear);

    private static IEnumerable<double> Path(CellForecast trend)
    {
        double first = trend.Cells.Times[0], last = trend.Cells.Times[^1], end = Math.Max(last, trend.Plan.Until ?? last);
        return Enumerable.Range(0, Vertices).Select(v => first + (end - first) * v / (Vertices - 1)).Append(last).Order().Distinct();
    }
}
