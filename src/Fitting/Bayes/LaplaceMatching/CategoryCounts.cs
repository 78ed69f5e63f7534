using Forecast.Fitting.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>
/// Counts by category, whose shares are the softmax of scores that sum to zero; the latents are those scores in an orthonormal basis.
/// </summary>
/// <remarks>
/// y ~ Multinomial(softmax(Q g)), Q having K - 1 orthonormal columns that sum to zero, so independent latents g of one prior give scores
/// whose prior treats all categories alike. Matched cell by cell: the Dirichlet posterior of concentrations y + 0.1 by the Laplace
/// bridge; the refined fits do not use the pseudo-count. Averages by McNamee and Stenger's rule of fifth degree, 2 d² + 1 places.
/// </remarks>
public sealed class CategoryCounts : ILatentLikelihood
{
    /// <summary>What is added to a count so that none is zero.</summary>
    public const double PseudoCount = 0.1;

    private readonly double[][] _counts;
    private readonly double[] _totals;
    private readonly double[,] _contrasts;

    /// <summary>Counts of every category in every cell.</summary>
    /// <param name="counts">One array a cell, one number a category, none negative; parts of one are allowed.</param>
    public CategoryCounts(IReadOnlyList<IReadOnlyList<double>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        _counts = [.. counts.Select(cell => cell.Select(count => Allowed.Between(count, 0, double.MaxValue, nameof(counts))).ToArray())];
        Categories = _counts.Length > 0 ? _counts[0].Length : 0;
        if (Categories < 2 || _counts.Any(cell => cell.Length != Categories))
        {
            throw new ArgumentException("Shares need two or more categories, the same in every cell.", nameof(counts));
        }

        _totals = [.. _counts.Select(cell => cell.Sum())];
        _contrasts = Helmert(Categories);
    }

    /// <summary>Number of categories.</summary>
    public int Categories { get; }

    /// <summary>Q, from latents to scores: as many rows as categories, one column fewer.</summary>
    internal Matrix<double> Contrasts => Matrix<double>.Build.DenseOfArray(_contrasts);

    /// <inheritdoc/>
    public int Cells => _counts.Length;

    /// <inheritdoc/>
    public int Latents => Categories - 1;

    /// <inheritdoc/>
    public void Offset(Span<double> offset)
    {
        double[] logs = [.. Enumerable.Range(0, Categories).Select(k => Natural.Log(_counts.Sum(cell => cell[k]) + PseudoCount))];
        for (int a = 0; a < Latents; a++)
        {
            offset[a] = 0;
            for (int k = 0; k < Categories; k++)
            {
                offset[a] += _contrasts[k, a] * logs[k];
            }
        }
    }

    /// <inheritdoc/>
    public void Match(int cell, Span<double> mean, Span<double> precision)
    {
        MatchedGaussian match = DirichletMatching.Forward([.. _counts[cell].Select(count => count + PseudoCount)]);
        Matrix<double> q = Contrasts;
        (q.Transpose() * match.Mean).ToArray().CopyTo(mean);
        (q.Transpose() * match.Covariance * q).Inverse().ToRowMajorArray().CopyTo(precision);
    }

    /// <inheritdoc/>
    public double Average(int cell, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, Span<double> slope, Span<double> curvature)
    {
        int d = Latents;
        slope.Clear();
        curvature.Clear();
        var work = new double[2 * Categories + d * d + d];
        Span<double> place = work.AsSpan(2 * Categories, d);
        if (covariance.IsEmpty)
        {
            mean.CopyTo(place);
            return Add(cell, 1, place, work, slope, curvature);
        }

        Span<double> factor = work.AsSpan(2 * Categories + d);
        covariance.CopyTo(factor);
        DenseCholesky.Factor(factor, d);
        double reach = Math.Sqrt(d + 2), shared = reach / Math.Sqrt(2), square = (d + 2.0) * (d + 2);
        mean.CopyTo(place);
        double value = Add(cell, 2 / (d + 2.0), place, work, slope, curvature);
        for (int i = 0; i < d; i++)
        {
            for (int sign = -1; sign <= 1; sign += 2)
            {
                mean.CopyTo(place);
                Step(place, factor, i, sign * reach);
                value += Add(cell, (4 - d) / (2 * square), place, work, slope, curvature);
                for (int j = 0; j < i; j++)
                {
                    for (int other = -1; other <= 1; other += 2)
                    {
                        mean.CopyTo(place);
                        Step(place, factor, i, sign * shared);
                        Step(place, factor, j, other * shared);
                        value += Add(cell, 1 / square, place, work, slope, curvature);
                    }
                }
            }
        }

        return value;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> latents, Span<double> slope)
    {
        var work = new double[2 * Categories];
        int d = Latents;
        double sum = 0;
        slope.Clear();
        for (int i = 0; i < _counts.Length; i++)
        {
            sum += Add(i, 1, latents.Slice(i * d, d), work, slope.Slice(i * d, d), default);
        }

        return sum;
    }

