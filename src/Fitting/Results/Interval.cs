namespace Forecast.Fitting.Results;

/// <summary>A range said to hold a quantity with a given probability or confidence.</summary>
/// <param name="Low">Lower end, in the unit of the quantity; may be minus infinity.</param>
/// <param name="High">Upper end, in the unit of the quantity; may be plus infinity.</param>
/// <param name="Level">Coverage claimed, strictly between 0 and 1: 0.9 for a 90 % interval.</param>
public readonly record struct Interval(double Low, double High, double Level)
{
    /// <summary>Whether the value lies in the range, ends included.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>The interval with both ends put through an increasing function.</summary>
    public Interval Map(Func<double, double> increasing)
    {
        ArgumentNullException.ThrowIfNull(increasing);
        return new Interval(increasing(Low), increasing(High), Level);
    }
}
