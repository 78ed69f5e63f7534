using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Bayes.BrokenTrends;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The eras of a series: number and dates of the breaks of its trend and the growth between them, jointly uncertain.</summary>
internal sealed class OwnProjectionEras
{
    private const double Level = OwnProjection.Level;

    private static readonly BrokenTrendPlan _plan = new() { Chains = 4, Draws = 1000, WarmUp = 12_000, Moves = 8 };

    private readonly string _id, _title;
    private readonly Series _series;
    private readonly Vintage _vintage;
    private readonly StudyPlan _study;
    private readonly BrokenTrendPosterior _posterior;

    private OwnProjectionEras(string id, string title, Series series, Vintage vintage, StudyPlan study, BrokenTrendPosterior posterior) =>
        (_id, _title, _series, _vintage, _study, _posterior) = (id, title, series, vintage, study, posterior);

    /// <summary>All notable systems of a table.</summary>
    public static Series Notable(Dataset dataset) =>
        Series.Of(dataset.Systems.Where(system => system.Notability.Count > 0), Measure.Find("training-compute"), Chronology.Gregorian);

    /// <summary>The eras of the frontier: those of the broken trend that is stacked.</summary>
    public static OwnProjectionEras Frontier(Backtest.BacktestRun run, StudyPlan study) =>
        new("frontier", $"Frontier since {Backtest.BacktestTarget.From.Year}", run.Now, run.Newest.Vintage, study,
            run.Current.Shapes.Broken);

    public static OwnProjectionEras Of(string id, string title, Series series, Vintage vintage, StudyPlan study,
        CancellationToken cancellation)
    {
        BrokenTrendPrior prior = new BrokenTrendPrior().WithPoisson(1, 3);
        StreamKey key = new StreamKey(study.Seed).Child($"{OwnProjection.Prefix}/eras/{id}");
        return new OwnProjectionEras(id, title, series, vintage, study, BayesianBrokenTrend.Sample(series.Years, series.Log10Values, prior,
            _plan, key, cancellation));
    }

    private BrokenTrendEras Best => _posterior.Given(_posterior.MostProbable);

    public string Sentence
    {
        get
        {
            int breaks = _posterior.MostProbable;
            string probability = $"probability {NumberText.Fixed(_posterior.Probabilities[breaks], 2)}";
            string growths = string.Join(", then ", Enumerable.Range(0, breaks + 1).Select(era => GrowthText(Best.Slope(era, Level))));
            string dates = breaks == 0 ? "" : $", the break{(breaks == 1 ? "" : "s")} at " + string.Join(" and ",
                Enumerable.Range(0, breaks).Select(j => DateText(Best.Date(j, Level))));
            return $"{_title} (n = {_series.Count.ToString(CultureInfo.InvariantCulture)}): most probably {breaks} "
                + $"break{(breaks == 1 ? "" : "s")} ({probability}); growth {growths} times a year{dates} (90 %).";
        }
    }

    public IReadOnlyList<Finding> Findings =>
    [
        .. _posterior.Probabilities.Select((probability, breaks) => Of(
            $"{breaks}-breaks", $"{_title}: probability of {breaks} breaks of the trend", probability, NumberText.Fixed(probability, 2),
                "probability", null)),
        .. Enumerable.Range(0, _posterior.MostProbable).Select(j => Of(
            $"break-{j + 1}", $"{_title}: date of break {j + 1}", Best.Date(j, Level).Value, DateText(Best.Date(j, Level)), "year",
                Best.Date(j, Level).Interval)),
        .. Enumerable.Range(0, _posterior.MostProbable + 1).Select(era => Of(
            $"era-{era + 1}", $"{_title}: growth in era {era + 1}", Elementary.Exp10(Best.Slope(era, Level).Value),
                GrowthText(Best.Slope(era, Level)), "times/year", Best.Slope(era, Level).Interval.Map(s => Elementary.Exp10(s)))),
    ];

    public Table Table => new(
        $"own-eras-{_id}",
        $"{_title}: eras of training compute",
        [new Column("Era"), new Column("Begins"), new Column("Growth (times a year)"), new Column("Doubling time (months)")],
        [.. Enumerable.Range(0, _posterior.MostProbable + 1).Select(era => (IReadOnlyList<string>)
        [
            (era + 1).ToString(CultureInfo.InvariantCulture),
            era == 0 ? _series.Systems[0].Published!.Value.Year.ToString(CultureInfo.InvariantCulture)
                : DateText(Best.Date(era - 1, Level)),
            GrowthText(Best.Slope(era, Level)),
            Months(Best.Slope(era, Level)),
        ])],
        $"Given {_posterior.MostProbable} breaks, the most probable number; probabilities of "
            + $"{string.Join(", ", _posterior.Probabilities.Select((p, k) => $"{k}: {NumberText.Fixed(p, 2)}"))}. "
            + $"Posterior medians with 90 % intervals; dates, slopes and scatter are drawn together. Vintage {_vintage.Id}, n = "
                + $"{_series.Count.ToString(CultureInfo.InvariantCulture)}, "
            + $"prior: Poisson number of mean 1 up to 3, 5 rows a segment.");

    private Finding Of(string id, string label, double value, string text, string unit, Interval? interval) => new()
    {
        Id = $"{OwnProjection.Prefix}/eras/{_id}/{id}",
        Label = label,
        Value = value,
        Text = text,
        Unit = unit,
        Interval = interval,
        N = _series.Count,
        Rule = _id == "notable" ? "notable systems" : Backtest.BacktestTarget.RuleText,
        Vintage = _vintage.Id,
        Seed = _study.Seed,
    };

    private static string DateText(Estimate date) =>
        $"{NumberText.Fixed(date.Value, 1)} [{NumberText.Fixed(date.Interval.Low, 1)}; {NumberText.Fixed(date.Interval.High, 1)}]";

    private static string GrowthText(Estimate slope) =>
        NumberText.WithInterval(Elementary.Exp10(slope.Value), slope.Interval.Map(s => Elementary.Exp10(s)));

    private static string Months(Estimate slope)
    {
        if (slope.Interval.Low <= 0)
        {
            return "no upper bound";
        }

        double Doubling(double growth) => 12 * Elementary.Log10(2) / growth;
        return NumberText.WithInterval(Doubling(slope.Value), new Interval(Doubling(slope.Interval.High), Doubling(slope.Interval.Low),
            Level));
    }
}
