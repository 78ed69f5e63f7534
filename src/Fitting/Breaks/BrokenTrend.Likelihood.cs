using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Breaks;

/// <content>The likelihood interval of a break's date.</content>
public sealed partial class BrokenTrend
{
    private const int Halvings = 40;

    /// <summary>The dates at which holding a break costs no more likelihood than chance would, the others being refitted each time.</summary>
    /// <param name="breakIndex">Which break, from 0.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    /// <returns>From the first such date to the last; infinite on a side where even the last date allowed is among them.</returns>
    /// <remarks>
    /// Kinks: S(ψ) ≤ S (1 + t² / ν) with S the sum of squared residuals and t the quantile of Student's distribution with ν degrees of
    /// freedom, the inverted F test. Jumps: (S(ψ) - S) / σ² ≤ -2 ln(1 - √level), the quantile of the likelihood ratio of a date (Hansen
    /// 2000, Econometrica 68, 575; Eo and Morley 2015, Quantitative Economics 6, 463); whole gaps between rows are in or out. The other
    /// breaks go to where they are best, by the same searches as the fit; where that of several kinks is stopped, the date is taken in.
    /// Both limits hold for many rows: with a hundred the interval is somewhat narrow for kinks and wide for jumps, and the one by simulation
    /// keeps its level.
    /// </remarks>
    public Interval LikelihoodInterval(int breakIndex, double level)
    {
        CheckBreak(breakIndex);
        double critical = Critical(level);
        return Shape == BreakShape.Kink
            ? KinkInterval(breakIndex, level, critical * critical / Quality.DegreesOfFreedom)
            : JumpInterval(breakIndex, level, -2 * Elementary.Log(1 - Math.Sqrt(level)) / Quality.DegreesOfFreedom);
    }

    /// <summary>The likelihood interval with the cost of a true date drawn around the fit instead of taken from a limit.</summary>
    /// <param name="breakIndex">Which break, from 0.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    /// <param name="simulations">Number of sets drawn, 399 say; at least level / (1 - level).</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <returns>From the first such date to the last; infinite on a side where even the last date allowed is among them.</returns>
    /// <remarks>
    /// S(ψ) ≤ S (1 + r), with r the quantile of S*(ψ̂) / S* - 1 over sets of normal errors drawn around the fit, whose break is at ψ̂: a
    /// parametric bootstrap of the likelihood ratio (Dufour 2006, J. Econometrics 133, 443). It needs no smoothness, which the sum of squares
    /// of a kink has not: it has corners at the rows.
    /// </remarks>
    public Interval LikelihoodInterval(int breakIndex, double level, int simulations, StreamKey key)
    {
        CheckBreak(breakIndex);
        _ = Critical(level);
        double ratio = LikelihoodSimulation.Quantile(this, breakIndex, level, simulations, key);
        return Shape == BreakShape.Kink ? KinkInterval(breakIndex, level, ratio) : JumpInterval(breakIndex, level, ratio);
    }

    private void CheckBreak(int breakIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(breakIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(breakIndex, Breaks.Count);
    }

    private Interval KinkInterval(int index, double level, double ratio)
    {
        var profile = new KinkProfile(Sums, Breaks.Count, MinimumRows, Allowance);
        double[] x = Rows.X;
        double most = profile.At(_places) * (1 + ratio);
        int first = MinimumRows * (index + 1) - 1, last = Rows.Count - MinimumRows * (Breaks.Count - index);
        return new Interval(End(first, 1), End(last, -1), level);

        // Goes inwards from the outermost place allowed, so that a second valley of the likelihood is not missed.
        double End(int start, int step)
        {
            double outside = double.NaN, centre = _places[index];
            for (int i = start; i >= 0 && i < x.Length && (centre - x[i]) * step > 0; i += step)
            {
                if (IsOutside(x[i]))
                {
                    outside = x[i];
                    continue;
                }

                return double.IsNaN(outside) ? -step * double.PositiveInfinity : Cross(outside, x[i]);
            }

            return double.IsNaN(outside) ? -step * double.PositiveInfinity : Cross(outside, centre);
        }

        // Where the search is stopped before it knows, the place is taken in.
        bool IsOutside(double place) => profile.Residuals(index, place, most) >= most && !profile.IsOpen;

        double Cross(double outside, double inside)
        {
            for (int i = 0; i < Halvings && outside != inside; i++)
            {
                double middle = 0.5 * (outside + inside);
                if (IsOutside(middle))
                {
                    outside = middle;
                }
                else
                {
                    inside = middle;
                }
            }

            return Rows.Time(inside);
        }
    }

    private Interval JumpInterval(int index, double level, double ratio)
    {
        int segments = Breaks.Count + 1;
        var search = new JumpSearch(Sums, segments, MinimumRows);
        double most = search.Best(segments, 0) * (1 + ratio + 1e-12);
        double[] profile = [.. Enumerable.Range(0, Rows.Count).Select(k => k > 0 ? search.BestWith(segments, index + 1, k) : double.PositiveInfinity)];
        int[] allowed = [.. Enumerable.Range(1, Rows.Count - 1).Where(k => double.IsFinite(profile[k]))];
        int[] among = [.. allowed.Where(k => profile[k] <= most)];
        double low = among[0] == allowed[0] ? double.NegativeInfinity : Rows.Times[among[0] - 1];
        double high = among[^1] == allowed[^1] ? double.PositiveInfinity : Rows.Times[among[^1]];
        return new Interval(low, high, level);
    }
}
