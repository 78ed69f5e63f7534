using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Bayes.BrokenTrends;
using Forecast.Fitting.Results;
using Forecast.Projections;
using Forecast.Studies;

namespace Forecast.Reports.Bayes;

/// <summary>The picture of a sampled trend: the points, the posterior bands, and where the breaks may be.</summary>
public static class UserBayesTrendFigure
{
    private const int Vertices = 100, Bins = 80, MostPanels = 12;
    private const string DensityGroup = "density of breaks";

    // What the density of breaks takes of the panel's height.
    private const double DensityShare = 0.15;

    /// <summary>Draws a trend.</summary>
    /// <param name="trend">The trend.</param>
    /// <param name="sheet">Its sheet.</param>
    /// <param name="until">The time up to which it is drawn; null for the last row's.</param>
    public static Figure Of(UserBayesTrend trend, BayesTrendSheet sheet, double? until)
    {
        ArgumentNullException.ThrowIfNull(trend);
        ArgumentNullException.ThrowIfNull(sheet);
        UserSeries series = trend.Rows.Series;
        bool isGrouped = trend.Rows.Groups.Count > 0;
        int groups = trend.Rows.Groups.Count, panels = Math.Min(groups, MostPanels);
        string bands = $"bands: the trend and a new observation, {sheet.Percent}"
            + (groups > panels ? string.Create(CultureInfo.InvariantCulture, $"; the {panels} largest of {groups} groups") : "");
        string numbers = isGrouped || sheet.Numbers.Count == 0 ? "" : $"{Numbers(sheet)}, ";
        string title = sheet.Title.Replace(" (posterior)", "", StringComparison.Ordinal);
        return new Figure
        {
            Title = title,
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"{numbers}n = {sheet.N}; posterior; {bands}"),
            Source = $"Data: {Path.GetFileName(series.Path)}",
            AltText = $"Scatter of {series.ValueColumn} against {series.TimeColumn} with the posterior of a trend"
                + (isGrouped ? $" for each {trend.Rows.Columns.Group}." : $": {Numbers(sheet)}."),
            X = new Axis(series.TimeColumn, series.IsDated ? Scale.Time : Scale.Linear),
            Y = new Axis(series.ValueColumn, trend.Plan.IsLog ? Scale.Log10 : Scale.Linear),
            Layers = isGrouped ? [] : [.. Layers(trend, trend.Rows.Series.ValueColumn, 0, until)],
            Panels =
            [
                .. Enumerable.Range(0, panels).Select(group =>
                    new Panel(trend.Rows.Groups[group], [.. Layers(trend, trend.Rows.Groups[group], group, until)])),
            ],
            Height = isGrouped ? 190 + 150 * ((panels + 2) / 3) : 460,
        };
    }

    private static string Numbers(BayesTrendSheet sheet)
    {
        BayesNumber number = sheet.Stretches.Count > 0 ? sheet.Stretches[^1].Numbers[0] : sheet.Numbers[0];
        string since = sheet.Stretches.Count > 1 ? $"since {sheet.Turns[^1].At} " : "";
        return $"{since}{number.Text} {number.Unit} ({number.IntervalText})";
    }

    private static IEnumerable<Layer> Layers(UserBayesTrend trend, string name, int group, double? until)
    {
        bool isGrouped = trend.Rows.Groups.Count > 0;
        double start = isGrouped ? trend.Pieces[group].From : trend.First, end = Math.Max(trend.Last, until ?? double.MinValue);
        int vertices = isGrouped ? Vertices / 4 : Vertices;
        (double Time, Estimate Line, Interval Observation)[] path =
        [
            .. Enumerable.Range(0, vertices).Select(v => start + (end - start) * v / (vertices - 1)).Select(time =>
                (time, trend.At(time, group).Of(trend.Plan.Level), trend.Observation(time, group).Of(trend.Plan.Level).Interval)),
        ];
        yield return new Band(name, [.. path.Select(p => new BandSlice(p.Time, p.Observation.Low, p.Observation.High))]);
        yield return new Band(name, [.. path.Select(p => new BandSlice(p.Time, p.Line.Interval.Low, p.Line.Interval.High))]);
        yield return Points(trend, name, group);
        yield return new Line(name, [.. path.Select(p => (p.Time, p.Line.Value))]);
        if (trend.Trend is SampledBreaks { Breaks: { } breaks } && breaks.Probabilities.Skip(1).Any(probability => probability > 0))
        {
            yield return Density(trend, breaks, path.Min(p => p.Observation.Low), path.Max(p => p.Observation.High));
        }
    }

    private static Points Points(UserBayesTrend trend, string name, int group)
    {
        UserRows rows = trend.Rows;
        double[] values = UserBayesTrend.Scaled(rows.Series.Values, trend.Plan);
        var points = new List<Point>();
        for (int row = 0; row < values.Length; row++)
        {
            if (rows.Groups.Count > 0 && rows.GroupOf[row] != group)
            {
                continue;
            }

            double time = rows.Series.Times[row];
            (double? low, double? high) = Ends(rows, trend.Plan, row, values[row]);
            string tooltip = $"{UserTrendSheet.TimeText(rows.Series, time)}: {NumberText.Significant(rows.Series.Values[row], 4)}";
            points.Add(new Point(time, values[row], tooltip, Low: low, High: high));
        }

        return new Points(name, points);
    }

    private static (double? Low, double? High) Ends(UserRows rows, BayesTrendPlan plan, int row, double value)
    {
        double? End(double bound) => double.IsNaN(bound) ? null : UserBayesTrend.Scaled([bound], plan)[0];
        return (rows.Errors, rows.Low, rows.High) switch
        {
            ({ } errors, _, _) => (value - errors[row], value + errors[row]),
            (_, { } low, { } high) => (End(low[row]), End(high[row])),
            _ => (null, null),
        };
    }

    // Without a scale of its own it stands on the floor of the panel, as high as it is likely.
    private static Band Density(UserBayesTrend trend, BrokenTrendPosterior breaks, double lowest, double highest)
    {
        double[] edges = [.. Enumerable.Range(0, Bins + 1).Select(i => trend.First + (trend.Last - trend.First) * i / Bins)];
        double[] density = breaks.BreakDensity(edges);
        double height = DensityShare * (highest - lowest), floor = lowest - height, most = density.Max();
        return new Band(
            DensityGroup,
            [
                .. density.Select((d, i) => new BandSlice((edges[i] + edges[i + 1]) / 2, floor, floor + height * d / most)),
            ],
            "density of the breaks' dates");
    }
}
