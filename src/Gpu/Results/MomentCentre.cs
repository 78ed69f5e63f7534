namespace Forecast.Gpu.Results;

/// <summary>Where the draws of an output are measured from when their powers are summed, and in what unit.</summary>
/// <param name="Centre">The mean of the run's first chunk, in the unit of the output.</param>
/// <param name="Exponent">The unit is 2 to this power: about the standard deviation of that chunk.</param>
/// <remarks>Every part of a run makes the first chunk itself, so all parts measure alike. Powers about the middle neither cancel nor overflow.</remarks>
internal readonly record struct MomentCentre(double Centre, int Exponent)
{
    /// <summary>What a difference is multiplied by to be in the unit.</summary>
    public double Factor => Math.ScaleB(1, -Exponent);

    /// <summary>The centre of a chunk; its infinite draws and those that are not numbers are left out.</summary>
    public static MomentCentre Of(ReadOnlySpan<double> chunk)
    {
        // Halved and weighted first, so that a mean of the largest doubles stays finite.
        double count = 0, mean = 0, spread = 0;
        foreach (double x in chunk)
        {
            if (double.IsFinite(x))
            {
                count++;
                mean += (x / 2 - mean) / count;
            }
        }

        mean *= 2;
        foreach (double x in chunk)
        {
            spread = double.IsFinite(x) ? Math.Max(spread, Math.Abs(x / 2 - mean / 2)) : spread;
        }

        // The largest distance in a thousand draws is a few standard deviations; the unit need only be near.
        double unit = spread > 0 ? spread / 2 : Math.Abs(mean);
        return new MomentCentre(mean, unit > 0 ? Math.Clamp(Math.ILogB(unit), -1000, 1000) : 0);
    }
}
