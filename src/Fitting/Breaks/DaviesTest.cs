using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Breaks;

/// <summary>Davies' test of whether a trend has a kink at all, wherever it may be.</summary>
/// <param name="PValue">Probability, no more than 1, of a slope change at least this clear if the trend were straight: an upper bound that is nearly reached.</param>
/// <param name="BestAt">Where, of the dates tried, the slope changes most clearly.</param>
/// <param name="Statistic">The t statistic of the slope change there.</param>
/// <remarks>
/// The slope change is tested at k dates, evenly from the second time to the last but one. With M the largest |t|, ν its degrees of freedom
/// and u = M² / (ν + M²), p = 2 [P(t &gt; M) + V (1 - u)^((ν - 1) / 2) Γ((ν + 1) / 2) / (2 √π Γ(ν / 2))], where V is the total variation of
/// arcsin √(t² / (ν + t²)) along the dates (Davies 2002, Biometrika 89, 484, as R's segmented takes it). It says nothing about jumps.
/// </remarks>
public sealed record DaviesTest(double PValue, double BestAt, double Statistic)
{
    private const int DefaultDates = 10;

    /// <summary>Tests a trend.</summary>
    /// <param name="times">Times, in any unit and order.</param>
    /// <param name="values">The values, one a time; at least six.</param>
    /// <param name="dates">Number of dates at which a kink is tried, at least two.</param>
    /// <exception cref="ArgumentException">Too few rows, lengths that differ, a value that is not finite, or one time only.</exception>
    public static DaviesTest Run(ReadOnlySpan<double> times, ReadOnlySpan<double> values, int dates = DefaultDates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dates, 2);
        int n = times.Length;
        if (n < 6)
        {
            throw new ArgumentException($"Davies' test needs at least six rows; {n} were given.", nameof(times));
        }

        _ = LinearTrend.Fit(times, values);
        var rows = new TrendRows(times, values);
        SuffixSums sums = new SuffixSums(rows.X).Take(rows.Y);
        var model = new HingeModel(3);
        double straight = sums.Residuals(0, n);
        int freedom = n - 3;
        double variation = 0, previous = double.NaN, best = 0, bestAt = rows.Times[1];
        for (int i = 0; i < dates; i++)
        {
            double place = rows.X[1] + (rows.X[^2] - rows.X[1]) * i / (dates - 1);
            int row = Array.FindIndex(rows.X, x => x > place);
            if (row < 0)
            {
                continue;
            }

            model.Line();
            int hinge = model.Hinge(row, place);
            double residuals = model.Solve(sums);
            if (!double.IsFinite(residuals))
            {
                continue;
            }

            double explained = Math.Max(0, straight - residuals);
            double t = Math.Sign(model[hinge]) * Math.Sqrt(explained * freedom / residuals);
            double angle = Elementary.Atan(Math.Sqrt(explained / residuals));
            variation += double.IsNaN(previous) ? 0 : Math.Abs(angle - previous);
            previous = angle;
            if (Math.Abs(t) > Math.Abs(best))
            {
                (best, bestAt) = (t, rows.Time(place));
            }
        }

        double u = best * best / (freedom + best * best);
        double ratio = Elementary.Exp(GammaFunctions.LogGamma(0.5 * (freedom + 1)) - GammaFunctions.LogGamma(0.5 * freedom));
        double crossings = variation * Elementary.Pow(1 - u, 0.5 * (freedom - 1)) * ratio / (2 * Math.Sqrt(Math.PI));
        double tail = new StudentT(freedom).Cdf(-Math.Abs(best));
        return new DaviesTest(Math.Min(1, 2 * (tail + crossings)), bestAt, best);
    }
}
