using Forecast.Fitting.Bayes.LaplaceMatching;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Tests.Bayes.LaplaceMatching;

public class DirichletMatchingTests
{
    private static readonly double[] Alpha = [0.4, 2.5, 7, 1.1];

    [Fact]
    public void Mode_and_curvature_found_numerically_are_those_of_the_map()
    {
        // The log density of the softmax's argument, up to a constant along 1 which the map holds at zero.
        static double Log(Vector<double> x) => Alpha.Zip(x, (a, v) => a * v).Sum() - Alpha.Sum() * Math.Log(x.Sum(Math.Exp));
        MatchedGaussian match = DirichletMatching.Forward(Alpha);
        var hessian = Matrix<double>.Build.Dense(4, 4);
        for (int k = 0; k < 4; k++)
        {
            Assert.Equal(0, Numerically.First(t => Log(match.Mean + Unit(k) * (t - 1)), 1), 1e-8);
            for (int l = 0; l < 4; l++)
            {
                double both = Numerically.Second(t => Log(match.Mean + (Unit(k) + Unit(l)) * (t - 1)), 1);
                double apart = Numerically.Second(t => Log(match.Mean + (Unit(k) - Unit(l)) * (t - 1)), 1);
                hessian[k, l] = (both - apart) / 4;
            }
        }

        // Along 1 the density is flat: there the precision is made 1, and taken out again.
        var flat = Matrix<double>.Build.Dense(4, 4, 0.25);
        Assert.Equal(0, (match.Covariance - ((flat - hessian).Inverse() - flat)).L2Norm(), 1e-6);
    }

    [Fact]
    public void Mean_and_rows_of_the_covariance_sum_to_zero_and_the_way_back_is_exact()
    {
        MatchedGaussian match = DirichletMatching.Forward(Alpha);
        Assert.Equal(0, match.Mean.Sum(), 1e-12);
        Assert.All(match.Covariance.RowSums(), sum => Assert.Equal(0, sum, 1e-12));
        Assert.All(DirichletMatching.Back(match).Zip(Alpha), pair => Assert.Equal(pair.Second, pair.First, 1e-11));
    }

    [Fact]
    public void With_two_parts_it_is_the_map_of_the_beta_distribution()
    {
        MatchedGaussian two = DirichletMatching.Forward([2.2, 0.7]);
        MatchedNormal beta = BetaMatching.Forward(2.2, 0.7);
        Vector<double> difference = Vector<double>.Build.DenseOfArray([1, -1]);
        Assert.Equal(beta.Mean, difference * two.Mean, 1e-12);
        Assert.Equal(beta.Variance, difference * two.Covariance * difference, 1e-12);
    }

    [Fact]
    public void One_concentration_or_a_negative_one_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DirichletMatching.Forward([1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DirichletMatching.Forward([1, -1]));
    }

    [Fact]
    public void Held_to_sum_zero_a_Gaussian_is_what_conditioning_makes_of_it()
    {
        var covariance = Matrix<double>.Build.DenseOfArray(new[,] { { 2, 0.3, 0.1 }, { 0.3, 1, -0.2 }, { 0.1, -0.2, 3 } });
        MatchedGaussian held = LaplaceBridge.ZeroSum(new MatchedGaussian(Vector<double>.Build.DenseOfArray([1, 0.5, -0.2]), covariance));
        Assert.Equal(0, held.Mean.Sum(), 1e-12);
        Assert.All(held.Covariance.RowSums(), sum => Assert.Equal(0, sum, 1e-12));

        // By a basis of the plane: precision restricted to it, and the mean that precision asks for.
        var plane = Matrix<double>.Build.DenseOfArray(new[,] { { 1.0, 0 }, { 0, 1 }, { -1, -1 } });
        Matrix<double> precision = covariance.Inverse(), inPlane = (plane.Transpose() * precision * plane).Inverse();
        Vector<double> mean = plane * inPlane * plane.Transpose() * precision * Vector<double>.Build.DenseOfArray([1, 0.5, -0.2]);
        Assert.Equal(0, (held.Mean - mean).L2Norm(), 1e-12);
        Assert.Equal(0, (held.Covariance - plane * inPlane * plane.Transpose()).L2Norm(), 1e-12);
    }

    [Fact]
    public void Normed_a_Gaussian_has_mean_variance_root_K_over_2_and_as_many_deviations_from_zero()
    {
        MatchedGaussian match = DirichletMatching.Forward(Alpha), normed = LaplaceBridge.Normed(match);
        Assert.Equal(Math.Sqrt(2), normed.Covariance.Diagonal().Average(), 1e-12);
        for (int k = 0; k < 4; k++)
        {
            Assert.Equal(match.Mean[k] / Math.Sqrt(match.Covariance[k, k]), normed.Mean[k] / Math.Sqrt(normed.Covariance[k, k]), 1e-12);
        }
    }

    private static Vector<double> Unit(int k) => Vector<double>.Build.Dense(4, i => i == k ? 1 : 0);
}
