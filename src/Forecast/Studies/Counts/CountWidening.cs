using Forecast.Projections;

namespace Forecast.Studies.Counts;

/// <summary>The widening that the backtest of the counts asks for, by the rule of the other projections.</summary>
/// <remarks>
/// A factor multiplies the distance of the rate from its median in logarithms. It is found from the newest table's rows by date, since the
/// tables before 2024 counted other systems as notable.
/// </remarks>
internal sealed class CountWidening
{
    private readonly IReadOnlyList<CountScore> _scores;
    private readonly Dictionary<int, IntervalInflation> _otherYears = [], _before = [];

    public CountWidening(IReadOnlyList<CountScore> scores) => (_scores, Rule) = (scores, Of(scores));

    /// <summary>The factors from all forecasts.</summary>
    public IntervalInflation Rule { get; }

    /// <summary>The factor of a forecast by all forecasts, itself among them.</summary>
    public double InSample(CountScore score) => Rule.Factor(score.Ahead);

    /// <summary>The factor by the outcomes of other years.</summary>
    public double WithoutYear(CountScore score) => Kept(_otherYears, score.Year, other => other.Year != score.Year).Factor(score.Ahead);

    /// <summary>The factor by the outcomes of years that were over when the forecast was made.</summary>
    public double FromEarlier(CountScore score) =>
        Kept(_before, score.Origin.Year, other => other.Year < score.Origin.Year).Factor(score.Ahead);

    private static IntervalInflation Of(IEnumerable<CountScore> scores)
    {
        ILookup<int, double> stretches = scores.ToLookup(score => score.Ahead, score => score.Stretch);
        return WideningRule.Of(
            [.. Enumerable.Range(1, CountPlan.MostAhead).Select(ahead => ((double)ahead, (IReadOnlyList<double>)[.. stretches[ahead]]))]);
    }

    private IntervalInflation Kept(Dictionary<int, IntervalInflation> rules, int year, Func<CountScore, bool> keep)
    {
        if (!rules.TryGetValue(year, out IntervalInflation? rule))
        {
            rules[year] = rule = Of(_scores.Where(keep));
        }

        return rule;
    }
}
