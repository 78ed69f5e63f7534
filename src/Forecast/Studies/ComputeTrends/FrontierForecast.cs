using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Projections;

namespace Forecast.Studies.ComputeTrends;

/// <summary>The frontier's training compute on the newest table, carried to 2030.</summary>
internal sealed class FrontierForecast
{
    private const int LastYear = 2030;
    private const double Level = 0.9;

    private static readonly FrontierRule Rule = FrontierRule.Parse("top-10");
    private static readonly DateOnly From = new(2010, 1, 1);

    private readonly TrendForecast _forecast;
    private readonly Dataset _dataset;
    private readonly Series _candidates;

    public FrontierForecast(Dataset newest)
    {
        _dataset = newest;
        _candidates = Series.Of(newest.Systems, Measure.Find("training-compute"), Chronology.Gregorian);
        Series frontier = Rule.Apply(_candidates);
        Series since = frontier.Where(i => frontier.Systems[i].Published >= From);
        int last = Math.Max(LastYear, since.Systems[^1].Published!.Value.Year + 1);
        _forecast = TrendForecast.Of(since, Rule, Level, last);
        Findings = [Growth(), .. _forecast.Projection.Points.Select(Point)];
    }

    public IReadOnlyList<Finding> Findings { get; }

    public string Sentence
    {
        get
        {
            Prediction last = _forecast.Projection.Points[^1];
            return $"On vintage {_dataset.Vintage.Id} the compute of the {Rule.Description} grew "
                + $"{NumberText.WithInterval(_forecast.GrowthFactor)} times a year since {From.Year} "
                + $"(90 %, n = {_forecast.Series.Count}); carried straight on, such a system of {Year(last)} is trained with {Range(last.Mean, last.Predictive)} FLOP (90 % predictive).";
        }
    }

    public Table Table => new(
        "frontier-forecast",
        $"Training compute of the {Rule.Description}, carried to {Year(_forecast.Projection.Points[^1])}",
        [new Column("1 January"), new Column("Trend (FLOP)", Alignment.Right), new Column("90 % of the line"), new Column("90 % of a new system")],
        [.. _forecast.Projection.Points.Select(p => (IReadOnlyList<string>)
        [
            Year(p),
            NumberText.FromLog10(p.Mean, 2),
            Ends(p.Confidence),
            Ends(p.Predictive),
        ])],
        $"Vintage {_dataset.Vintage.Id}, {Rule.Description}, since {From.Year}, n = {_forecast.Series.Count}, least squares. {string.Join(' ', _forecast.Warnings)}");

    public NamedFigure Figure() => new("frontier-forecast", TrendFigure.Of(
        _forecast,
        _candidates,
        "Top 10 at release",
        $"Training compute of frontier systems, carried to {Year(_forecast.Projection.Points[^1])}",
        _dataset.Vintage.Credit));

    private Finding Growth() => Ours(
        "growth",
        "Growth of the frontier's training compute",
        _forecast.GrowthFactor.Value,
        NumberText.WithInterval(_forecast.GrowthFactor),
        "times/year",
        _forecast.GrowthFactor.Interval);

    private Finding Point(Prediction p) => Ours(
        Year(p),
        $"Training compute of a frontier system on 1 January {Year(p)}",
        Elementary.Exp10(p.Mean),
        Range(p.Mean, p.Predictive),
        "FLOP",
        p.Predictive.Map(log => Elementary.Exp10(log)));

    private Finding Ours(string id, string label, double value, string text, string unit, Interval interval) => new()
    {
        Id = $"{ComputeTrendsStudy.StudyId}/frontier-forecast/{id}",
        Label = label,
        Value = value,
        Text = text,
        Unit = unit,
        Interval = interval,
        N = _forecast.Series.Count,
        Rule = $"{Rule.Description}, published since {From.Year}",
        Vintage = _dataset.Vintage.Id,
    };

    private string Year(Prediction p) => _forecast.Series.Chronology.Date(p.X).Year.ToString(CultureInfo.InvariantCulture);

    private static string Range(double mean, Interval interval) => $"{NumberText.FromLog10(mean, 1)} [{NumberText.FromLog10(interval.Low, 1)}; {NumberText.FromLog10(interval.High, 1)}]";

    private static string Ends(Interval interval) => $"{NumberText.FromLog10(interval.Low, 2)} to {NumberText.FromLog10(interval.High, 2)}";
}
