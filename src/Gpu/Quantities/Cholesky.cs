namespace Forecast.Gpu.Quantities;

/// <summary>The lower triangle L of a correlation matrix R = L Lᵀ.</summary>
internal static class Cholesky
{
    // What rounding may leave of a matrix that is not positive definite.
    private const double Smallest = 1e-12;

    /// <summary>The triangle.</summary>
    /// <exception cref="ArgumentException">The matrix is no positive definite correlation matrix of this order.</exception>
    public static double[,] Of(double[,] correlation, int order)
    {
        if (correlation.GetLength(0) != order || correlation.GetLength(1) != order)
        {
            throw new ArgumentException(
                $"Copula: {order} margins need a correlation matrix of {order} × {order}; one of {correlation.GetLength(0)} × {correlation.GetLength(1)} was given.", nameof(correlation));
        }

        var root = new double[order, order];
        for (int i = 0; i < order; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                Check(correlation, i, j);
                double rest = correlation[i, j];
                for (int k = 0; k < j; k++)
                {
                    rest = Math.FusedMultiplyAdd(-root[i, k], root[j, k], rest);
                }

                if (i == j && !(rest > Smallest))
                {
                    throw new ArgumentException(
                        $"Copula: the correlation matrix must be positive definite; what is left of quantity {i + 1} given those before it is {rest:G3}.", nameof(correlation));
                }

                root[i, j] = i == j ? Math.Sqrt(rest) : rest / root[j, j];
            }
        }

        return root;
    }

    private static void Check(double[,] correlation, int i, int j)
    {
        double value = correlation[i, j];
        if (value != correlation[j, i] || (i == j && value != 1) || !(Math.Abs(value) <= 1))
        {
            throw new ArgumentException(
                $"Copula: a correlation matrix is symmetric, with 1 on its diagonal and numbers from -1 to 1; entries ({i + 1}, {j + 1}) and ({j + 1}, {i + 1}) are {value:R} and {correlation[j, i]:R}.",
                nameof(correlation));
        }
    }
}
