using Forecast.Fitting.Results;

namespace Forecast.Models.ScalingLaws;

/// <summary>How a training budget is spent, with what is not known about it.</summary>
/// <param name="N">Parameters.</param>
/// <param name="D">Training tokens.</param>
/// <param name="TokensPerParameter">Tokens a parameter.</param>
/// <param name="Loss">The loss it buys, in nats a token.</param>
public sealed record AllocationEstimate(Estimate N, Estimate D, Estimate TokensPerParameter, Estimate Loss);
