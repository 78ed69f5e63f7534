using Forecast.Projections;

namespace Forecast.Studies.Backtest;

/// <summary>
/// The widening that the backtest of a measure asks for, and what it would have been without the forecasts that it is tried on.
/// </summary>
internal sealed class Widening
{
    private readonly IReadOnlyList<OutcomeScore> _scores;
    private readonly Dictionary<string, IntervalInflation> _without = [];

    public Widening(IEnumerable<OutcomeScore> scores)
    {
        _scores = [.. scores];
        Rule = Of(_scores);
    }

    /// <summary>The factors from all forecasts: those that projections are widened by.</summary>
    public IntervalInflation Rule { get; }

    /// <summary>The factor of a forecast by all forecasts, itself among them.</summary>
    public double InSample(OutcomeScore score) => Rule.Factor(Years(score.Months));

    /// <summary>The factor by the forecasts from other tables.</summary>
    public double WithoutVintage(OutcomeScore score) =>
        Without($"vintage {score.Vintage}", other => other.Vintage != score.Vintage).Factor(Years(score.Months));

    /// <summary>The factor by the forecasts of outcomes of other calendar years.</summary>
    public double WithoutYear(OutcomeScore score)
    {
        int year = score.System.Published!.Value.Year;
        return Without($"year {year}", other => other.System.Published!.Value.Year != year).Factor(Years(score.Months));
    }

    /// <summary>The factor by the forecasts whose outcomes had come when this one was made: what could have been known.</summary>
    public double FromEarlier(OutcomeScore score) =>
        Without($"origin {score.Origin:O}", other => other.System.Published <= score.Origin).Factor(Years(score.Months));

    private static double Years(int months) => months / 12.0;

    private static IntervalInflation Of(IEnumerable<OutcomeScore> scores)
    {
        ILookup<int, double> stretches = scores.ToLookup(score => score.Months, score => score.Stretch(WideningRule.Level));
        return WideningRule.Of([.. BacktestPlan.Horizons.Select(months => (Years(months), (IReadOnlyList<double>)[.. stretches[months]]))]);
    }

    private IntervalInflation Without(string name, Func<OutcomeScore, bool> keep)
    {
        if (!_without.TryGetValue(name, out IntervalInflation? rule))
        {
            _without[name] = rule = Of(_scores.Where(keep));
        }

        return rule;
    }
}
