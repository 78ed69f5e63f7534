using Forecast.Fitting.Random;

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
    }

    public CountBacktest Backtest { get; }

    /// <summary>Stream of the resamples.</summary>
    public StreamKey Key { get; }

    /// <summary>One to four calendar years ahead.</summary>
    public IReadOnlyList<CountHorizon> Horizons { get; }

    /// <summary>All of them together.</summary>
    public CountHorizon Together { get; }

    public LawChoice Choice { get; }

    public CountWidening Widening { get; }
}
