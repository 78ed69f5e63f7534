namespace Forecast.Figures;

/// <summary>One thing drawn in a panel.</summary>
/// <remarks>
/// Whatever the order given, bands lie behind rugs, these behind rules, rules behind points, points behind lines and all behind labels.
/// </remarks>
public abstract record Layer
{
    private protected Layer()
    {
    }

    /// <summary>The group whose colour and legend entry it shares; null for a layer that belongs to none.</summary>
    public abstract string? Group { get; }

    /// <summary>Hands the layer to the renderer's method for it.</summary>
    public abstract void Draw(ILayerRenderer renderer);

    /// <summary>Coordinates that the axes must hold; a NaN leaves its axis alone, infinities are open ends.</summary>
    internal abstract IEnumerable<(double X, double Y)> Reach();
}
