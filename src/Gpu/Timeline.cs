namespace Forecast.Gpu;

/// <summary>A grid of times in decimal years.</summary>
public sealed class Timeline
{
    private readonly double[] _years;

    /// <summary>A grid.</summary>
    /// <param name="years">The times in decimal years, in ascending order.</param>
    /// <exception cref="ArgumentException">No times, one that is not finite, or an order that is not ascending.</exception>
    public Timeline(params ReadOnlySpan<double> years)
    {
        if (years.IsEmpty)
        {
            throw new ArgumentException("A timeline needs at least one year; none was given.", nameof(years));
        }

        for (int i = 0; i < years.Length; i++)
        {
            if (!double.IsFinite(years[i]) || (i > 0 && !(years[i] > years[i - 1])))
            {
                throw new ArgumentException($"The years of a timeline are finite and ascend; year {i + 1} is {years[i]:R}{(i > 0 ? $" after {years[i - 1]:R}" : "")}.", nameof(years));
            }
        }

        _years = years.ToArray();
    }

    /// <summary>The times, in decimal years, ascending.</summary>
    public IReadOnlyList<double> Years => _years;

    /// <summary>Number of times.</summary>
    public int Count => _years.Length;

    /// <summary>A time, in decimal years.</summary>
    /// <param name="index">Its number, from 0.</param>
    public double this[int index] => _years[index];

    /// <summary>Every year from one to another, both included.</summary>
    /// <param name="first">The first year.</param>
    /// <param name="last">The last year, not before the first.</param>
    /// <exception cref="ArgumentException">The last year is before the first.</exception>
    public static Timeline Of(int first, int last)
    {
        if (last < first)
        {
            throw new ArgumentException($"The last year is not before the first; {first} to {last} was given.", nameof(last));
        }

        var years = new double[last - first + 1];
        for (int i = 0; i < years.Length; i++)
        {
            years[i] = first + i;
        }

        return new Timeline(years);
    }

    /// <summary>Years from the time before to this one; 0 for the first.</summary>
    internal double Step(int index) => index == 0 ? 0 : _years[index] - _years[index - 1];

    /// <summary>A path of one quantity for each time.</summary>
    internal QuantityPath Path(Func<int, Quantity> at)
    {
        var quantities = new Quantity[Count];
        for (int i = 0; i < quantities.Length; i++)
        {
            quantities[i] = at(i);
        }

        return new QuantityPath(this, quantities);
    }

    /// <summary>A path each of whose quantities follows from the one before.</summary>
    /// <param name="start">The first quantity.</param>
    /// <param name="next">A quantity from the one before, the number of its time, and the years between.</param>
    internal QuantityPath Recurrence(Quantity start, Func<Quantity, int, double, Quantity> next)
    {
        ArgumentNullException.ThrowIfNull(start);
        var quantities = new Quantity[Count];
        quantities[0] = start;
        for (int i = 1; i < quantities.Length; i++)
        {
            quantities[i] = next(quantities[i - 1], i, Step(i));
        }

        return new QuantityPath(this, quantities);
    }
}
