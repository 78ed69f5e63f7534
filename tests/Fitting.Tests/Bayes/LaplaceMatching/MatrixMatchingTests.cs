using Forecast.Fitting.Bayes.LaplaceMatching;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Tests.Bayes.LaplaceMatching;

public class MatrixMatchingTests
{
    private static readonly Matrix<double> Scale = Matrix<double>.Build.DenseOfArray(
        new[,] { { 1.3, 0.4, -0.2 }, { 0.4, 0.9, 0.1 }, { -0.2, 0.1, 2.1 } });

    [Theory]
    [InlineData(true, MatchingBasis.Log)]
    [InlineData(true, MatchingBasis.SquareRoot)]
    [InlineData(false, MatchingBasis.Log)]
    [InlineData(false, MatchingBasis.SquareRoot)]
    public void The_mean_is_the_mode_under_the_papers_Jacobian(bool isInverse, MatchingBasis basis)
    {
        MatchedMatrix match = Match(isInverse, Scale, basis);
        foreach (Matrix<double> direction in Directions())
        {
            double Along(double t) => Log(isInverse, Scale, basis, match.Mean + direction * (t - 1));
            Assert.Equal(0, Numerically.First(Along, 1) / Numerically.Second(Along, 1), 1e-6);
        }
    }

    [Theory]
    [InlineData(true, MatchingBasis.SquareRoot, 1)]
    [InlineData(false, MatchingBasis.SquareRoot, 1)]
    [InlineData(true, MatchingBasis.Log, 0)]
    [InlineData(false, MatchingBasis.Log, 0)]
    public void The_precision_is_the_curvature_along_symmetric_directions(bool isInverse, MatchingBasis basis, int isFull)
    {
        Matrix<double> scale = isFull == 1 ? Scale : Matrix<double>.Build.DenseIdentity(3) * 1.4;
        MatchedMatrix match = Match(isInverse, scale, basis);
        Matrix<double> precision = match.Covariance.Inverse();
        foreach (Matrix<double> direction in Directions())
        {
            Vector<double> d = Vector<double>.Build.DenseOfArray(direction.ToColumnMajorArray());
            double curvature = -Numerically.Second(t => Log(isInverse, scale, basis, match.Mean + direction * (t - 1)), 1);
            Assert.Equal(d * precision * d, curvature, 1e-5 * Math.Abs(curvature));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Off_the_diagonal_the_logarithms_precision_is_short_by_the_stated_factor(bool isInverse)
    {
        Matrix<double> scale = Matrix<double>.Build.DenseOfDiagonalArray([0.5, 1.4, 1.4]);
        MatchedMatrix match = Match(isInverse, scale, MatchingBasis.Log);
        Matrix<double> turn = Unit(0, 1);
        double d = Math.Log(1.4 / 0.5), stated = 2 / match.Covariance[0, 0] * (2 * Math.Cosh(d) - 2) / (d * d);
        Assert.Equal(stated, -Numerically.Second(t => Log(isInverse, scale, MatchingBasis.Log, match.Mean + turn * (t - 1)), 1),
            1e-5 * stated);
    }

    [Theory]
    [InlineData(MatchingBasis.Log)]
    [InlineData(MatchingBasis.SquareRoot)]
    public void There_and_back_is_where_one_started(MatchingBasis basis)
    {
        (double degrees, Matrix<double> scale) = WishartMatching.Back(WishartMatching.Forward(7.5, Scale, basis), basis);
        Assert.Equal(7.5, degrees, 1e-11);
        Assert.Equal(0, (scale - Scale).L2Norm(), 1e-12);
        (degrees, scale) = InverseWishartMatching.Back(InverseWishartMatching.Forward(7.5, Scale, basis), basis);
        Assert.Equal(7.5, degrees, 1e-11);
        Assert.Equal(0, (scale - Scale).L2Norm(), 1e-12);
    }

    [Fact]
    public void Where_there_is_no_mode_a_sentence_says_so()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WishartMatching.Forward(2, Scale, MatchingBasis.Log));
        Assert.Throws<ArgumentOutOfRangeException>(() => WishartMatching.Forward(3, Scale, MatchingBasis.SquareRoot));
        Assert.Throws<ArgumentOutOfRangeException>(() => InverseWishartMatching.Forward(2, Scale, MatchingBasis.Log));
        Assert.Throws<ArgumentException>(() => WishartMatching.Forward(7, -Scale, MatchingBasis.Log));
        MatchedMatrix wide = new(Scale, Matrix<double>.Build.DenseIdentity(9) * 9);
        Assert.Throws<ArgumentException>(() => InverseWishartMatching.Back(wide, MatchingBasis.Log));
    }

