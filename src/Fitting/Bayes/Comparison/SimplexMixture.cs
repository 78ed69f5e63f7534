namespace Forecast.Fitting.Bayes;

/// <summary>The mixture of given densities with the highest mean log density: a concave problem over the simplex.</summary>
/// <remarks>
/// Minimises -(1/n) Σ ln(pᵢ'w) + Σ w over w ≥ 0, whose solution sums to one by itself, by a primal–dual interior point: with z the
/// multipliers
/// of w ≥ 0, Newton on H w - g + 1 = z and w z = μ, μ falling tenfold. The gap maxₖ gₖ - 1 bounds what is left to gain.
/// </remarks>
internal sealed class SimplexMixture
{
    private const int MostSteps = 200;
    private const double Aim = 1e-14;
    private const double ToTheWall = 0.99;

    private readonly double[][] _densities;
    private readonly int _parts;
    private readonly double[] _slope;
    private readonly double[,] _curvature;

    public SimplexMixture(double[][] densities)
    {
        _densities = densities;
        _parts = densities[0].Length;
        _slope = new double[_parts];
        _curvature = new double[_parts, _parts];
    }

    public (double[] Weights, double Gap) Solve()
    {
        var w = new double[_parts];
        var z = new double[_parts];
        Array.Fill(w, 1.0 / _parts);
        Array.Fill(z, 1.0);
        double[] best = [.. w];
        double leastGap = double.PositiveInfinity;
        for (int step = 0; step < MostSteps && leastGap > Aim; step++)
        {
            Normed(w);
            Derivatives(w);
            double gap = _slope.Max() - 1;
            if (gap < leastGap)
            {
                leastGap = gap;
                w.CopyTo(best, 0);
            }

            double mu = 0;
            for (int k = 0; k < _parts; k++)
            {
                mu += w[k] * z[k] / _parts;
            }

            Advance(w, z, 0.1 * mu);
        }

        return (best, Math.Max(0, leastGap));
    }

    private static void Normed(double[] w)
    {
        double sum = 0;
        foreach (double weight in w)
        {
            sum += weight;
        }

        for (int k = 0; k < w.Length; k++)
        {
            w[k] /= sum;
        }
    }

    private void Advance(double[] w, double[] z, double mu)
    {
        double[] step = new double[_parts];
        double[,] matrix = (double[,])_curvature.Clone();
        for (int k = 0; k < _parts; k++)
        {
            matrix[k, k] += z[k] / w[k];
            step[k] = _slope[k] - 1 + mu / w[k];
        }

        SolveDefinite(matrix, step);
        double primal = 1, dual = 1;
        for (int k = 0; k < _parts; k++)
        {
            double turn = mu / w[k] - z[k] - z[k] / w[k] * step[k];
            primal = step[k] < 0 ? Math.Min(primal, -ToTheWall * w[k] / step[k]) : primal;
            dual = turn < 0 ? Math.Min(dual, -ToTheWall * z[k] / turn) : dual;
        }

        for (int k = 0; k < _parts; k++)
        {
            z[k] += dual * (mu / w[k] - z[k] - z[k] / w[k] * step[k]);
            w[k] += primal * step[k];
        }
    }

    // g = (1/n) Σ pᵢ / pᵢ'w and H = (1/n) Σ pᵢ pᵢ' / (pᵢ'w)².
    private void Derivatives(double[] w)
    {
        Array.Clear(_slope);
        Array.Clear(_curvature);
        foreach (double[] densities in _densities)
        {
            double sum = 0;
            for (int k = 0; k < _parts; k++)
            {
                sum += w[k] * densities[k];
            }

            for (int k = 0; k < _parts; k++)
            {
                double share = densities[k] / sum;
                _slope[k] += share / _densities.Length;
                for (int j = 0; j <= k; j++)
                {
                    _curvature[k, j] += share * (densities[j] / sum) / _densities.Length;
                }
            }
        }
    }

    // Cholesky's factorisation of the lower triangle, and both substitutions, in place.
    private void SolveDefinite(double[,] matrix, double[] right)
    {
        for (int k = 0; k < _parts; k++)
        {
            for (int j = 0; j <= k; j++)
            {
                double sum = matrix[k, j];
                for (int m = 0; m < j; m++)
                {
                    sum -= matrix[k, m] * matrix[j, m];
                }

                matrix[k, j] = j < k ? sum / matrix[j, j] : Math.Sqrt(Math.Max(sum, double.Epsilon));
            }

            for (int m = 0; m < k; m++)
            {
                right[k] -= matrix[k, m] * right[m];
            }

            right[k] /= matrix[k, k];
        }

        for (int k = _parts - 1; k >= 0; k--)
        {
            for (int m = k + 1; m < _parts; m++)
            {
                right[k] -= matrix[m, k] * right[m];
            }

            right[k] /= matrix[k, k];
        }
    }
}
