namespace Forecast.Gpu;

/// <summary>The first time at which one path is no longer below another.</summary>
/// <param name="Time">
/// The time in decimal years; infinite on the paths where it never happens within the horizon, so that its quantiles are those of all paths.
/// </param>
/// <param name="Happens">1 on the paths where it happens within the horizon, else 0: never is an outcome of its own.</param>
public sealed record Crossing(Quantity Time, Quantity Happens)
{
    /// <summary>The first time at which a ≥ b, path by path.</summary>
    /// <param name="a">The path that reaches the other.</param>
    /// <param name="b">The path that is reached, over the same years.</param>
    /// <param name="interpolation">How both run between two years.</param>
    /// <param name="isStrict">Whether touching is not enough: the first time after which a > b.</param>
    /// <remarks>
    /// Between two years of the grid, t from tᵢ₋₁ to tᵢ, the gap d runs straight: the time is tᵢ - (tᵢ - tᵢ₋₁) dᵢ / (dᵢ - dᵢ₋₁) for the first
    /// dᵢ that is not below 0, and the first year of the grid where d₀ is not. The gap is a - b, or, where the interpolation is logarithmic and
    /// all four values are above 0, ln(a / b): what grows by a rate crosses at its own time then. What happens between two years and is over
    /// by the next is not seen. A gap that is not a number has not crossed.
    /// </remarks>
    /// <exception cref="ArgumentException">The paths are over different years.</exception>
    public static Crossing First(QuantityPath a, QuantityPath b, Interpolation interpolation = Interpolation.Linear, bool isStrict = false)
    {
        QuantityPath gap = a - b;
        QuantityPath? logGap = interpolation == Interpolation.Logarithmic ? QuantityPath.Combine(a, b, (x, y) => Quantity.Log(x / y)) : null;
        QuantityPath? least = logGap is null ? null : QuantityPath.Combine(a, b, Quantity.Min);
        Timeline years = gap.Timeline;
        Quantity time = Quantity.Select(Reached(0), years[0], double.PositiveInfinity);
        for (int i = 1; i < years.Count; i++)
        {
            Quantity back = Back(gap, i);
            if (logGap is not null)
            {
                back = Quantity.Select((least![i - 1] > 0).And(least[i] > 0), Back(logGap, i), back);
            }

            Quantity crossing = Quantity.MultiplyAdd(-years.Step(i), back, years[i]);
            time = Quantity.Min(time, Quantity.Select(Reached(i), crossing, double.PositiveInfinity));
        }

        return Of(time);

        Quantity Reached(int i) => isStrict ? gap[i] > 0 : gap[i] >= 0;
    }

    /// <summary>The first time at which a path is not below a level.</summary>
    /// <param name="path">The path.</param>
    /// <param name="level">The level; it may be drawn.</param>
    /// <param name="interpolation">How the path runs between two years.</param>
    /// <param name="isStrict">Whether touching is not enough.</param>
    public static Crossing First(
        QuantityPath path, Quantity level, Interpolation interpolation = Interpolation.Linear, bool isStrict = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        return First(path, QuantityPath.Constant(path.Timeline, level), interpolation, isStrict);
    }

    /// <summary>The first year of the grid in which a condition holds: nothing is known of it between two years.</summary>
    /// <param name="condition">The condition: 1 where it holds, else 0.</param>
    public static Crossing First(QuantityPath condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Timeline years = condition.Timeline;
        Quantity time = double.PositiveInfinity;
        for (int i = years.Count - 1; i >= 0; i--)
        {
            time = Quantity.Select(condition[i], years[i], time);
        }

        return Of(time);
    }

    private static Crossing Of(Quantity time) => new(time, time < double.PositiveInfinity);

    // A share held at 1 at most, which is also what it is where both are infinite or 0, keeps later times later: the least is the first.
    private static Quantity Back(QuantityPath gap, int i) => Quantity.Min(gap[i] / (gap[i] - gap[i - 1]), 1);
}
