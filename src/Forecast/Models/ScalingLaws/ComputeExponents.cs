namespace Forecast.Models.ScalingLaws;

/// <summary>How the best size and the best amount of data grow with training compute: N_opt ∝ C^a, D_opt ∝ C^b.</summary>
/// <param name="Size">a.</param>
/// <param name="Data">b.</param>
public sealed record ComputeExponents(double Size, double Data);
