using Forecast.Data;
using Forecast.Fitting.Results;
using Forecast.Projections;

namespace Forecast.Studies.Backtest;

/// <summary>Who forecasts.</summary>
internal enum Forecaster
{
    Stacked,
    LogLinear,
    Naive,
    Broken,
    Quadratic,
    Saturating,
    Equal,
}

/// <summary>The scores of one forecast of one outcome, in orders of magnitude but for the transform.</summary>
internal readonly record struct Scores(double Crps, double Log, double Pit);

/// <summary>One system that came, and what was said of it from one origin.</summary>
/// <param name="Vintage">The table that the forecast was made from.</param>
/// <param name="Origin">The cut: nothing published later was known.</param>
/// <param name="Months">The horizon.</param>
/// <param name="Window">Middle of the window that the system was published in.</param>
/// <param name="System">The system.</param>
/// <param name="Value">log10 of what came, by the newest table.</param>
/// <param name="Of">Scores by forecaster.</param>
/// <param name="Points">Evenly spaced quantiles of the stacked forecast, an odd number of them.</param>
internal sealed record OutcomeScore(
    string Vintage, DateOnly Origin, int Months, DateOnly Window, MlSystem System, double Value, Scores[] Of, double[] Points)
{
    /// <summary>Median of the stacked forecast.</summary>
    public double Median => Points[Points.Length / 2];

    /// <summary>Central interval of the stacked forecast.</summary>
    public required IReadOnlyList<Interval> Intervals { get; init; }

    /// <summary>How far the interval of a level would have had to be stretched about the median to hold the outcome.</summary>
    public double Stretch(double level)
    {
        Interval interval = Intervals.First(i => i.Level == level);
        return WideningRule.Stretch(interval.Low, Median, interval.High, Value);
    }
}