    [Fact]
    public void The_errata_of_the_published_table_do_not_pass_the_checks_that_the_map_passes()
    {
        // In one dimension an inverse Wishart distribution is an inverse gamma of shape ν/2 and scale ψ/2, in either basis.
        (double nu, double psi) = (6, 3);
        Matrix<double> one = Matrix<double>.Build.Dense(1, 1, psi);
        MatchedNormal logs = InverseGammaMatching.Forward(nu / 2, psi / 2, MatchingBasis.Log);
        MatchedMatrix inLogs = InverseWishartMatching.Forward(nu, one, MatchingBasis.Log);
        Assert.Equal(logs.Mean, inLogs.Mean[0, 0], 1e-12);
        Assert.Equal(logs.Variance, inLogs.Covariance[0, 0], 1e-12);
        Assert.NotEqual(logs.Mean, Math.Log(1 / (nu * psi)), 0.1);
        Assert.NotEqual(logs.Variance, 2 * nu, 0.1);
        Assert.NotEqual(nu, logs.Variance / 2, 0.1);

        MatchedNormal roots = InverseGammaMatching.Forward(nu / 2, psi / 2, MatchingBasis.SquareRoot);
        MatchedMatrix inRoots = InverseWishartMatching.Forward(nu, one, MatchingBasis.SquareRoot);
        Assert.Equal(roots.Mean, inRoots.Mean[0, 0], 1e-12);
        Assert.Equal(roots.Variance, inRoots.Covariance[0, 0], 1e-12);
        Assert.Equal(psi / (2 * (nu + 1) * (nu + 1)), inRoots.Covariance[0, 0], 1e-12);
        Assert.NotEqual(roots.Mean, Math.Sqrt(1 / psi / (nu + 1)), 0.1);
        Assert.NotEqual(roots.Variance, psi / (psi + 1) / ((nu + 1) * (nu + 1)), 0.005);

        // Wishart, square root: what is printed treats the entries ij and ji apart; its inverse is our precision once they are made alike.
        Matrix<double> half = Root(Scale), back = half.Inverse(), all = Matrix<double>.Build.DenseIdentity(9);
        Matrix<double> printed = half.KroneckerProduct(half) * (all + half.KroneckerProduct(back)).Inverse();
        Matrix<double> swapped = half.KroneckerProduct(half) * (all + back.KroneckerProduct(half)).Inverse();
        Assert.True((printed - swapped).L2Norm() > 0.01);
        Matrix<double> ours = WishartMatching.Forward(7.5, Scale, MatchingBasis.SquareRoot).Covariance.Inverse();
        foreach (Matrix<double> direction in Directions())
        {
            Vector<double> d = Vector<double>.Build.DenseOfArray(direction.ToColumnMajorArray());
            Assert.Equal(d * ours * d, d * printed.Inverse() * d, 1e-9);
        }
    }

    [Fact]
    public void In_one_dimension_a_Wishart_distribution_is_a_gamma_of_half_its_degrees()
    {
        foreach (MatchingBasis basis in new[] { MatchingBasis.Log, MatchingBasis.SquareRoot })
        {
            MatchedNormal gamma = GammaMatching.Forward(3.5, 1 / 1.6, basis);
            MatchedMatrix wishart = WishartMatching.Forward(7, Matrix<double>.Build.Dense(1, 1, 0.8), basis);
            Assert.Equal(gamma.Mean, wishart.Mean[0, 0], 1e-12);
            Assert.Equal(gamma.Variance, wishart.Covariance[0, 0], 1e-12);
        }
    }

    private static MatchedMatrix Match(bool isInverse, Matrix<double> scale, MatchingBasis basis) =>
        isInverse ? InverseWishartMatching.Forward(7.5, scale, basis) : WishartMatching.Forward(7.5, scale, basis);

    private static double Log(bool isInverse, Matrix<double> scale, MatchingBasis basis, Matrix<double> y)
    {
        Matrix<double> x = basis == MatchingBasis.Log ? Function(y, Math.Exp) : y * y;
        double determinant = Math.Log(x.Determinant()), jacobian = basis == MatchingBasis.Log ? y.Trace() : Math.Log(y.Determinant());
        return jacobian + (isInverse
            ? -0.5 * (7.5 + 3 + 1) * determinant - 0.5 * (scale * x.Inverse()).Trace()
            : 0.5 * (7.5 - 3 - 1) * determinant - 0.5 * (scale.Inverse() * x).Trace());
    }

    private static IEnumerable<Matrix<double>> Directions()
    {
        yield return Unit(0, 0);
        yield return Unit(2, 2);
        yield return Unit(0, 1);
        yield return Unit(1, 2);
        yield return Unit(0, 0) - Unit(1, 1) + Unit(0, 2) * 0.5;
    }

    private static Matrix<double> Unit(int i, int j) =>
        Matrix<double>.Build.Dense(3, 3, (k, l) => (k, l) == (i, j) || (l, k) == (i, j) ? 1 : 0);

    private static Matrix<double> Root(Matrix<double> matrix) => Function(matrix, Math.Sqrt);

    private static Matrix<double> Function(Matrix<double> matrix, Func<double, double> f)
    {
        var parts = matrix.Evd(Symmetricity.Symmetric);
        return parts.EigenVectors * Matrix<double>.Build.DenseOfDiagonalArray(
            [.. parts.EigenValues.Select(v => f(v.Real))]) * parts.EigenVectors.Transpose();
    }
}
