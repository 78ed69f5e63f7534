using Forecast.Gpu;
using Forecast.Scenarios.Language;

namespace Forecast.Scenarios.Compilation;

/// <summary>The date at which a condition over the years first holds, in each draw; infinity where it never does.</summary>
internal static class FirstCrossing
{
    /// <summary>The first year in which a condition holds.</summary>
    public static Quantity Of(Value condition, Grid grid)
    {
        Quantity date = double.PositiveInfinity;
        for (int year = grid.Count - 1; year >= 0; year--)
        {
            date = Quantity.Select(condition.At(year), grid.First + year, date);
        }

        return date;
    }

    /// <summary>The date at which one series reaches another, between the two years around it.</summary>
    /// <remarks>
    /// Where both series are above 0 their logarithms go straight from year to year, so that what grows by a rate crosses at its own date;
    /// elsewhere the values themselves do.
    /// </remarks>
    /// <param name="rising">The series that is below at first.</param>
    /// <param name="other">The series that it reaches.</param>
    /// <param name="isStrict">Whether touching is not enough.</param>
    /// <param name="grid">The years.</param>
    public static Quantity Of(Value rising, Value other, bool isStrict, Grid grid)
    {
        Quantity date = double.PositiveInfinity;
        for (int year = grid.Count - 1; year >= 0; year--)
        {
            Quantity reached = isStrict ? rising.At(year) > other.At(year) : rising.At(year) >= other.At(year);
            date = Quantity.Select(reached, year == 0 ? grid.First : Between(rising, other, year, grid), date);
        }

        return date;
    }

    // With the gap g before and h after, g / (g - h) of the year has passed.
    private static Quantity Between(Value rising, Value other, int year, Grid grid)
    {
        Quantity straight = Passed(rising.At(year - 1) - other.At(year - 1), rising.At(year) - other.At(year));
        Quantity grown = Passed(LogGap(rising, other, year - 1), LogGap(rising, other, year));
        Quantity isPositive = IsPositive(rising, other, year - 1).And(IsPositive(rising, other, year));
        return grid.First + year - 1 + Quantity.Select(isPositive, grown, straight);
    }

    private static Quantity Passed(Quantity before, Quantity after) => before / (before - after);

    private static Quantity LogGap(Value rising, Value other, int year) => Quantity.Log(rising.At(year) / other.At(year));

    private static Quantity IsPositive(Value rising, Value other, int year) => Quantity.Min(rising.At(year), other.At(year)) > 0;
}
