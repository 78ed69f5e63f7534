namespace Forecast.Fitting.Distributions;

/// <summary>The place where the logarithm of a tail's probability takes a value.</summary>
internal static class LogConcaveRoot
{
    /// <summary>Newton's steps with Halley's correction, held between ends that close in.</summary>
    /// <param name="start">Where to start.</param>
    /// <param name="low">An end below the root.</param>
    /// <param name="high">An end above it.</param>
    /// <param name="at">The increasing function's value (0 at the root), slope and curvature.</param>
    public static double Find(double start, double low, double high, Func<double, (double Value, double Slope, double Curvature)> at)
    {
        double y = Math.Clamp(start, low, high);
        for (int i = 0; i < 300; i++)
        {
            (double value, double slope, double curvature) = at(y);
            if (value == 0)
            {
                return y;
            }

            if (value > 0)
            {
                high = y;
            }
            else
            {
                low = y;
            }

            double newton = value / slope, halley = 1 - 0.5 * newton * curvature / slope;
            double next = y - (halley > 0.5 && halley < 2 ? newton / halley : newton);
            if (!(next > low && next < high) && !(Math.Abs(next - y) <= 4e-16 * Math.Abs(y)))
            {
                next = 0.5 * (low + high);
            }

            if (Math.Abs(next - y) <= 1e-8 * Math.Min(1, Math.Abs(slope)) && Math.Abs(value) < 1e-5 || high - low <= 2e-16 * Math.Abs(y))
            {
                return next;
            }

            y = next;
        }

        return y;
    }
}
