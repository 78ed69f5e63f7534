using Forecast.Gpu.Operations;
using Forecast.Gpu.Quantities;

namespace Forecast.Gpu;

public sealed partial class QuantityPath
{
    /// <summary>Growth at one rate: start × (1 + rate)^(years since the first).</summary>
    /// <param name="timeline">The years.</param>
    /// <param name="start">The quantity in the first year.</param>
    /// <param name="rate">Share by which it grows in one year, above -1; drawn once for a whole path.</param>
    /// <exception cref="ArgumentException">A constant rate that is not allowed.</exception>
    public static QuantityPath Growth(Timeline timeline, Quantity start, Quantity rate)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        Quantity factor = 1 + rate;
        Parameter.Positive("Growth", factor, "1 + rate");
        return timeline.Recurrence(start, (value, _, step) => value * (step == 1 ? factor : Quantity.Pow(factor, step)));
    }

    /// <summary>A random walk: in a step of dt years it moves by drift dt + volatility √dt z, with a standard normal z of its own.</summary>
    /// <param name="timeline">The years.</param>
    /// <param name="start">The quantity in the first year.</param>
    /// <param name="drift">Mean change in one year.</param>
    /// <param name="volatility">Standard deviation of the change in one year, not below 0.</param>
    /// <param name="name">Name that, with the number of the year, fixes the stream of each step.</param>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static QuantityPath RandomWalk(Timeline timeline, Quantity start, Quantity drift, Quantity volatility, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        Parameter.Finite("RandomWalk", drift);
        Parameter.NotNegative("RandomWalk", volatility);
        return timeline.Recurrence(start, (value, i, step) => value + Draw.Normal(drift * step, volatility * Math.Sqrt(step), Step(name, i)));
    }

    /// <summary>Random-walk growth: the natural logarithm is a random walk.</summary>
    /// <param name="timeline">The years.</param>
    /// <param name="start">The quantity in the first year.</param>
    /// <param name="drift">Mean change of the natural logarithm in one year.</param>
    /// <param name="volatility">Standard deviation of the change of the natural logarithm in one year, not below 0.</param>
    /// <param name="name">Name that, with the number of the year, fixes the stream of each step.</param>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static QuantityPath RandomGrowth(Timeline timeline, Quantity start, Quantity drift, Quantity volatility, string? name = null) =>
        start * Map(RandomWalk(timeline, 0, drift, volatility, name), Quantity.Exp);

    /// <summary>Mean reversion: an autoregression of the first order, x' = mean + persistence (x - mean) + volatility z from year to year.</summary>
    /// <param name="timeline">The years.</param>
    /// <param name="start">The quantity in the first year.</param>
    /// <param name="mean">What it reverts to.</param>
    /// <param name="persistence">Share of the distance from the mean that is left after one year, from 0 to below 1.</param>
    /// <param name="volatility">Standard deviation of what a year adds, not below 0.</param>
    /// <param name="name">Name that, with the number of the year, fixes the stream of each step.</param>
    /// <remarks>
    /// A step of dt years has the distribution of as many steps of one: persistence^dt is left, and what it adds has the variance
    /// volatility² (1 - persistence^2dt) / (1 - persistence²).
    /// </remarks>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static QuantityPath MeanReversion(Timeline timeline, Quantity start, Quantity mean, Quantity persistence, Quantity volatility, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        Parameter.Finite("MeanReversion", mean);
        Parameter.NotNegative("MeanReversion", persistence);
        Parameter.Positive("MeanReversion", 1 - persistence, "1 - persistence");
        Parameter.NotNegative("MeanReversion", volatility);
        return timeline.Recurrence(start, (value, i, step) =>
        {
            Quantity left = step == 1 ? persistence : Quantity.Pow(persistence, step);
            Quantity added = step == 1 ? volatility : volatility * Quantity.Sqrt((1 - left * left) / (1 - persistence * persistence));
            return mean + left * (value - mean) + Draw.Normal(0, added, Step(name, i));
        });
    }

    /// <summary>A logistic curve from a floor to a ceiling: floor + (ceiling - floor) / (1 + exp(-rate (year - midpoint))).</summary>
    /// <param name="timeline">The years.</param>
    /// <param name="floor">Where it comes from.</param>
    /// <param name="ceiling">Where it goes.</param>
    /// <param name="midpoint">The year in which it is half way.</param>
    /// <param name="rate">Its rate, in 1/years: the early growth of the distance from the floor.</param>
    public static QuantityPath Sigmoid(Timeline timeline, Quantity floor, Quantity ceiling, Quantity midpoint, Quantity rate)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return timeline.Path(i => floor + (ceiling - floor) / (1 + Quantity.Exp(rate * (midpoint - timeline[i]))));
    }

    /// <summary>A fitted trend: its line, drawn from the joint uncertainty of level, slope and scatter.</summary>
    /// <param name="timeline">The years.</param>
    /// <param name="trend">What is known of the line.</param>
    /// <param name="withResiduals">Whether each year has the scatter of one observation about the line.</param>
    /// <param name="name">Name that fixes the streams.</param>
    public static QuantityPath Trend(Timeline timeline, TrendPosterior trend, bool withResiduals = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentNullException.ThrowIfNull(trend);
        return trend.Draw(timeline, withResiduals, name);
    }

    /// <summary>A line whose slope may break: at the start of each step, with the probability of at least one event at a given rate, a new slope is drawn and stays.</summary>
    /// <param name="timeline">The years.</param>
    /// <param name="start">The quantity in the first year.</param>
    /// <param name="slope">The change in one year until the first break.</param>
    /// <param name="breaksPerYear">Rate of breaks, not below 0.</param>
    /// <param name="newSlope">A draw from the distribution of new slopes, of which each year has an independent one.</param>
    /// <param name="name">Name that, with the number of the year, fixes the streams.</param>
    /// <remarks>A step of dt years breaks with probability 1 - exp(-rate dt), and once at most: keep the grid finer than 1 / rate.</remarks>
    /// <exception cref="ArgumentException">A constant that is not allowed, or a new slope that is no draw from a distribution.</exception>
    public static QuantityPath WithBreaks(Timeline timeline, Quantity start, Quantity slope, Quantity breaksPerYear, Quantity newSlope, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        Parameter.NotNegative("WithBreaks", breaksPerYear);
        if (newSlope is not RandomQuantity drawn)
        {
            throw new ArgumentException("WithBreaks: the new slope must be a draw from a distribution, so that each break draws one of its own; an expression was given.", nameof(newSlope));
        }

        Quantity now = slope;
        return timeline.Recurrence(start, (value, i, step) =>
        {
            Quantity breaks = Draw.Bernoulli(1 - Quantity.Exp(-breaksPerYear * step), Step(name, i, "break "));
            now = Quantity.Select(breaks, drawn.Redraw(Step(name, i, "slope ")), now);
            return Quantity.Of(OpCode.MultiplyAdd, now, step, value);
        });
    }

    private static string? Step(string? name, int index, string part = "") => name is null ? null : $"{name}/{part}{index}";
}
