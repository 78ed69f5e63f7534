using Forecast.Fitting.Random;
using Forecast.Projections;

namespace Forecast.Studies.Backtest;

/// <summary>One measure's run with its scores by horizon and its widening.</summary>
internal sealed class MeasureBacktest
{
    private readonly StreamKey _key;
    private readonly Dictionary<(string Vintage, int Months), HorizonScores> _byVintage = [];
    private readonly Dictionary<int, WidenedScores> _widened;

    public MeasureBacktest(BacktestRun run, ulong seed)
    {
        Run = run;
        _key = new StreamKey(seed).Child("backtest-scores");
        Horizons = [.. BacktestPlan.Horizons.Select(months => new HorizonScores(run.Target, months, run.Scores, _key)).Where(scores =>
            scores.Count > 0)];
        var widening = new Widening(run.Scores);
        Rule = widening.Rule;
        _widened = Horizons.ToDictionary(scores => scores.Months, scores => WidenedScores.Of(scores, widening));
    }

    public BacktestRun Run { get; }

    /// <summary>The horizons with an outcome.</summary>
    public IReadOnlyList<HorizonScores> Horizons { get; }

    /// <summary>What projections of the measure are widened by.</summary>
    public IntervalInflation Rule { get; }

    public string Id => Run.Target.Measure.Id;

    public string Title => Run.Target.Measure.Title;

    /// <summary>The scores of a horizon once widened.</summary>
    public WidenedScores Widened(HorizonScores scores) => _widened[scores.Months];

    /// <summary>The scores of the forecasts from one table.</summary>
    public HorizonScores From(VintageForecasts vintage, int months)
    {
        (string, int) name = (vintage.Vintage.Id, months);
        return _byVintage.TryGetValue(name, out HorizonScores? known)
            ? known
            : _byVintage[name] = new HorizonScores(Run.Target, months, vintage.Scores, _key.Child(vintage.Vintage.Id));
    }

    /// <summary>The scores of what each earlier table would have foretold on its own day: from the last origin that it reaches.</summary>
    public IReadOnlyList<HorizonScores> OwnDays() =>
    [
        .. from vintage in Run.Vintages
        where vintage.Vintage.Id != Run.Newest.Vintage.Id
        from months in BacktestPlan.Horizons
        let own = vintage.Scores.Where(score => score.Origin == vintage.Origins[^1].Origin)
        let scores = new HorizonScores(Run.Target, months, own, _key.Child(vintage.Vintage.Id))
        where scores.Count > 0
        select scores,
    ];
}
