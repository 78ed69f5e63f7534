namespace Forecast.Fitting.Bayes.PowerSums;

/// <summary>Coordinates in which a posterior is near a standard normal: those of its normal approximation at the mode.</summary>
/// <remarks>
/// x = m + C u with m the mode, found by BFGS, and C Cᵀ the inverse of the negative Hessian there, taken by differences of the gradient. An
/// affine map changes a log density by a constant. Where no mode is found, or the density is not concave there, the map is the identity.
/// </remarks>
internal sealed class PosteriorFrame
{
    private const int Steps = 300;
    private const double Close = 1e-10, Difference = 1e-4;

    private readonly int _n;
    private readonly double[] _mode, _factor;

    public PosteriorFrame(ILogDensity density, double[] start)
    {
        _n = density.Dimension;
        (_mode, _factor) = ([.. start], new double[_n * _n]);
        IsFound = Climb(density) && Scale(density);
        if (!IsFound)
        {
            Array.Clear(_mode);
            Array.Clear(_factor);
            for (int i = 0; i < _n; i++)
            {
                _factor[i * _n + i] = 1;
            }
        }
    }

    /// <summary>Whether the map is that of a mode.</summary>
    public bool IsFound { get; }

    /// <summary>x at u.</summary>
    public void Out(ReadOnlySpan<double> u, Span<double> x)
    {
        for (int i = 0; i < _n; i++)
        {
            double value = _mode[i];
            for (int k = i; k < _n; k++)
            {
                value = Math.FusedMultiplyAdd(_factor[i * _n + k], u[k], value);
            }

            x[i] = value;
        }
    }

    /// <summary>The derivative by u, of that by x.</summary>
    public void Back(ReadOnlySpan<double> byX, Span<double> byU)
    {
        for (int k = 0; k < _n; k++)
        {
            double value = 0;
            for (int i = 0; i <= k; i++)
            {
                value = Math.FusedMultiplyAdd(_factor[i * _n + k], byX[i], value);
            }

            byU[k] = value;
        }
    }

    // BFGS with halved steps, on the inverse Hessian of the negative log density.
    private bool Climb(ILogDensity density)
    {
        double[] inverse = new double[_n * _n], direction = new double[_n], gradient = new double[_n];
        double[] next = new double[_n], nextGradient = new double[_n], change = new double[_n], product = new double[_n];
        double value = density.Evaluate(_mode, gradient);
        double length = Math.Sqrt(Dot(gradient, gradient));
        for (int i = 0; i < _n; i++)
        {
            inverse[i * _n + i] = 0.1 / Math.Max(length, 1e-10);
        }

        for (int step = 0; step < Steps; step++)
        {
            for (int i = 0; i < _n; i++)
            {
                direction[i] = Dot(inverse.AsSpan(i * _n, _n), gradient);
            }

            double slope = Dot(direction, gradient);
            if (!(slope > Close))
            {
                return slope >= 0 && double.IsFinite(value);
            }

            double size = 1, nextValue;
            do
            {
                for (int i = 0; i < _n; i++)
                {
                    next[i] = Math.FusedMultiplyAdd(size, direction[i], _mode[i]);
                }

                nextValue = density.Evaluate(next, nextGradient);
                size *= 0.5;
            }
            while (!(nextValue >= value + 1e-4 * 2 * size * slope) && size > 1e-12);

            if (size <= 1e-12)
            {
                return slope < 1e-6;
            }

            for (int i = 0; i < _n; i++)
            {
                direction[i] = next[i] - _mode[i];
                change[i] = gradient[i] - nextGradient[i];
            }

            double curvature = Dot(direction, change);
            if (curvature > 0)
            {
                for (int i = 0; i < _n; i++)
                {
                    product[i] = Dot(inverse.AsSpan(i * _n, _n), change);
                }

                double scale = (1 + Dot(change, product) / curvature) / curvature;
                for (int i = 0; i < _n; i++)
                {
                    for (int k = 0; k < _n; k++)
                    {
                        double cross = product[i] * direction[k] + direction[i] * product[k];
                        inverse[i * _n + k] += scale * direction[i] * direction[k] - cross / curvature;
                    }
                }
            }

            next.CopyTo(_mode, 0);
            nextGradient.CopyTo(gradient, 0);
            value = nextValue;
        }

        return false;
    }

    // The inverse of the transposed Cholesky factor of the negative Hessian: upper triangular.
    private bool Scale(ILogDensity density)
    {
        double[] hessian = new double[_n * _n], above = new double[_n], below = new double[_n];
        for (int i = 0; i < _n; i++)
        {
            double middle = _mode[i];
            _mode[i] = middle + Difference;
            _ = density.Evaluate(_mode, above);
            _mode[i] = middle - Difference;
            _ = density.Evaluate(_mode, below);
            _mode[i] = middle;
            for (int k = 0; k < _n; k++)
            {
                hessian[i * _n + k] = (below[k] - above[k]) / (2 * Difference);
            }
        }

        var lower = new double[_n * _n];
        for (int i = 0; i < _n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = 0.5 * (hessian[i * _n + j] + hessian[j * _n + i]);
                for (int k = 0; k < j; k++)
                {
                    sum -= lower[i * _n + k] * lower[j * _n + k];
                }

                if (i == j && !(sum > 1e-6))
                {
                    return false;
                }

                lower[i * _n + j] = i == j ? Math.Sqrt(sum) : sum / lower[j * _n + j];
            }
        }

        // Column c of C solves Lᵀ C = 1 from the last row up.
        for (int c = 0; c < _n; c++)
        {
            for (int i = c; i >= 0; i--)
            {
                double sum = i == c ? 1 : 0;
                for (int k = i + 1; k <= c; k++)
                {
                    sum -= lower[k * _n + i] * _factor[k * _n + c];
                }

                _factor[i * _n + c] = sum / lower[i * _n + i];
            }
        }

        return true;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(a[i], b[i], sum);
        }

        return sum;
    }
}
