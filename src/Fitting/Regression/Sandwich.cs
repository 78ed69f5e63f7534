using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>The covariance of least-squares coefficients under an error model, as a factor L with V = L L'.</summary>
internal static class Sandwich
{
    /// <param name="design">The columns, weighted by the roots of the weights; the derivatives at the minimum for a nonlinear model.</param>
    /// <param name="residual">The residuals, weighted alike.</param>
    /// <param name="leverages">Those of the design.</param>
    /// <param name="deviation">The residual standard deviation.</param>
    /// <param name="options">The error model.</param>
    /// <returns>L, and the degrees of freedom of t intervals: zero where there are none.</returns>
    public static (Matrix<double> Factor, double Degrees) Factor(Design design, double[] residual, double[] leverages, double deviation, LeastSquaresOptions options)
    {
        int n = residual.Length, p = design.Inverse.RowCount;
        switch (options.Errors)
        {
            case ErrorModel.Heteroscedastic:
                Matrix<double> scores = Matrix<double>.Build.Dense(p, n, (j, i) => design.Q[i, j] * residual[i] / (1 - leverages[i]));
                return (design.Inverse * scores, leverages.Max() < 1 - 1e-10 ? n - p : 0);
            case ErrorModel.Clustered:
                int[] labels = [.. options.Clusters!.Distinct()];
                Matrix<double> sums = Matrix<double>.Build.Dense(p, labels.Length);
                for (int i = 0; i < n; i++)
                {
                    int group = Array.IndexOf(labels, options.Clusters![i]);
                    for (int j = 0; j < p; j++)
                    {
                        sums[j, group] += design.Q[i, j] * residual[i];
                    }
                }

                double groups = labels.Length;
                return (design.Inverse * sums * Math.Sqrt(groups / (groups - 1) * (n - 1) / (n - p)), n > p ? groups - 1 : 0);
            default:
                return (design.Inverse * deviation, n - p);
        }
    }
}
