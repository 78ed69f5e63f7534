using Forecast.Fitting.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>Functions of symmetric matrices by their eigenvalues.</summary>
internal static class SymmetricMatrix
{
    public static Matrix<double> Log(Matrix<double> matrix) => Of(matrix, Natural.Log);

    public static Matrix<double> Exp(Matrix<double> matrix) => Of(matrix, Natural.Exp);

    public static Matrix<double> SquareRoot(Matrix<double> matrix) => Of(matrix, Math.Sqrt);

    /// <summary>The matrix, if it is square, symmetric and positive definite.</summary>
    public static Matrix<double> Definite(Matrix<double> matrix, string name)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix.RowCount == matrix.ColumnCount
            && (matrix - matrix.Transpose()).L2Norm() <= 1e-10 * matrix.L2Norm()
            && matrix.Evd(Symmetricity.Symmetric).EigenValues.All(value => value.Real > 0)
            ? matrix
            : throw new ArgumentException("A symmetric positive definite matrix is wanted.", name);
    }

    /// <summary>Σ = (2 / c) (M⁻¹ ⊗ I + I ⊗ M⁻¹)⁻², the covariance of both rows in the basis of square roots, M being the mean.</summary>
    public static Matrix<double> RootCovariance(Matrix<double> mean, double c)
    {
        int p = mean.RowCount;
        Matrix<double> inverse = mean.Inverse(), one = Matrix<double>.Build.DenseIdentity(p);
        Matrix<double> sum = inverse.KroneckerProduct(one) + one.KroneckerProduct(inverse);
        return (sum * sum).Inverse() * (2 / c);
    }

    /// <summary>The c that <see cref="RootCovariance"/> was given, from mean and covariance: a ratio of traces.</summary>
    public static double RootConcentration(MatchedMatrix gaussian)
    {
        double[] m = [.. Definite(gaussian.Mean, nameof(gaussian)).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real)];
        double sum = 0;
        foreach (double a in m)
        {
            foreach (double b in m)
            {
                double pair = a * b / (a + b);
                sum += pair * pair;
            }
        }

        return 2 * sum / Allowed.Positive(gaussian.Covariance.Trace());
    }

    private static Matrix<double> Of(Matrix<double> matrix, Func<double, double> function)
    {
        var parts = matrix.Evd(Symmetricity.Symmetric);
        Matrix<double> scaled = parts.EigenVectors.MapIndexed((_, k, value) => value * function(parts.EigenValues[k].Real));
        return scaled * parts.EigenVectors.Transpose();
    }
}
