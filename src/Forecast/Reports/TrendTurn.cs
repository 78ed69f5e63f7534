using Forecast.Projections;

namespace Forecast.Reports;

/// <summary>A break of a trend, ready to be printed.</summary>
/// <param name="At">The date.</param>
/// <param name="Value">The same in the unit of the fit's times.</param>
/// <param name="Intervals">Its intervals, the one to trust first.</param>
/// <param name="Print">How a time is printed.</param>
public sealed record TrendTurn(string At, double Value, IReadOnlyList<BreakInterval> Intervals, Func<double, string> Print)
{
    /// <summary>An interval as printed.</summary>
    public string Text(BreakInterval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        return $"{End(interval.Interval.Low)} to {End(interval.Interval.High)}";
    }

    /// <summary>An end of an interval as printed; an ellipsis where the data do not bound it.</summary>
    public string End(double time) => double.IsFinite(time) ? Print(time) : "…";
}
