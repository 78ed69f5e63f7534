namespace Forecast.Fitting.Breaks;

/// <summary>What happens to a trend at a break.</summary>
public enum BreakShape
{
    /// <summary>The slope changes and the line stays in one piece: a segmented, or broken-line, trend.</summary>
    Kink,

    /// <summary>Level and slope both change: each segment has a line of its own, a structural break.</summary>
    Jump,
}
