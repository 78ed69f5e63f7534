namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The prior of a latent Gaussian model in time, and how it is inferred.</summary>
/// <remarks>
/// Each latent is a line through the times, a Gaussian process about it where a kernel is named, and scatter of its own in each cell. Times
/// are counted from their mean in their standard deviations. Level ~ N(offset of the likelihood, 2.5²), slope ~ N(0, 2.5²) a
/// standard deviation of the times: wide enough for a growth of several orders of magnitude, too narrow for the absurd. Whatever of
/// amplitude, length and noise is null is found by maximising the evidence times a weak prior: amplitude and noise half-normal of scale 1,
/// length log-normal about 1 with deviation 0.7. They are then taken for known.
/// </remarks>
public sealed record LatentPlan
{
    /// <summary>Prior standard deviation of the level.</summary>
    public double LevelDeviation { get; init; } = 2.5;

    /// <summary>Prior standard deviation of the slope, by a standard deviation of the times.</summary>
    public double SlopeDeviation { get; init; } = 2.5;

    /// <summary>How the latent strays from its line.</summary>
    public LatentKernel Kernel { get; init; }

    /// <summary>Standard deviation of the Gaussian process; null to find it.</summary>
    public double? Amplitude { get; init; }

    /// <summary>Length of the Gaussian process in standard deviations of the times; null to find it.</summary>
    public double? Length { get; init; }

    /// <summary>Standard deviation of a cell's own scatter: 0 for none, null to find it.</summary>
    public double? Noise { get; init; } = 0;

    /// <summary>What the Gaussian of each cell stands for.</summary>
    public LatentRefinement Refinement { get; init; } = LatentRefinement.Average;
}
