using Forecast.Data;
using Forecast.Fitting.Results;
using Forecast.Projections;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The answers to one question of hardware.</summary>
/// <param name="Question">The question.</param>
/// <param name="Then">The trend of the chips known when a number was published.</param>
/// <param name="Now">The trend of all chips.</param>
internal sealed record HardwareRow(HardwareQuestion Question, TrendForecast Then, TrendForecast Now)
{
    /// <summary>All chips' answer as text.</summary>
    public string NowText => Text(Number(Now));

    /// <summary>The answer of the chips known then, as text.</summary>
    public string ThenText => Text(Number(Then));

    /// <summary>The published doubling time, where it is one.</summary>
    public Estimate? Printed => Question.Published is { } p && !Question.AsFactor
        ? new Estimate(Value(p.Value), new Interval(Value(p.Low ?? p.Value), Value(p.High ?? p.Value), 0.95))
        : null;

    /// <summary>Fits a question twice.</summary>
    public static HardwareRow Of(ChipTable chips, HardwareQuestion question, double level) => new(
        question,
        TrendForecast.Of(chips.Series(question, question.AsOf), question.Rule, level, null),
        TrendForecast.Of(chips.Series(question, DateOnly.MaxValue), question.Rule, level, null));

    /// <summary>The doubling time in years, or the growth factor of a year.</summary>
    public Estimate Number(TrendForecast trend) => Question.AsFactor ? trend.GrowthFactor : trend.Trend.DoublingTime(trend.Level);

    private static double Value(string digits) => Studies.Printed.Parse(digits).Value;

    private static string Text(Estimate e) => NumberText.WithInterval(e);
}
