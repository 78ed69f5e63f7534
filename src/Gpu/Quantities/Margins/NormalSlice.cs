namespace Forecast.Gpu.Quantities.Margins;

/// <summary>The part of a standard normal distribution between two bounds.</summary>
/// <remarks>
/// A slice of the upper half is turned about 0, as probabilities near 0 have digits that those near 1 lack: it has its mass and its
/// quantiles to full precision in either tail.
/// </remarks>
internal sealed class NormalSlice
{
    private readonly Quantity _isTurned, _below;

    /// <summary>The slice from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public NormalSlice(Quantity low, Quantity high)
    {
        _isTurned = low + high > 0;
        _below = Quantity.NormalCdf(Quantity.Select(_isTurned, -high, low));
        Mass = Quantity.NormalCdf(Quantity.Select(_isTurned, -low, high)) - _below;
    }

    /// <summary>Its probability.</summary>
    public Quantity Mass { get; }

    /// <summary>Its quantile.</summary>
    public Quantity Quantile(Quantity probability)
    {
        Quantity p = Quantity.Select(_isTurned, 1 - probability, probability);
        Quantity z = Quantity.NormalQuantile(Quantity.MultiplyAdd(p, Mass, _below));
        return Quantity.Select(_isTurned, -z, z);
    }
}
