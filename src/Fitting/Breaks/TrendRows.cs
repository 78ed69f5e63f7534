namespace Forecast.Fitting.Breaks;

/// <summary>The rows of a trend in the order of time, with time from -1 to 1 and values as residuals of their straight line.</summary>
/// <remarks>
/// Every model here holds a straight line, so taking one out of the values changes no break and no residual, and the sums that the
/// searches are made of then lose no digits to it.
/// </remarks>
internal sealed class TrendRows
{
    private readonly double _middle;
    private readonly double _half;

    public TrendRows(ReadOnlySpan<double> times, ReadOnlySpan<double> values)
    {
        Count = times.Length;
        Order = [.. Enumerable.Range(0, Count)];
        Times = times.ToArray();
        Values = values.ToArray();
        Array.Sort(Order, (a, b) => Times[a] != Times[b] ? Times[a].CompareTo(Times[b]) : a.CompareTo(b));
        Times = [.. Order.Select(i => Times[i])];
        Values = [.. Order.Select(i => Values[i])];
        _middle = 0.5 * (Times[0] + Times[^1]);
        _half = 0.5 * (Times[^1] - Times[0]);
        X = [.. Times.Select(t => (t - _middle) / _half)];
        Y = Regression.LinearTrend.Fit(X, Values).Points.Select(point => point.Residual).ToArray();
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Place of each row among those given.</summary>
    public int[] Order { get; }

    /// <summary>Times as given, ascending.</summary>
    public double[] Times { get; }

    /// <summary>Values as given, in the order of time.</summary>
    public double[] Values { get; }

    /// <summary>Times from -1 to 1.</summary>
    public double[] X { get; }

    /// <summary>Values less their straight line.</summary>
    public double[] Y { get; }

    /// <summary>The time of a place between -1 and 1.</summary>
    public double Time(double x) => Math.FusedMultiplyAdd(_half, x, _middle);

    /// <summary>The place between -1 and 1 of a time.</summary>
    public double Place(double time) => (time - _middle) / _half;
}
