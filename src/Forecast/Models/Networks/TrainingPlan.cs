using System.Globalization;

namespace Forecast.Models.Networks;

/// <summary>How a network is trained: Adam on a weighted loss with L1 and L2 terms.</summary>
/// <remarks>
/// What is made small is α Σₖ wₖ MSEₖ + λ₁ Σ|θ| + λ₂ Σθ², over all weights and biases θ, by Adam (Kingma and Ba 2015) with β₁ = 0.9,
/// β₂ = 0.999 and ε = 1e-8. The rate falls geometrically from the first step to the last. Parameters begin uniform on ±1/√(neurons read).
/// </remarks>
/// <param name="Steps">Steps of Adam, at least one.</param>
/// <param name="Rate">Learning rate of the first step.</param>
/// <param name="LastRate">Learning rate of the last step.</param>
/// <param name="Points">Inputs a step, a multiple of eight.</param>
public sealed record TrainingPlan(int Steps, double Rate, double LastRate, int Points)
{
    /// <summary>
    /// Whether inputs are drawn anew each step; else they stay at the midpoints of equal cells, in an order of their own on each axis.
    /// </summary>
    public bool Fresh { get; init; }

    /// <summary>α, the weight of the loss.</summary>
    public double LossWeight { get; init; } = 1;

    /// <summary>w, the weight of each output's mean squared error; empty for one each.</summary>
    public IReadOnlyList<double> OutputWeights { get; init; } = [];

    /// <summary>λ₁.</summary>
    public double L1 { get; init; }

    /// <summary>λ₂.</summary>
    public double L2 { get; init; }

    /// <summary>The plan in words that tell any two apart.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{Steps} steps, rate {Rate:R} to {LastRate:R}, {Points} {(Fresh ? "fresh" : "fixed")} points, α {LossWeight:R}, w "
            + $"{string.Join('/', OutputWeights.Select(w => w.ToString("R", CultureInfo.InvariantCulture)))}, λ₁ "
            + $"{L1:R}, λ₂ {L2:R}");
}