    /// <inheritdoc/>
    public void LogLikelihood(ReadOnlySpan<double> latents, Span<double> pointwise)
    {
        var work = new double[2 * Categories];
        int d = Latents;
        for (int i = 0; i < _counts.Length; i++)
        {
            double ways = GammaFunctions.LogGamma(_totals[i] + 1) - _counts[i].Sum(count => GammaFunctions.LogGamma(count + 1));
            pointwise[i] = ways + Add(i, 1, latents.Slice(i * d, d), work, default, default);
        }
    }

    /// <summary>The shares that latents stand for.</summary>
    /// <param name="latents">Latents of one cell.</param>
    /// <param name="shares">Where the shares are written; they sum to one.</param>
    public void Shares(ReadOnlySpan<double> latents, Span<double> shares) => Softmax(latents, shares);

    /// <summary>Pearson's χ² of a cell.</summary>
    internal double Pearson(int cell, ReadOnlySpan<double> latents)
    {
        var shares = new double[Categories];
        Softmax(latents, shares);
        double square = 0;
        for (int k = 0; k < Categories; k++)
        {
            double expected = _totals[cell] * shares[k], rest = _counts[cell][k] - expected;
            square += expected > 0 ? rest * rest / expected : 0;
        }

        return square;
    }

    // Columns (1, ..., 1, -a, 0, ...) / √(a (a + 1)): Helmert's contrasts.
    private static double[,] Helmert(int categories)
    {
        var q = new double[categories, categories - 1];
        for (int a = 1; a < categories; a++)
        {
            double scale = 1 / Math.Sqrt(a * (a + 1.0));
            for (int k = 0; k <= a; k++)
            {
                q[k, a - 1] = k < a ? scale : -a * scale;
            }
        }

        return q;
    }

    private static void Step(Span<double> place, ReadOnlySpan<double> factor, int column, double length)
    {
        int d = place.Length;
        for (int i = column; i < d; i++)
        {
            place[i] += length * factor[i * d + column];
        }
    }

    // The shares, and the logarithm of the sum that they were divided by.
    private double Softmax(ReadOnlySpan<double> latents, Span<double> shares)
    {
        double most = double.NegativeInfinity, sum = 0;
        for (int k = 0; k < Categories; k++)
        {
            double score = 0;
            for (int a = Math.Max(k - 1, 0); a < latents.Length; a++)
            {
                score += _contrasts[k, a] * latents[a];
            }

            shares[k] = score;
            most = Math.Max(most, score);
        }

        for (int k = 0; k < Categories; k++)
        {
            shares[k] = Natural.Exp(shares[k] - most);
            sum += shares[k];
        }

        for (int k = 0; k < Categories; k++)
        {
            shares[k] /= sum;
        }

        return most + Natural.Log(sum);
    }

    private double Add(
        int cell, double weight, ReadOnlySpan<double> latents, Span<double> work, Span<double> slope, Span<double> curvature)
    {
        int d = latents.Length;
        Span<double> shares = work[..Categories], rest = work.Slice(Categories, Categories);
        double norm = Softmax(latents, shares), value = -_totals[cell] * norm;
        for (int k = 0; k < Categories; k++)
        {
            rest[k] = _counts[cell][k] - _totals[cell] * shares[k];
        }

        for (int a = 0; a < d; a++)
        {
            double observed = 0, difference = 0;
            for (int k = 0; k <= a + 1; k++)
            {
                observed += _contrasts[k, a] * _counts[cell][k];
                difference += _contrasts[k, a] * rest[k];
            }

            value += observed * latents[a];
            if (!slope.IsEmpty)
            {
                slope[a] += weight * difference;
            }
        }

        for (int a = 0; a < (curvature.IsEmpty ? 0 : d); a++)
        {
            double mean = 0;
            for (int k = 0; k <= a + 1; k++)
            {
                mean += _contrasts[k, a] * shares[k];
            }

            for (int b = a; b < d; b++)
            {
                double both = 0;
                for (int k = 0; k <= a + 1; k++)
                {
                    both += shares[k] * (_contrasts[k, a] - mean) * _contrasts[k, b];
                }

                // Below row a + 1 the first contrast is zero and only its mean counts.
                for (int k = a + 2; k <= b + 1; k++)
                {
                    both -= shares[k] * mean * _contrasts[k, b];
                }

                curvature[a * d + b] += weight * _totals[cell] * both;
            }
        }

        for (int a = 1; a < (curvature.IsEmpty ? 0 : d); a++)
        {
            for (int b = 0; b < a; b++)
            {
                curvature[a * d + b] = curvature[b * d + a];
            }
        }

        return weight * value;
    }
}
