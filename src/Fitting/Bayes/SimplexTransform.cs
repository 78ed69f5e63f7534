using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes;

/// <summary>Shares that sum to one from one free coordinate fewer, by breaking a stick; equal shares at the origin.</summary>
/// <remarks>
/// As in Stan's reference manual: zₖ = 1 / (1 + (K - k) exp(-yₖ)) of what is left, sₖ, is the share xₖ, and the Jacobian the product of
/// sₖ zₖ (1 - zₖ).
/// </remarks>
public static class SimplexTransform
{
    /// <summary>The shares, and the logarithm of the Jacobian by all but the last of them.</summary>
    /// <param name="free">The coordinates, one fewer than shares.</param>
    /// <param name="values">Where the shares are written.</param>
    public static double Apply(ReadOnlySpan<double> free, Span<double> values)
    {
        double stick = 1, logJacobian = 0, logStick = 0;
        for (int k = 0; k < free.Length; k++)
        {
            double y = free[k] - Natural.Log(free.Length - k), small = Natural.Exp(-Math.Abs(y)), larger = 1 / (1 + small);
            double rest = y < 0 ? larger : small * larger;
            values[k] = stick * (y < 0 ? small * larger : larger);
            stick *= rest;
            double shared = Natural.LogOnePlus(small);
            logJacobian += logStick - Math.Abs(y) - 2 * shared;
            logStick -= (y < 0 ? 0 : y) + shared;
        }

        values[free.Length] = stick;
        return logJacobian;
    }

    /// <summary>The gradient by the coordinates of a log density given by the shares, the Jacobian's included.</summary>
    /// <param name="values">The shares.</param>
    /// <param name="gradient">The gradient by each of them, as if they were free.</param>
    /// <param name="freeGradient">Where the gradient by the coordinates is written, one fewer; may be the same memory.</param>
    public static void PullBack(ReadOnlySpan<double> values, ReadOnlySpan<double> gradient, Span<double> freeGradient)
    {
        double stick = values[^1], byStick = gradient[^1];
        for (int k = values.Length - 2; k >= 0; k--)
        {
            stick += values[k];
            double z = values[k] / stick, byShare = gradient[k];
            freeGradient[k] = stick * (byShare - byStick) * z * (1 - z) + 1 - 2 * z;

            // The sticks to the right of k all have s(k) as a factor, and each has its own logarithm in the Jacobian.
            byStick = z * byShare + (1 - z) * byStick + 1 / stick;
        }
    }

    /// <summary>The coordinates of shares that are all positive.</summary>
    public static void Invert(ReadOnlySpan<double> values, Span<double> free)
    {
        double stick = values[^1];
        for (int k = values.Length - 2; k >= 0; k--)
        {
            double rest = stick;
            stick += values[k];
            free[k] = Natural.Log(values[k] / rest * (values.Length - 1 - k));
        }
    }
}
