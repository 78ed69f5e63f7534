using System.Globalization;

namespace Forecast.Gpu;

/// <summary>An uncertain quantity over time: one quantity for each year of a grid, all of one draw on one path.</summary>
public sealed partial class QuantityPath
{
    private readonly Quantity[] _quantities;

    /// <summary>A path.</summary>
    /// <param name="timeline">The years.</param>
    /// <param name="quantities">A quantity for each year.</param>
    /// <exception cref="ArgumentException">Not as many quantities as years.</exception>
    public QuantityPath(Timeline timeline, IReadOnlyList<Quantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentNullException.ThrowIfNull(quantities);
        if (timeline.Count != quantities.Count)
        {
            throw new ArgumentException($"A path has a quantity for each year; {quantities.Count} were given for {timeline.Count} years.", nameof(quantities));
        }

        Timeline = timeline;
        _quantities = [.. quantities];
    }

    /// <summary>The years.</summary>
    public Timeline Timeline { get; }

    /// <summary>The quantities, one a year.</summary>
    public IReadOnlyList<Quantity> Quantities => _quantities;

    /// <summary>The quantity of a year.</summary>
    /// <param name="index">Number of the year, from 0.</param>
    public Quantity this[int index] => _quantities[index];

    /// <summary>The same quantity every year.</summary>
    public static QuantityPath Constant(Timeline timeline, Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return timeline.Path(_ => quantity);
    }

    /// <summary>The years themselves, as quantities.</summary>
    public static QuantityPath Years(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return timeline.Path(i => timeline[i]);
    }

    /// <summary>The sum, year by year.</summary>
    public static QuantityPath operator +(QuantityPath a, QuantityPath b) => Combine(a, b, static (x, y) => x + y);

    /// <summary>A quantity added to every year.</summary>
    public static QuantityPath operator +(QuantityPath a, Quantity b) => Map(a, x => x + b);

    /// <summary>A quantity added to every year.</summary>
    public static QuantityPath operator +(Quantity a, QuantityPath b) => Map(b, x => a + x);

    /// <summary>The difference, year by year.</summary>
    public static QuantityPath operator -(QuantityPath a, QuantityPath b) => Combine(a, b, static (x, y) => x - y);

    /// <summary>A quantity taken from every year.</summary>
    public static QuantityPath operator -(QuantityPath a, Quantity b) => Map(a, x => x - b);

    /// <summary>A quantity less that of every year.</summary>
    public static QuantityPath operator -(Quantity a, QuantityPath b) => Map(b, x => a - x);

    /// <summary>The path with its sign turned.</summary>
    public static QuantityPath operator -(QuantityPath a) => Map(a, static x => -x);

    /// <summary>The product, year by year.</summary>
    public static QuantityPath operator *(QuantityPath a, QuantityPath b) => Combine(a, b, static (x, y) => x * y);

    /// <summary>Every year times a quantity.</summary>
    public static QuantityPath operator *(QuantityPath a, Quantity b) => Map(a, x => x * b);

    /// <summary>A quantity times every year.</summary>
    public static QuantityPath operator *(Quantity a, QuantityPath b) => Map(b, x => a * x);

    /// <summary>The quotient, year by year.</summary>
    public static QuantityPath operator /(QuantityPath a, QuantityPath b) => Combine(a, b, static (x, y) => x / y);

    /// <summary>Every year over a quantity.</summary>
    public static QuantityPath operator /(QuantityPath a, Quantity b) => Map(a, x => x / b);

    /// <summary>A quantity over every year.</summary>
    public static QuantityPath operator /(Quantity a, QuantityPath b) => Map(b, x => a / x);

    /// <summary>A function of every year's quantity.</summary>
    /// <param name="path">The path.</param>
    /// <param name="function">Builds the new quantity from the old, such as <see cref="Quantity.Exp"/>.</param>
    public static QuantityPath Map(QuantityPath path, Func<Quantity, Quantity> function)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(function);
        return path.Timeline.Path(i => function(path[i]));
    }

    /// <summary>A function of two paths' quantities, year by year.</summary>
    /// <param name="a">The first path.</param>
    /// <param name="b">The second path, over the same years.</param>
    /// <param name="function">Builds the new quantity from the two, such as <see cref="Quantity.Min"/>.</param>
    /// <exception cref="ArgumentException">The paths are over different years.</exception>
    public static QuantityPath Combine(QuantityPath a, QuantityPath b, Func<Quantity, Quantity, Quantity> function)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(function);
        return a.Timeline.Years.SequenceEqual(b.Timeline.Years)
            ? a.Timeline.Path(i => function(a[i], b[i]))
            : throw new ArgumentException($"Two paths are combined over the same years; one runs {Span(a.Timeline)}, the other {Span(b.Timeline)}.", nameof(b));

        static string Span(Timeline years) => $"from {years[0]:R} to {years[years.Count - 1]:R} in {years.Count} steps";
    }

    /// <summary>The running sum: for each year that of all years up to it.</summary>
    public QuantityPath CumulativeSum() => Timeline.Recurrence(_quantities[0], (sum, i, _) => sum + _quantities[i]);

    /// <summary>The running largest: for each year that of all years up to it.</summary>
    public QuantityPath CumulativeMax() => Timeline.Recurrence(_quantities[0], (largest, i, _) => Quantity.Max(_quantities[i], largest));

    /// <summary>The quantities as outputs of a program, named by the path and the year: <c>stock 2030</c>.</summary>
    /// <param name="name">Name of the path.</param>
    public (string Name, Quantity Quantity)[] Outputs(string name) =>
        [.. _quantities.Select((quantity, i) => ($"{name} {Timeline[i].ToString("R", CultureInfo.InvariantCulture)}", quantity))];
}
