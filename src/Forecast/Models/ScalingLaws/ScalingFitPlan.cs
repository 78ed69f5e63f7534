namespace Forecast.Models.ScalingLaws;

/// <summary>How a scaling law is fitted.</summary>
/// <param name="Objective">What is made small for the estimates; standard errors always come from refits of <see cref="ScalingObjective.Huber"/>.</param>
/// <param name="Resamples">Bootstrap refits, at least two.</param>
/// <param name="Threads">Threads at most, 0 for all; the result does not depend on it.</param>
public sealed record ScalingFitPlan(ScalingObjective Objective = ScalingObjective.Huber, int Resamples = 1000, int Threads = 0);
