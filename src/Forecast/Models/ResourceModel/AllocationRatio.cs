using Forecast.Fitting.Numerics;

namespace Forecast.Models.ResourceModel;

/// <summary>How the neurons of two parallel subtasks compare when their losses are weighed β to 1 - β: N₁/N₂ = [β / (1 - β)]ᵖ.</summary>
/// <remarks>
/// Where the sum of neurons is fixed and losses fall as N^-a, p = 1 / (1 + a): a square root for a = 1. Where nothing but a penalty on
/// weights
/// limits neurons, and the least penalty with which N neurons can do a task rises as N^q, the loss's weight times N^(-a-1) balances N^(q-1)
/// and
/// p = 1 / (a + q); neurons at a fixed price are q = 1. A pair of neurons that works in the curvature of its activation, w small, must
/// have n a w² fixed; the least of n (a² + w²) under L2 alone then rises as n^(1/3), and q = 1/3 with a = 1 gives p = 3/4.
/// </remarks>
/// <param name="Exponent">p.</param>
public sealed record AllocationRatio(double Exponent)
{
    /// <summary>q of an L2 penalty on neurons that work in the curvature of a smooth activation.</summary>
    public const double CurvaturePenaltyPower = 1.0 / 3;

    /// <summary>Least loss for a fixed sum of neurons.</summary>
    /// <param name="lossPower">a, where a subtask's loss falls as N^-a; positive.</param>
    public static AllocationRatio FixedSum(double lossPower = 1) => Penalised(lossPower, 1);

    /// <summary>Least loss and penalty together.</summary>
    /// <param name="lossPower">a; positive.</param>
    /// <param name="penaltyPower">q, where the penalty rises as N^q; above -a.</param>
    public static AllocationRatio Penalised(double lossPower, double penaltyPower) => lossPower > 0 && lossPower + penaltyPower > 0
        ? new AllocationRatio(1 / (lossPower + penaltyPower))
        : throw new ArgumentOutOfRangeException(nameof(penaltyPower), penaltyPower, $"With a loss of power {lossPower}, the penalty's "
            + $"power lies above its negative.");

    /// <summary>N₁/N₂.</summary>
    /// <param name="beta">β, between 0 and 1.</param>
    public double At(double beta) => beta is > 0 and < 1
        ? Elementary.Exp10(Exponent * Elementary.Log10(beta / (1 - beta)))
        : throw new ArgumentOutOfRangeException(nameof(beta), beta, "A mixing weight lies between 0 and 1.");
}
