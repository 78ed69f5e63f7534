namespace Forecast.Fitting.Regression;

/// <summary>The fit of greatest likelihood under a <see cref="HuberDensity"/> whose scale is fitted with the curve.</summary>
/// <remarks>With a small shape it is in effect the fit of least absolute deviations of the logarithms (Besiroglu et al. 2024).</remarks>
public static class HuberLikelihood
{
    private const int MostRounds = 10;

    /// <summary>The scale and the curve made likely in turn; each curve is that of the threshold the scale before it implies.</summary>
    /// <param name="problem">The rows.</param>
    /// <param name="shape">δ of the density, in units of the scale; also the threshold the search begins at.</param>
    /// <param name="start">The minimum of the Huber loss of threshold <paramref name="shape"/>.</param>
    public static HuberMinimum Find(HuberProblem problem, double shape, HuberMinimum start)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(start);
        double[] weights = problem.UnitWeights();
        HuberMinimum minimum = start;
        double last = shape;
        for (int round = 0; round < MostRounds; round++)
        {
            double[] residuals = problem.Residuals(minimum.Theta);
            if (residuals.All(r => Math.Abs(r) < 1e-12))
            {
                break;
            }

            double next = HuberDensity.Fit(shape, residuals).Threshold;
            if (Math.Abs(next / last - 1) < 1e-10)
            {
                break;
            }

            minimum = HuberMinimum.FindAbsolute(problem, weights, last, next, minimum.Theta);
            last = next;
        }

        return minimum;
    }
}
