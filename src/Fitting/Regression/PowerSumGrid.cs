using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Regression;

/// <summary>A grid of starts for a robust fit of a <see cref="PowerSum"/>, and the search from it.</summary>
/// <param name="LogConstants">Values of ln E to try.</param>
/// <param name="LogCoefficients">Values of ln A to try, for each quantity.</param>
/// <param name="Exponents">Values of α to try, for each quantity.</param>
public sealed record PowerSumGrid(IReadOnlyList<double> LogConstants, IReadOnlyList<double> LogCoefficients, IReadOnlyList<double> Exponents)
{
    /// <summary>Number of starts for so many quantities.</summary>
    public int Count(int quantities) => LogConstants.Count * Choices(LogCoefficients.Count * Exponents.Count, quantities);

    /// <summary>The lowest minimum found from the grid.</summary>
    /// <param name="problem">The rows.</param>
    /// <param name="threshold">δ of the Huber loss.</param>
    /// <param name="threads">Threads at most, 0 for all; the result does not depend on it.</param>
    /// <remarks>
    /// Given the exponents the sum is linear in what is left, so the starts that differ in levels alone belong together: the best of them,
    /// and the non-negative least squares of the relative errors (variable projection, Golub and Pereyra 1973), are searched from, for each
    /// choice of exponents. The objective is still evaluated at every start of the grid.
    /// </remarks>
    public HuberMinimum Search(PowerSumProblem problem, double threshold, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(problem);
        int choices = Choices(Exponents.Count, problem.Quantities);
        var found = new HuberMinimum[2 * choices];
        double[] weights = problem.UnitWeights();
        Parallel.For(0, choices, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount }, choice =>
        {
            var exponents = new double[problem.Quantities];
            for (int j = 0, rest = choice; j < exponents.Length; j++, rest /= Exponents.Count)
            {
                exponents[j] = Exponents[rest % Exponents.Count];
            }

            found[2 * choice] = HuberMinimum.Find(problem, weights, threshold, BestLevels(problem, weights, threshold, exponents));
            found[2 * choice + 1] = HuberMinimum.Find(problem, weights, threshold, problem.Project(exponents));
        });
        HuberMinimum best = found[0];
        foreach (HuberMinimum minimum in found)
        {
            best = minimum.Objective < best.Objective || double.IsNaN(best.Objective) ? minimum : best;
        }

        return best;
    }

    private double[] BestLevels(PowerSumProblem problem, double[] weights, double threshold, double[] exponents)
    {
        int p = problem.Terms;
        double[] gradient = new double[p], hessian = new double[p * (p + 1) / 2], squares = new double[p];
        double lowest = double.PositiveInfinity;
        double[] best = [];
        foreach (double constant in LogConstants)
        {
            for (int choice = 0; choice < Choices(LogCoefficients.Count, problem.Quantities); choice++)
            {
                var powers = new PowerTerm[problem.Quantities];
                for (int j = 0, rest = choice; j < powers.Length; j++, rest /= LogCoefficients.Count)
                {
                    powers[j] = new PowerTerm(Elementary.Exp(LogCoefficients[rest % LogCoefficients.Count]), exponents[j]);
                }

                double[] theta = problem.FromSum(new PowerSum(Elementary.Exp(constant), powers));
                double value = problem.Evaluate(theta, weights, threshold, gradient, hessian, squares);
                if (value < lowest)
                {
                    (lowest, best) = (value, theta);
                }
            }
        }

        return best;
    }

    // Ways to choose one of so many for each quantity.
    private static int Choices(int count, int quantities) => quantities == 0 ? 1 : count * Choices(count, quantities - 1);
}
