using Forecast.Fitting.Results;

namespace Forecast.Fitting.Breaks;

/// <content>The argmax interval of a jump's date.</content>
public sealed partial class BrokenTrend
{
    /// <summary>Bai's interval of a jump's date, from the distribution of the row that fits best when jumps are small and rows many.</summary>
    /// <param name="breakIndex">Which jump, from 0.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    /// <param name="scale">What the clearness of the jump is measured by.</param>
    /// <returns>From the last row before the earliest date to the first row after the latest; infinite where that is outside the rows.</returns>
    /// <remarks>
    /// With k the last row before the jump, (Δ'Q₁Δ / σ₁²) (k̂ - k) is distributed as argmax V(s), with ξ = Δ'Q₂Δ / Δ'Q₁Δ and
    /// φ = ξ σ₂² / σ₁² (Bai 1997, Review of Economics and Statistics 79, 551). Over segments, Δ'QᵢΔ is the mean of the squared difference of the
    /// two lines over the rows of segment i and σᵢ² = Sᵢ / nᵢ, as R's strucchange takes them. At the break, Q is that of the regressors at the
    /// break, so Δ'QΔ is the squared height of the jump, and σ² = S / ν.
    /// </remarks>
    /// <exception cref="InvalidOperationException">A fit of kinks, whose interval of this kind is Wald's: <see cref="Interval"/>.</exception>
    public Interval ArgmaxInterval(int breakIndex, double level, ArgmaxScale scale = ArgmaxScale.AtBreak)
    {
        CheckBreak(breakIndex);
        if (Shape != BreakShape.Jump)
        {
            throw new InvalidOperationException("The argmax interval is for jumps; for a kink's date ask for Interval.");
        }

        _ = Critical(level);
        (double clearness, double xi, double phi) = scale == ArgmaxScale.AtBreak ? AtBreak(breakIndex) : OverSegments(breakIndex);
        double tail = (1 - level) / 2;
        var place = new ArgmaxDistribution(xi, phi);
        double back = Math.Max(0, Math.Ceiling(place.Quantile(1 - tail) / clearness));
        double forth = Math.Max(0, Math.Ceiling(-place.Quantile(tail) / clearness));
        double first = _splits[breakIndex] - 1 - back, last = _splits[breakIndex] + forth;
        return new Interval(
            first >= 0 ? Rows.Times[(int)first] : double.NegativeInfinity,
            last < Rows.Count ? Rows.Times[(int)last] : double.PositiveInfinity,
            level);
    }

    private (double Clearness, double Xi, double Phi) AtBreak(int index)
    {
        double height = Difference(index, Breaks[index]), deviation = Quality.ResidualStandardDeviation;
        return (height * height / (deviation * deviation), 1, 1);
    }

    private (double Clearness, double Xi, double Phi) OverSegments(int index)
    {
        (double q1, double variance1) = Segment(index, index);
        (double q2, double variance2) = Segment(index, index + 1);
        return (q1 / variance1, q2 / q1, q2 / q1 * variance2 / variance1);
    }

    // The mean squared difference of the lines on either side of a break over the rows of one of them, and its mean squared residual.
    private (double Square, double Variance) Segment(int index, int segment)
    {
        double square = 0, variance = 0;
        int from = Start(segment), to = Start(segment + 1);
        for (int i = from; i < to; i++)
        {
            double difference = Difference(index, Rows.Times[i]), residual = Points[Rows.Order[i]].Residual;
            square += difference * difference;
            variance += residual * residual;
        }

        return (square / (to - from), variance / (to - from));
    }

    private double Difference(int index, double time) =>
        _values[2 * index + 2] + _values[2 * index + 3] * (time - Rows.Times[Start(index + 1)])
        - _values[2 * index] - _values[2 * index + 1] * (time - Rows.Times[Start(index)]);
}
