namespace Forecast.Fitting.Bayes.Sampling;

/// <summary>The inverse of the Euclidean metric, M⁻¹ = L Lᵀ, which the warm-up estimates by the covariance of the posterior.</summary>
/// <remarks>
/// Momenta are kept as w = Lᵀ p, which are standard normal under every metric: velocity is L w, the force on w is Lᵀ times the gradient,
/// and the products p·M⁻¹p of the turning criterion are plain dot products. L is diagonal or lower triangular.
/// </remarks>
internal sealed class Metric
{
    private readonly double[] _scales;
    private readonly double[][]? _lower;

    private Metric(double[] scales, double[][]? lower)
    {
        (_scales, _lower) = (scales, lower);
    }

    public static Metric Unit(int dimension)
    {
        var scales = new double[dimension];
        Array.Fill(scales, 1);
        return new Metric(scales, null);
    }

    /// <summary>A diagonal metric; null if a variance is not positive and finite.</summary>
    public static Metric? Diagonal(ReadOnlySpan<double> variances)
    {
        var scales = new double[variances.Length];
        for (int i = 0; i < scales.Length; i++)
        {
            if (!(variances[i] > 0 && double.IsFinite(variances[i])))
            {
                return null;
            }

            scales[i] = Math.Sqrt(variances[i]);
        }

        return new Metric(scales, null);
    }

    /// <summary>A dense metric by Cholesky's factors of a covariance; null if it is not positive definite.</summary>
    public static Metric? Dense(double[][] covariance)
    {
        var lower = new double[covariance.Length][];
        for (int i = 0; i < lower.Length; i++)
        {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                double sum = covariance[i][j];
                for (int k = 0; k < j; k++)
                {
                    sum -= lower[i][k] * lower[j][k];
                }

                if (i == j && !(sum > 0 && double.IsFinite(sum)))
                {
                    return null;
                }

                lower[i][j] = i == j ? Math.Sqrt(sum) : sum / lower[j][j];
            }
        }

        return new Metric([], lower);
    }

    /// <summary>Moves a position by a time along its velocity.</summary>
    public void Drift(ReadOnlySpan<double> momentum, double time, Span<double> position)
    {
        if (_lower is null)
        {
            ReadOnlySpan<double> scales = _scales.AsSpan(0, position.Length);
            momentum = momentum[..position.Length];
            for (int i = 0; i < position.Length; i++)
            {
                position[i] += time * (scales[i] * momentum[i]);
            }

            return;
        }

        for (int i = 0; i < position.Length; i++)
        {
            double velocity = 0;
            ReadOnlySpan<double> row = _lower[i];
            for (int j = 0; j < row.Length; j++)
            {
                velocity += row[j] * momentum[j];
            }

            position[i] += time * velocity;
        }
    }

    /// <summary>The force on the momenta from the gradient by position.</summary>
    public void Force(ReadOnlySpan<double> gradient, Span<double> force)
    {
        if (_lower is null)
        {
            ReadOnlySpan<double> scales = _scales.AsSpan(0, force.Length);
            gradient = gradient[..force.Length];
            for (int i = 0; i < force.Length; i++)
            {
                force[i] = scales[i] * gradient[i];
            }

            return;
        }

        force.Clear();
        for (int i = 0; i < force.Length; i++)
        {
            ReadOnlySpan<double> row = _lower[i];
            for (int j = 0; j < row.Length; j++)
            {
                force[j] += row[j] * gradient[i];
            }
        }
    }
}
