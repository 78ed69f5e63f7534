namespace Forecast.Gpu;

/// <summary>The first time at which one path is no longer below another.</summary>
/// <param name="Time">The time in decimal years; infinite on the paths where it never happens within the horizon, so that its quantiles are those of all paths.</param>
/// <param name="Happens">1 on the paths where it happens within the horizon, else 0.</param>
public sealed record Crossing(Quantity Time, Quantity Happens)
{
    /// <summary>The first time at which a ≥ b, path by path.</summary>
    /// <param name="a">The path that reaches the other.</param>
    /// <param name="b">The path that is reached, over the same years.</param>
    /// <remarks>
    /// The difference runs straight between two years of the grid, t from tᵢ₋₁ to tᵢ: the time is tᵢ - (tᵢ - tᵢ₋₁) dᵢ / (dᵢ - dᵢ₋₁) for
    /// the first dᵢ = aᵢ - bᵢ that is not below 0, and the first year of the grid where d₀ is not. What happens between two years and is
    /// over by the next is not seen. A difference that is not a number has not crossed.
    /// </remarks>
    /// <exception cref="ArgumentException">The paths are over different years.</exception>
    public static Crossing First(QuantityPath a, QuantityPath b)
    {
        QuantityPath difference = a - b;
        Timeline years = difference.Timeline;
        Quantity time = Quantity.Select(difference[0] >= 0, years[0], double.PositiveInfinity);
        for (int i = 1; i < years.Count; i++)
        {
            // A share held at 1 at most, which is also what it is where both are infinite or 0, keeps later times later: the least is the first.
            Quantity back = Quantity.Min(difference[i] / (difference[i] - difference[i - 1]), 1);
            Quantity crossing = Quantity.MultiplyAdd(-years.Step(i), back, years[i]);
            time = Quantity.Min(time, Quantity.Select(difference[i] >= 0, crossing, double.PositiveInfinity));
        }

        return new Crossing(time, time < double.PositiveInfinity);
    }

    /// <summary>The first time at which a path is not below a level.</summary>
    /// <param name="path">The path.</param>
    /// <param name="level">The level; it may be drawn.</param>
    public static Crossing First(QuantityPath path, Quantity level)
    {
        ArgumentNullException.ThrowIfNull(path);
        return First(path, QuantityPath.Constant(path.Timeline, level));
    }
}
