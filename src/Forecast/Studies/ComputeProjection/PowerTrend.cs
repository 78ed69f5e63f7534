using Forecast.Data;
using Forecast.Fitting.Results;
using Forecast.Projections;

namespace Forecast.Studies.ComputeProjection;

/// <summary>How fast the power that the largest runs draw grows, beside what is said to be feasible by 2030.</summary>
internal sealed class PowerTrend
{
    private const double Level = 0.9;
    private const int Year = 2030;
    private const string Others = "Scaling through 2030 (Epoch AI, 2024)";

    private readonly Dataset _dataset;
    private readonly TrendForecast _trend;
    private readonly Series _all;
    private readonly LargestRun _largest;
    private readonly Estimate _largestThen;
    private readonly StudyPlan _plan;

    private PowerTrend(Dataset dataset, Series all, TrendForecast trend, StudyPlan plan)
    {
        (_dataset, _all, _trend, _plan) = (dataset, all, trend, plan);
        _largest = new LargestRun(trend, plan);
        _largestThen = _largest.At(Year);
    }

    public IReadOnlyList<Finding> Numbers
    {
        get
        {
            var basis = new Basis(
                "power",
                _trend.Series.Count,
                $"top 10 in power at release, since {TrainingCost.Since.Year}",
                _dataset.Vintage.Id);
            Estimate growth = _trend.GrowthFactor;
            return
            [
                basis.Number(
                    "growth",
                    "Growth of the power drawn by the largest training runs",
                    growth.Value,
                    "times/year",
                    growth.Interval),
                (basis with { Seed = _plan.Seed }).Number(
                    "largest-2030",
                    "Power of the largest run of 1 January 2030 at that growth",
                    _largestThen.Value,
                    "W",
                    _largestThen.Interval,
                    $"{Gigawatts(_largestThen)} GW"),
            ];
        }
    }

    public string Sentence =>
        $"The power drawn by the largest runs grew {NumberText.WithInterval(_trend.GrowthFactor)} "
        + $"times a year since {TrainingCost.Since.Year} (90 %, n = {_trend.Series.Count}, vintage {_dataset.Vintage.Id}); "
        + $"the largest known, {_largest.System.Name} with {NumberText.Significant(_largest.Value / 1e6, 2)} MW, is followed at that "
        + $"growth by {Gigawatts(_largestThen)} GW at the start of 2030. Campuses of 1 to 5 GW and distributed training with 2 to 45 GW "
        + $"were judged feasible by then.";

    public Table Table => new(
        "power",
        "Power of the largest training runs",
        [new Column("What"), new Column("Number"), new Column("Source")],
        [
 [
                "growth since 2016, top 10 in power at release",
                $"{NumberText.WithInterval(_trend.GrowthFactor)} times a year",
                $"ours, vintage {_dataset.Vintage.Id}, n = {_trend.Series.Count}, 90 %"
            ],
 [
                $"largest run known: {_largest.System.Name}",
                $"{NumberText.Significant(_largest.Value / 1e6, 2)} MW",
                $"vintage {_dataset.Vintage.Id}"
            ],
            ["largest run of 1 January 2030 at that growth", $"{Gigawatts(_largestThen)} GW", "ours, one growth a path, 90 %"],
            ["a single campus by 2030", "1–5 GW, for 1e28–3e29 FLOP", Others],
            ["distributed over campuses by 2030", "2–45 GW", Others],
            ["largest feasible run by 2030", "2e29 FLOP", Others],
        ],
        "The published rows are judgements of supply; nothing at hand verifies them, so that they have no verdict.");

    public NamedFigure Figure
    {
        get
        {
            Figures.Figure figure = TrendFigure.Of(
                _trend,
                _all,
                "Top 10 at release",
                "Power drawn in training, carried to 2030",
                _dataset.Vintage.Credit);
            Figures.Layer[] layers =
            [
                .. figure.Layers,
                new Figures.HorizontalRule(9, "1 GW"),
                new Figures.HorizontalRule(9.69897, "5 GW: largest campus judged feasible by 2030"),
            ];
            return new NamedFigure("power", figure with { Layers = layers });
        }
    }

    public IEnumerable<string> Warnings => _trend.Warnings.Select(warning => $"Power: {warning}");

    public static PowerTrend Of(Dataset dataset, StudyPlan plan)
    {
        FrontierRule top = FrontierRule.Parse("top-10");
        Series all = Series.Of(dataset.Systems, Measure.Find("power"), Chronology.Gregorian);
        Series frontier = top.Apply(all);
        Series since = frontier.Where(i => frontier.Systems[i].Published >= TrainingCost.Since);
        return new PowerTrend(
            dataset,
            all.Where(i => all.Systems[i].Published >= TrainingCost.Since),
            TrendForecast.Of(since, top, Level, Year),
            plan);
    }

    private static string Gigawatts(Estimate watts) => NumberText.WithInterval(watts.Value / 1e9, watts.Interval.Map(w => w / 1e9));
}
