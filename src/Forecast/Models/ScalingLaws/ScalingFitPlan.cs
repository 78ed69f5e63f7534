namespace Forecast.Models.ScalingLaws;

/// <summary>How a scaling law is fitted.</summary>
/// <param name="Objective">What is made small for the estimates.</param>
/// <param name="Resamples">Bootstrap refits, at least two.</param>
/// <param name="Threads">Threads at most, 0 for all; the result does not depend on it.</param>
public sealed record ScalingFitPlan(ScalingObjective Objective = ScalingObjective.Huber, int Resamples = 1000, int Threads = 0)
{
    /// <summary>δ of the Huber loss, in units of ln L (Hoffmann et al. 2022, eq. 3).</summary>
    public const double Threshold = 1e-3;
}
