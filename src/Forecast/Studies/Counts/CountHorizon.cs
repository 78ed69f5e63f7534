using Forecast.Fitting.Random;
using Forecast.Fitting.Scoring;
using Forecast.Studies.Backtest;

namespace Forecast.Studies.Counts;

/// <summary>The scores of the projection's forecasts of counts so many calendar years ahead.</summary>
/// <remarks>
/// Mean scores are of outcome years, each counted once as the mean of all forecasts of its counts; coverage counts every forecast. Blocks
/// and autocovariances reach as far as the horizon, in years.
/// </remarks>
internal sealed class CountHorizon
{
    private readonly CountScore[][] _years;
    private readonly StreamKey _key;

    /// <summary>Gathers scores.</summary>
    /// <param name="ahead">Calendar years ahead; 0 for all of 1 to 4 together, whose blocks are four years long.</param>
    /// <param name="scores">Scores to choose from.</param>
    /// <param name="key">Stream of the resamples.</param>
    public CountHorizon(int ahead, IEnumerable<CountScore> scores, StreamKey key)
    {
        (Ahead, _key) = (ahead, key.Child((ulong)ahead));
        All = [.. scores.Where(score => (ahead == 0 || score.Ahead == ahead) && score.Forecast is not null)];
        _years = [.. All.GroupBy(score => score.Year).OrderBy(year => year.Key).Select(year => year.ToArray())];
    }

    /// <summary>Calendar years ahead, 0 for all together.</summary>
    public int Ahead { get; }

    /// <summary>The forecasts.</summary>
    public IReadOnlyList<CountScore> All { get; }

    /// <summary>Years with an outcome.</summary>
    public int Years => _years.Length;

    private int Steps => Ahead == 0 ? CountPlan.MostAhead : Ahead;

    /// <summary>Share of outcomes in the intervals of a level: 0, 1 or 2 for 50, 80 and 90 %.</summary>
    public BlockedShare Coverage(int level) => Share(score => score.Of(CountForecaster.Logistic).Held[level]);

    /// <summary>
    /// Share of transforms, drawn within their lumps, in the middle 90 %: what the interval would hold if it could end within a count.
    /// </summary>
    public BlockedShare Transformed => Share(score => score.Of(CountForecaster.Logistic).Transform is >= 0.05 and <= 0.95);

    /// <summary>Share of outcomes in the 90 % intervals once stretched.</summary>
    public BlockedShare Coverage(Func<CountScore, double> factor) => Share(score => score.Stretch <= factor(score));

    /// <summary>Share of outcomes in a forecaster's 90 % intervals.</summary>
    public double Held(CountForecaster forecaster) => All.Average(score => score.Of(forecaster).Held[2] ? 1.0 : 0);

    /// <summary>Share of outcomes above a forecaster's median, ties drawn.</summary>
    public double AboveMedian(CountForecaster forecaster) => All.Average(score => score.Of(forecaster).Transform > 0.5 ? 1.0 : 0);

    /// <summary>Share of outcomes above the median of the transform: half where forecasts are not biased.</summary>
    public BlockedShare Above => Share(score => score.Of(CountForecaster.Logistic).Transform > 0.5);

    /// <summary>Mean miss, ln((1 + outcome)/(1 + median rate)).</summary>
    public double Miss => _years.Average(year => year.Average(score => score.Miss));

    /// <summary>A forecaster's mean CRPS of ln(1 + count).</summary>
    public double CrpsOfLog(CountForecaster forecaster) => Means(forecaster, marks => marks.CrpsOfLog).Average();

    /// <summary>A forecaster's mean CRPS in systems.</summary>
    public double Crps(CountForecaster forecaster) => Means(forecaster, marks => marks.Crps).Average();

    /// <summary>A forecaster's mean log score; not finite for one that was certain and wrong.</summary>
    public double LogScore(CountForecaster forecaster) => Means(forecaster, marks => marks.Log).Average();

    /// <summary>Mean CRPS of ln(1 + count) of the projection once stretched.</summary>
    public double StretchedCrps(Func<CountScore, double> factor) => _years.Average(year => year.Average(score =>
        factor(score) is var f && f > 1
            ? score.Forecast!.Stretched(f).CrpsOfLog(score.Outcome)
            : score.Of(CountForecaster.Logistic).CrpsOfLog));

    /// <summary>By what share one forecaster's CRPS of ln(1 + count) is lower than another's.</summary>
    /// <param name="own">The one.</param>
    /// <param name="against">The other.</param>
    public Skill Skill(CountForecaster own, CountForecaster against)
    {
        double[] first = Means(own, marks => marks.CrpsOfLog), second = Means(against, marks => marks.CrpsOfLog);
        double reference = second.Average();
        DieboldMariano? test = first.Length >= 3 && Steps <= first.Length / 2
            ? DieboldMariano.Of(first, second, Steps, _key, BacktestPlan.ScoreLevel, resamples: 1)
            : null;
        return new Skill(1 - first.Average() / reference, test, reference);
    }

    private BlockedShare Share(Func<CountScore, bool> isCounted) => BlockedShare.Of(
        [.. _years.Select(year => year.Count(isCounted))],
        [.. _years.Select(year => year.Length)],
        Steps,
        _key.Child("coverage"),
        BacktestPlan.ScoreLevel);

    private double[] Means(CountForecaster forecaster, Func<CountMarks, double> of) =>
        [.. _years.Select(year => year.Average(score => of(score.Of(forecaster))))];
}
