using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;
using Forecast.Fitting.Scoring;

namespace Forecast.Studies.Backtest;

/// <summary>By what share the stacked forecast's mean score is lower than another forecaster's, half-year by half-year.</summary>
/// <param name="Value">1 less the ratio of the mean scores: above 0 where the stacked forecast is better.</param>
/// <param name="Test">Diebold and Mariano's test; null with too few half-years for the horizon.</param>
/// <param name="Reference">The other's mean score.</param>
internal sealed record Skill(double Value, DieboldMariano? Test, double Reference)
{
    /// <summary>The interval of the skill: those differences that the test would not reject, over the other's mean score.</summary>
    public Interval? Interval
    {
        get
        {
            if (Test is null || !double.IsFinite(Test.Statistic) || Test.Statistic == 0)
            {
                return null;
            }

            double error = Math.Abs(Test.Difference / Test.Statistic) / Reference;
            double half = error * new StudentT(Test.N - 1).Quantile(0.5 + BacktestPlan.ScoreLevel / 2);
            return new Interval(Value - half, Value + half, BacktestPlan.ScoreLevel);
        }
    }

    /// <summary>1 where the stacked forecast is better, -1 where worse, 0 where the test shows no difference.</summary>
    public int Sign => Interval is { } interval && !interval.Contains(0) ? Math.Sign(Value) : 0;

    /// <summary>The comparison in a word.</summary>
    public string Word => Sign switch
    {
        > 0 => "better",
        < 0 => "worse",
        _ => "no difference shown",
    };

    /// <summary>The skill in percent with its interval.</summary>
    public string Text => Interval is { } interval
        ? $"{Percent(Value)} [{Percent(interval.Low)}; {Percent(interval.High)}]"
        : $"{Percent(Value)} (no interval)";

    private static string Percent(double share) => $"{NumberText.Fixed(100 * share, 0)} %";
}
