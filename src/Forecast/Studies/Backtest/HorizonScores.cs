using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Scoring;

namespace Forecast.Studies.Backtest;

/// <summary>The scores of one measure at one horizon, from all tables or from one.</summary>
/// <remarks>
/// Mean scores are of half-years: each half-year of outcomes counts once, as the mean of all forecasts of its systems. Coverage counts
/// every forecast of every system. Forecasts made h months ahead at origins half a year apart overlap: blocks are h months long.
/// </remarks>
internal sealed class HorizonScores
{
    private readonly StreamKey _key;
    private readonly OutcomeScore[][] _windows;
    private readonly Dictionary<double, BlockedShare> _coverage = [];
    private readonly Dictionary<Forecaster, Skill> _skill = [];

    public HorizonScores(BacktestTarget target, int months, IEnumerable<OutcomeScore> scores, StreamKey key)
    {
        (Target, Months, _key) = (target, months, key.Child(target.Measure.Id).Child((ulong)months));
        Outcomes = [.. scores.Where(score => score.Months == months)];
        _windows = [.. Outcomes.GroupBy(score => score.Window).OrderBy(window => window.Key).Select(window => window.ToArray())];
    }

    public BacktestTarget Target { get; }

    public int Months { get; }

    /// <summary>The forecasts scored.</summary>
    public IReadOnlyList<OutcomeScore> Outcomes { get; }

    /// <summary>Number of forecasts scored.</summary>
    public int Count => Outcomes.Count;

    /// <summary>Half-years with an outcome.</summary>
    public int Windows => _windows.Length;

    /// <summary>Different systems among the outcomes.</summary>
    public int Systems => Outcomes.Select(score => score.System.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Half of the outcomes lay within so many orders of magnitude of the stacked forecast's median.</summary>
    public double MedianMiss => Quantiles.OfSorted(
        Quantiles.Sorted([.. Outcomes.Select(score => Math.Abs(score.Value - score.Median))]), 0.5);

    /// <summary>Mean distance of the outcomes from the median: above 0 where more came than was foretold.</summary>
    public double Bias => Outcomes.Average(score => score.Value - score.Median);

    /// <summary>A forecaster's mean CRPS, in orders of magnitude.</summary>
    public double Crps(Forecaster forecaster) => Means(forecaster, score => score.Crps).Average();

    /// <summary>A forecaster's mean log score.</summary>
    public double LogScore(Forecaster forecaster) => Means(forecaster, score => score.Log).Average();

    /// <summary>The share of outcomes that the stacked forecast's intervals of a level held.</summary>
    public BlockedShare Coverage(double level) => _coverage.TryGetValue(level, out BlockedShare? known)
        ? known
        : _coverage[level] = Coverage(level, _ => 1);

    /// <summary>The share that they would have held if each had been stretched by a factor about its median.</summary>
    public BlockedShare Coverage(double level, Func<OutcomeScore, double> factor) => BlockedShare.Of(
        [.. _windows.Select(window => window.Count(score => score.Stretch(level) <= factor(score)))],
        [.. _windows.Select(window => window.Length)],
        BacktestPlan.Steps(Months),
        _key.Child("coverage"),
        BacktestPlan.ScoreLevel);

    /// <summary>Mean CRPS of the stacked forecast with intervals stretched.</summary>
    public double WidenedCrps(Func<OutcomeScore, double> factor) => _windows.Average(window => window.Average(score =>
    {
        double stretch = factor(score), median = score.Median;
        return Fitting.Scoring.Crps.OfDraws(Array.ConvertAll(score.Points, x => median + stretch * (x - median)), score.Value,
            isFair: false);
    }));

    /// <summary>The stacked forecast's CRPS against another's.</summary>
    public Skill Skill(Forecaster against) => _skill.TryGetValue(against, out Skill? known)
        ? known
        : _skill[against] = Compared(against, score => score.Crps);

    /// <summary>The transforms of the stacked forecasts.</summary>
    public double[] Transforms() => [.. Outcomes.Select(score => score.Of[(int)Forecaster.Stacked].Pit)];

    private Skill Compared(Forecaster against, Func<Scores, double> score)
    {
        double[] first = Means(Forecaster.Stacked, score), second = Means(against, score);
        double reference = second.Average();
        int steps = BacktestPlan.Steps(Months);

        // One resample: the interval shown is that of the test, not the one by blocks, which is unlike it where blocks are half of the
        // rows.
        DieboldMariano? test = first.Length >= 3 && steps <= first.Length / 2
            ? DieboldMariano.Of(first, second, steps, _key, BacktestPlan.ScoreLevel, resamples: 1)
            : null;
        return new Skill(1 - first.Average() / reference, test, reference);
    }

    private double[] Means(Forecaster forecaster, Func<Scores, double> score) =>
        [.. _windows.Select(window => window.Average(outcome => score(outcome.Of[(int)forecaster])))];
}
