using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes;

/// <summary>Ascending parameters from as many free coordinates: x₁ = y₁, and xₖ = xₖ₋₁ + exp(yₖ).</summary>
/// <remarks>As in Stan's reference manual; the Jacobian is exp(y₂ + … + yₙ).</remarks>
public static class OrderedTransform
{
    /// <summary>The parameters, and the logarithm of the Jacobian.</summary>
    /// <param name="free">The coordinates.</param>
    /// <param name="values">Where the parameters are written, as many.</param>
    public static double Apply(ReadOnlySpan<double> free, Span<double> values)
    {
        double logJacobian = 0;
        values[0] = free[0];
        for (int k = 1; k < free.Length; k++)
        {
            values[k] = values[k - 1] + Natural.Exp(free[k]);
            logJacobian += free[k];
        }

        return logJacobian;
    }

    /// <summary>The gradient by the coordinates of a log density given by the parameters, the Jacobian's included.</summary>
    /// <param name="values">The parameters.</param>
    /// <param name="gradient">The gradient by them.</param>
    /// <param name="freeGradient">Where the gradient by the coordinates is written; may be the same memory.</param>
    public static void PullBack(ReadOnlySpan<double> values, ReadOnlySpan<double> gradient, Span<double> freeGradient)
    {
        double above = 0;
        for (int k = values.Length - 1; k > 0; k--)
        {
            above += gradient[k];
            freeGradient[k] = (values[k] - values[k - 1]) * above + 1;
        }

        freeGradient[0] = above + gradient[0];
    }

    /// <summary>The coordinates of ascending parameters.</summary>
    public static void Invert(ReadOnlySpan<double> values, Span<double> free)
    {
        for (int k = values.Length - 1; k > 0; k--)
        {
            free[k] = Natural.Log(values[k] - values[k - 1]);
        }

        free[0] = values[0];
    }
}
