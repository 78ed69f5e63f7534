using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;

namespace Forecast.Models.DataStock;

/// <summary>The curve of Internet use fitted to its table by least squares: share(t) = l / (1 + e^(-k (t - x₀))) + b.</summary>
/// <remarks>
/// The paper of 2022 prints l, x₀ and k and sets b to 0 (v1/src/utils.squiggle); src/scripts/fit_internet_penetration.py is its fit.
/// </remarks>
public static class InternetUseFit
{
    private const double Log10OfE = 0.4342944819032518;

    /// <summary>Fits the curve: terms <c>l</c>, <c>x0</c>, <c>k</c> and <c>b</c>, in that order.</summary>
    /// <param name="years">Years.</param>
    /// <param name="shares">Share of people that use the Internet in each, from 0 to 1.</param>
    public static NonlinearLeastSquares Fit(ReadOnlySpan<double> years, ReadOnlySpan<double> shares) =>
        NonlinearLeastSquares.Fit(Curve, ["l", "x0", "k", "b"], [years.ToArray()], shares, [0.7, 2010, 0.2, 0]);

    /// <summary>Fits the curve without an offset: terms <c>l</c>, <c>x0</c> and <c>k</c>.</summary>
    /// <param name="years">Years.</param>
    /// <param name="shares">Share of people that use the Internet in each, from 0 to 1.</param>
    public static NonlinearLeastSquares FitWithoutOffset(ReadOnlySpan<double> years, ReadOnlySpan<double> shares) =>
        NonlinearLeastSquares.Fit(CurveThroughZero, ["l", "x0", "k"], [years.ToArray()], shares, [0.7, 2010, 0.2]);

    private static double CurveThroughZero(ReadOnlySpan<double> p, ReadOnlySpan<double> at, Span<double> gradient)
    {
        Span<double> all = stackalloc double[gradient.IsEmpty ? 0 : 4];
        double share = Curve([p[0], p[1], p[2], 0], at, all);
        if (!gradient.IsEmpty)
        {
            all[..3].CopyTo(gradient);
        }

        return share;
    }

    // The curve with its derivatives by hand: own exponentials, so that the fit has the same bits everywhere.
    private static double Curve(ReadOnlySpan<double> p, ReadOnlySpan<double> at, Span<double> gradient)
    {
        double since = at[0] - p[1], s = 1 / (1 + Elementary.Exp10(-p[2] * since * Log10OfE)), steep = p[0] * s * (1 - s);
        if (!gradient.IsEmpty)
        {
            (gradient[0], gradient[1], gradient[2], gradient[3]) = (s, -steep * p[2], steep * since, 1);
        }

        return p[0] * s + p[3];
    }
}
