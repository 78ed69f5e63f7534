using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Scoring;
using Forecast.Projections;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>
/// The picture of scored forecasts: a histogram of probability integral transforms a group, with the band of a calibrated forecaster.
/// </summary>
public static class ScoreFigure
{
    private const string Calibrated = "calibrated", Outcomes = "outcomes";

    /// <summary>Draws a sheet.</summary>
    public static Figure Of(ScoreSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        IReadOnlyList<ScoreGroup> groups = sheet.Scores.Groups;
        bool isAlone = groups.Count == 1;
        string verdicts = string.Join("; ", groups.Select(group => isAlone ? group.Verdict : $"{group.Name}: {group.Verdict}"));
        (int n, string percent) = (sheet.Scores.Table.Forecasts.Count, NumberText.Percent(sheet.Scores.Plan.Level));
        return new Figure
        {
            Title = $"Where '{sheet.Scores.Table.OutcomeColumn}' fell in its forecasts",
            Subtitle = string.Create(
                CultureInfo.InvariantCulture,
                $"{(isAlone ? $"{verdicts}; " : "")}n = {n}; band: one bin of a calibrated forecaster, {percent}"),
            Source = $"Data: {Path.GetFileName(sheet.Scores.Table.Path)}",
            AltText = $"Histogram of the forecast probability below each outcome. Calibrated forecasts give a level one. Verdict: "
                + $"{verdicts}.",
            X = new Axis("Forecast probability below the outcome", Scale.Linear, 0, 1),
            Y = new Axis("Share of outcomes, calibrated = 1", Scale.Linear, 0),
            Layers = isAlone ? Layers(groups[0].Histogram) : [],
            Panels = isAlone ? [] : [.. groups.Select(group => new Panel($"{group.Name}: {group.Verdict}", Layers(group.Histogram)))],
        };
    }

    private static Layer[] Layers(PitHistogram histogram)
    {
        int bins = histogram.Counts.Count;
        var vertices = new List<(double X, double Y)> { (0, 0) };
        for (int bin = 0; bin < bins; bin++)
        {
            double height = histogram.Counts[bin] / histogram.Expected;
            vertices.Add(((double)bin / bins, height));
            vertices.Add(((bin + 1.0) / bins, height));
        }

        vertices.Add((1, 0));
        double low = histogram.Band.Low / histogram.Expected, high = histogram.Band.High / histogram.Expected;
        return
        [
            new Line(Outcomes, vertices),
            new Band(Calibrated, [new BandSlice(0, low, high), new BandSlice(1, low, high)]),
            new Line(Calibrated, [(0, 1), (1, 1)], LineStyle.Dashed),
        ];
    }
}
