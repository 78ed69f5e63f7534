using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The probability D of a standard normal number between a and b, with what its gradient needs.</summary>
/// <param name="Log">ln D.</param>
/// <param name="ByShift">(φ(b) - φ(a)) / D: the derivative of ln D as both ends move up together.</param>
/// <param name="ByStretch">(b φ(b) - a φ(a)) / D: the derivative as both are multiplied, by the logarithm of the factor.</param>
/// <remarks>
/// Wide: tails from the side where both ends lie, scaled by the density at the nearer one, so that neither underflow nor cancellation
/// reaches the difference. Narrow, where width times distance is below 1/2: w φ(c) Σ He₂ₖ(c) (w/2)²ᵏ / (2k + 1)! about the middle c.
/// </remarks>
internal readonly record struct NormalBetween(double Log, double ByShift, double ByStretch)
{
    private const double Narrow = 0.5;
    private const double InverseRootOfTwoPi = 0.3989422804014327;

    /// <param name="a">Lower end; may be minus infinity.</param>
    /// <param name="b">Upper end, above the lower; may be plus infinity, but not both.</param>
    public static NormalBetween Of(double a, double b)
    {
        if (b - a < double.PositiveInfinity)
        {
            double middle = 0.5 * (a + b), width = b - a;
            if (width * Math.Max(1, Math.Abs(middle)) < Narrow)
            {
                return Series(middle, width);
            }
        }

        if (a + b < 0)
        {
            NormalBetween mirrored = Upper(-b, -a);
            return mirrored with { ByShift = -mirrored.ByShift };
        }

        return Upper(a, b);
    }

    // For b at least as far from zero as a.
    private static NormalBetween Upper(double a, double b)
    {
        bool isOpen = double.IsPositiveInfinity(b);
        if (a >= 0)
        {
            // In units of the density's exponential at a: e^(-a²/2).
            double fall = isOpen ? 0 : OneLane.Exp(-0.5 * (b - a) * (b + a));
            double share = NormalTail.Scaled(a) - (isOpen ? 0 : NormalTail.Scaled(b) * fall), density = InverseRootOfTwoPi / share;
            double high = isOpen ? 0 : b * fall;
            return new NormalBetween(OneLane.Log(share) - 0.5 * a * a, density * (fall - 1), density * (high - a));
        }

        double below = OneLane.Exp(-0.5 * a * a), above = isOpen ? 0 : OneLane.Exp(-0.5 * b * b);
        double between = 1 - NormalTail.Scaled(-a) * below - (isOpen ? 0 : NormalTail.Scaled(b) * above);
        double unit = InverseRootOfTwoPi / between;
        return new NormalBetween(
            OneLane.Log(between), unit * (above - below), unit * ((isOpen ? 0 : b * above) - a * below));
    }

    private static NormalBetween Series(double c, double width)
    {
        const int Terms = 8;
        double h = 0.5 * width, square = h * h;

        // even = He₂ₖ(c) h²ᵏ / (2k + 1)!, odd = 2k He₂ₖ₋₁(c) h²ᵏ / (2k + 1)!.
        double before = 1, current = c, power = 1, sum = 1, byMiddle = 0, byWidth = 0;
        for (int k = 1; k <= Terms; k++)
        {
            int n = 2 * k;
            double even = c * current - (n - 1) * before;
            power *= square / (n * (n + 1));
            sum += even * power;
            byMiddle += n * current * power;
            byWidth += n * even * power;
            (before, current) = (even, c * even - n * current);
        }

        double shift = byMiddle / sum - c;
        return new NormalBetween(
            OneLane.Log(width * sum) - 0.5 * c * c - 0.5 * Natural.LogOfTwoPi, shift, 1 + byWidth / sum + c * shift);
    }
}
