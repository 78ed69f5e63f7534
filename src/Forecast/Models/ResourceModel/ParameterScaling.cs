using Forecast.Fitting.Numerics;

namespace Forecast.Models.ResourceModel;

/// <summary>From neurons to parameters: N_p ∝ width² × depth, with depth ∝ widthᵈ.</summary>
/// <remarks>With ℓ ∝ N⁻¹ and N ∝ width, ℓ ∝ N_p^(-1/(2 + d)): -1/3 where depth grows as width, -1/2 where it is fixed.</remarks>
/// <param name="DepthPower">d: 1 where depth grows in proportion to width, 0 where it is fixed.</param>
public sealed record ParameterScaling(double DepthPower)
{
    /// <summary>Depth in proportion to width, as Song et al. 2024 take it.</summary>
    public static ParameterScaling Proportional { get; } = new(1);

    /// <summary>Depth fixed.</summary>
    public static ParameterScaling FixedDepth { get; } = new(0);

    /// <summary>Parameters, but for a constant.</summary>
    /// <param name="width">Neurons a layer; positive.</param>
    public double Parameters(double width) => width * width * Elementary.Exp10(DepthPower * Elementary.Log10(width));

    /// <summary>Slope of log loss against log parameters, for a loss that falls as the inverse of the neurons.</summary>
    /// <param name="task">The task; its loss is evaluated on a network of some width and one a thousand times as wide.</param>
    public double LossExponent(CompositeTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        const double Small = 10, Large = 10_000;
        double losses = Elementary.Log10(task.Loss(task.Optimum(Large)) / task.Loss(task.Optimum(Small)));
        return losses / Elementary.Log10(Parameters(Large) / Parameters(Small));
    }
}
