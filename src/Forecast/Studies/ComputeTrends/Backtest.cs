using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Regression;
using Forecast.Projections;

namespace Forecast.Studies.ComputeTrends;

/// <summary>The trend as each earlier table would have drawn it, scored on the systems that came after that table.</summary>
/// <remarks>Only what a table knew is used to fit on it; what came after is taken from the newest table. Both are notable systems.</remarks>
internal sealed class Backtest
{
    private const double Level = 0.9;

    // Below this many systems a share says little.
    private const int EnoughToScore = 10;

    private static readonly DateOnly From = new(2010, 1, 1);

    private readonly List<Score> _scores = [];
    private readonly string _newestId;

    public Backtest(DataFolder data, Dataset newest)
    {
        _newestId = newest.Vintage.Id;
        Measure measure = Measure.Find("training-compute");
        Series now = Series.Of(newest.Systems.Where(s => s.Notability.Count > 0), measure, Chronology.Gregorian);
        foreach (Vintage vintage in data.Vintages.Where(v => v.Id != newest.Vintage.Id))
        {
            bool milestones = vintage.Id == ComputeTrendsStudy.PaperVintage;
            Series then = Series.Of(
                data.Read(vintage.Id).Systems.Where(s => s.Published >= From && (milestones || s.Notability.Count > 0)), measure, Chronology.Gregorian);
            if (then.Count < EnoughToScore)
            {
                continue;
            }

            DateOnly cut = then.Systems[^1].Published!.Value;
            Series later = now.Where(i => now.Systems[i].Published > cut);
            if (later.Count < EnoughToScore)
            {
                continue;
            }

            LogLinearTrend trend = LogLinearTrend.Fit(then.Years, then.Log10Values);
            double error = Enumerable.Range(0, later.Count).Average(i => later.Log10Values[i] - trend.At(later.Years[i]));
            _scores.Add(new Score(vintage.Id, cut, then.Count, later.Count, Projection.Coverage(trend, later, Level), error));
        }
    }

    public IReadOnlyList<Finding> Findings =>
    [
        .. _scores.SelectMany(score => new[]
        {
            Finding(score, "coverage", $"Share of later notable systems inside the 90 % band of vintage {score.Vintage}", score.Coverage, NumberText.Fixed(score.Coverage, 2), "share"),
            Finding(score, "mean-error", $"Mean distance of later notable systems from the trend of vintage {score.Vintage}", score.MeanError, NumberText.Fixed(score.MeanError, 2), "OOM"),
        }),
    ];

    public Table Table => new(
        "backtest",
        "What each earlier vintage's trend said of the systems that came after it",
        [
            new Column("Trend of vintage"),
            new Column("Fitted to"),
            new Column("n fitted", Alignment.Right),
            new Column("n later", Alignment.Right),
            new Column("Inside its 90 % band", Alignment.Right),
            new Column("Mean error (OOM)", Alignment.Right),
        ],
        [.. _scores.Select(s => (IReadOnlyList<string>)
        [
            s.Vintage,
            s.Cut.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            s.Fitted.ToString(CultureInfo.InvariantCulture),
            s.Later.ToString(CultureInfo.InvariantCulture),
            $"{NumberText.Fixed(100 * s.Coverage, 0)} %",
            NumberText.Fixed(s.MeanError, 2),
        ])],
        $"Log-linear trend of notable systems since {From.Year} as known then; later systems from vintage {_newestId}. A good band holds 90 %; a mean error above zero says that compute grew faster than the trend.");

    public string Sentence => _scores.Count == 0
        ? "No earlier vintage has enough systems to be scored."
        : $"Backtest: the 90 % band of the trend as drawn from vintage {_scores[0].Vintage} held {NumberText.Fixed(100 * _scores[0].Coverage, 0)} % of the {_scores[0].Later} notable systems that came after.";

    public string? Warning => _scores.Any(s => s.Coverage < Level - 3 * Math.Sqrt(Level * (1 - Level) / s.Later))
        ? "At least one earlier trend's 90 % band held fewer later systems than it claimed: read the bands of the projection as too narrow."
        : null;

    private static Finding Finding(Score score, string id, string label, double value, string text, string unit) => new()
    {
        Id = $"{ComputeTrendsStudy.StudyId}/backtest/{score.Vintage}/{id}",
        Label = label,
        Value = value,
        Text = text,
        Unit = unit,
        N = score.Later,
        Rule = $"notable systems since {From.Year}",
        Vintage = score.Vintage,
    };

    private sealed record Score(string Vintage, DateOnly Cut, int Fitted, int Later, double Coverage, double MeanError);
}
