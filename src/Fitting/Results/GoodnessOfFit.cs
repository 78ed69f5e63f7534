using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Results;

/// <summary>How well a fit fits: one row a fit.</summary>
/// <param name="N">Number of points.</param>
/// <param name="DegreesOfFreedom">Points less terms.</param>
/// <param name="RSquared">Share of the variance explained; about zero instead of about the mean where the fit has no intercept.</param>
/// <param name="ResidualStandardDeviation">Square root of the residual sum of squares over the degrees of freedom, in the unit of y.</param>
/// <param name="LogLikelihood">Gaussian log-likelihood at its maximum.</param>
public sealed record GoodnessOfFit(int N, int DegreesOfFreedom, double RSquared, double ResidualStandardDeviation, double LogLikelihood)
{
    /// <summary>The quality of a Gaussian fit from its sums of squares.</summary>
    /// <param name="n">Number of points.</param>
    /// <param name="terms">Number of fitted coefficients.</param>
    /// <param name="residualSumOfSquares">Sum of squared residuals.</param>
    /// <param name="totalSumOfSquares">Sum of squares to be explained.</param>
    public static GoodnessOfFit FromSumsOfSquares(int n, int terms, double residualSumOfSquares, double totalSumOfSquares)
    {
        int degreesOfFreedom = n - terms;
        double rSquared = totalSumOfSquares > 0 ? 1 - residualSumOfSquares / totalSumOfSquares : double.NaN;
        double deviation = degreesOfFreedom > 0 ? Math.Sqrt(residualSumOfSquares / degreesOfFreedom) : double.NaN;
        double logLikelihood = -0.5 * n * (Elementary.Log(2 * Math.PI * residualSumOfSquares / n) + 1);
        return new GoodnessOfFit(n, degreesOfFreedom, rSquared, deviation, logLikelihood);
    }
}
