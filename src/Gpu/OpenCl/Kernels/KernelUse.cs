namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>Where a step of a loop takes an operand from, the same in every turn.</summary>
/// <param name="Kind">From where.</param>
/// <param name="Place">The step of this turn or the one before.</param>
/// <param name="Operand">What is the same in all turns.</param>
/// <param name="Constants">A constant of its own for each turn.</param>
internal sealed record KernelUse(KernelUseKind Kind, int Place = 0, KernelOperand Operand = default, double[]? Constants = null)
{
    /// <summary>The use of an operand in a turn; null where it is of an earlier turn than the one before.</summary>
    public static KernelUse? Of(KernelOperand operand, int start, int length, int turn)
    {
        if (operand.IsConstant)
        {
            return new KernelUse(KernelUseKind.Constant);
        }

        int place = operand.IsStep ? (int)operand.Value - start - turn * length : 0;
        return !operand.IsStep || operand.Value < start ? new KernelUse(KernelUseKind.Same, 0, operand)
            : place >= 0 ? new KernelUse(KernelUseKind.Inner, place)
            : place >= -length ? new KernelUse(KernelUseKind.Carried, place + length)
            : null;
    }
}

/// <summary>From where a step of a loop takes an operand.</summary>
internal enum KernelUseKind
{
    /// <summary>The same in every turn, from before the loop.</summary>
    Same,

    /// <summary>A step of the same turn.</summary>
    Inner,

    /// <summary>A step of the turn before.</summary>
    Carried,

    /// <summary>A constant, which may be another in each turn.</summary>
    Constant,
}
