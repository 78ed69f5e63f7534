using Forecast.Data;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Studies.Backtest;

/// <summary>What is forecast: a measure of the systems that were the frontier of it when they appeared.</summary>
internal sealed record BacktestTarget(Measure Measure)
{
    public static readonly DateOnly From = new(2010, 1, 1);

    public static readonly FrontierRule Rule = FrontierRule.Parse("top-10");

    /// <summary>Training compute: what is projected.</summary>
    public static BacktestTarget Compute { get; } = new(Measure.Find("training-compute"));

    /// <summary>Both measures scored.</summary>
    public static IReadOnlyList<BacktestTarget> All { get; } = [Compute, new(Measure.Find("parameters"))];

    /// <summary>The rows in words.</summary>
    public static string RuleText => $"notable systems, {Rule.Description}, published since {From.Year}";

    /// <summary>The rows of a table. The rule looks back only: rows up to a day are chosen as they would have been on that day.</summary>
    /// <remarks>The paper's own table holds milestone systems alone, and does not say of each why.</remarks>
    public Series Of(Dataset dataset)
    {
        bool milestones = dataset.Vintage.Id == ComputeTrendsStudy.PaperVintage;
        Series frontier = Rule.Apply(Series.Of(
            dataset.Systems.Where(system => milestones || system.Notability.Count > 0), Measure, Chronology.Gregorian));
        return frontier.Where(i => frontier.Systems[i].Published >= From);
    }
}
