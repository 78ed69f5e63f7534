namespace Forecast.Figures;

/// <summary>A thin upright line across the panel: a date, a threshold.</summary>
/// <param name="X">Where it stands, in the axis's values.</param>
/// <param name="Label">Printed beside it.</param>
public sealed record VerticalRule(double X, string? Label = null) : Layer
{
    /// <inheritdoc/>
    public override string? Group => null;

    /// <summary>Where it stands, in the axis's values.</summary>
    public double X { get; } = Coordinate.Finite(X, nameof(X));

    /// <inheritdoc/>
    public override void Draw(ILayerRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        renderer.Draw(this);
    }

    internal override IEnumerable<(double X, double Y)> Reach() => [(X, double.NaN)];
}
