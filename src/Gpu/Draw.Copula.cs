using Forecast.Gpu.Quantities;

namespace Forecast.Gpu;

public static partial class Draw
{
    /// <summary>Draws that are correlated by a Gaussian copula: each keeps its distribution.</summary>
    /// <param name="correlation">Correlation of the normal quantities behind the draws: symmetric, with ones on its diagonal, positive definite.</param>
    /// <param name="margins">Draws from the distributions, as methods of this class give them.</param>
    /// <returns>The correlated draws; a draw whose row has no correlation with those before it stays as it was given.</returns>
    /// <remarks>
    /// With n the standard normal quantiles of the margins' own uniforms and L Lᵀ the correlation, draw i is the quantile of its distribution
    /// at Φ((L n)ᵢ); normal and log-normal ones take (L n)ᵢ itself.
    /// </remarks>
    /// <exception cref="ArgumentException">A matrix that is no correlation, or a margin that is not a draw by one uniform.</exception>
    public static Quantity[] Copula(double[,] correlation, IReadOnlyList<Quantity> margins)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        ArgumentNullException.ThrowIfNull(margins);
        double[,] root = Cholesky.Of(correlation, margins.Count);
        var normals = new Quantity[margins.Count];
        var draws = new Quantity[margins.Count];
        for (int i = 0; i < margins.Count; i++)
        {
            if (margins[i] is not RandomQuantity { Margin.HasQuantile: true } draw)
            {
                throw new ArgumentException($"Copula: margin {i + 1} must be a draw from a distribution by one uniform; a mixture or an expression was given.", nameof(margins));
            }

            normals[i] = Quantity.NormalQuantile(draw.Uniform);
            Quantity? z = null;
            for (int j = 0; j <= i; j++)
            {
                if (root[i, j] != 0)
                {
                    z = z is null ? Parameter.Scaled(normals[j], root[i, j], 0) : Quantity.MultiplyAdd(root[i, j], normals[j], z);
                }
            }

            draws[i] = ReferenceEquals(z, normals[i]) ? draw : draw.Margin.FromNormal(z!);
        }

        return draws;
    }
}
