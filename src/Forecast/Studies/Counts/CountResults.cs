using Forecast.Fitting.Random;
using Forecast.Projections;

namespace Forecast.Studies.Counts;

/// <summary>What the backtest of the counts gave: scores by horizon, the law chosen and the widening.</summary>
internal sealed class CountResults
{
    public CountResults(CountBacktest backtest, ulong seed)
    {
        Backtest = backtest;
        Key = new StreamKey(seed).Child("count-scores");
        Horizons =
        [
            .. Enumerable.Range(1, CountPlan.MostAhead).Select(ahead => new CountHorizon(ahead, backtest.Projected, Key)),
        ];
        Together = new CountHorizon(0, backtest.Projected, Key);
        Choice = new LawChoice(backtest, Key.Child("law"));
        Widening = new CountWidening(backtest.Projected);
        Printed =
        [
            .. Enumerable.Range(1, CountPlan.MostAhead).Select(ahead => new CountHorizon(ahead, backtest.Printed, Key.Child("all"))),
        ];
        PrintedLate = new CountHorizon(
            0, backtest.Printed.Where(score => score.Year > CountPlan.ChoiceUntil), Key.Child("all"));
        PrintedWidening = new CountWidening(backtest.Printed);
    }

    public CountBacktest Backtest { get; }

    /// <summary>Stream of the resamples.</summary>
    public StreamKey Key { get; }

    /// <summary>One to four calendar years ahead.</summary>
    public IReadOnlyList<CountHorizon> Horizons { get; }

    /// <summary>All of them together.</summary>
    public CountHorizon Together { get; }

    public LawChoice Choice { get; }

    /// <summary>What forecasts of known systems ask for.</summary>
    public CountWidening Widening { get; }

    /// <summary>Scores of what the projection prints, all notable systems, outcomes scaled up to all.</summary>
    public IReadOnlyList<CountHorizon> Printed { get; }

    /// <summary>Those of them after the years that a law is chosen by.</summary>
    public CountHorizon PrintedLate { get; }

    /// <summary>What they ask for: the projection widens by it.</summary>
    public CountWidening PrintedWidening { get; }

    /// <summary>What all notable systems' rates are widened by: the larger factor of both scorings at each horizon.</summary>
    public IntervalInflation Rule => new(
        [.. Enumerable.Range(1, CountPlan.MostAhead).Select(
            ahead => ((double)ahead, Math.Max(Widening.Rule.Factor(ahead), PrintedWidening.Rule.Factor(ahead))))]);
}
