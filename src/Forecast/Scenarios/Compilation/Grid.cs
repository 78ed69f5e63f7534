using Forecast.Gpu;

namespace Forecast.Scenarios.Compilation;

/// <summary>The years of a scenario: each stands for its 1 January.</summary>
/// <param name="First">First year.</param>
/// <param name="Count">Number of years; 0 for a scenario without.</param>
internal readonly record struct Grid(int First, int Count)
{
    /// <summary>The years as a series.</summary>
    public Value Year
    {
        get
        {
            int first = First;
            return new Value([.. Enumerable.Range(0, Count).Select(year => Quantity.Constant(first + year))]);
        }
    }

    /// <summary>The years as the engine takes them.</summary>
    public Timeline Timeline => Timeline.Of(First, First + Count - 1);

    /// <summary>A value as a path; one that is no series is the same in all years.</summary>
    public QuantityPath Path(Value value) => new(Timeline, [.. Enumerable.Range(0, Count).Select(value.At)]);

    /// <summary>A series of which each year follows from the one before.</summary>
    public Value Chain(Quantity start, Func<Quantity, int, Quantity> next)
    {
        var path = new Quantity[Count];
        path[0] = start;
        for (int year = 1; year < Count; year++)
        {
            path[year] = next(path[year - 1], year);
        }

        return new Value(path);
    }
}
