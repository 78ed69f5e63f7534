namespace Forecast.Figures;

/// <summary>A thin level line across the panel: a date, a threshold.</summary>
/// <param name="Y">Where it stands, in the axis's values.</param>
/// <param name="Label">Printed beside it.</param>
public sealed record HorizontalRule(double Y, string? Label = null) : Layer
{
    /// <inheritdoc/>
    public override string? Group => null;

    /// <summary>Where it stands, in the axis's values.</summary>
    public double Y { get; } = Coordinate.Finite(Y, nameof(Y));

    /// <inheritdoc/>
    public override void Draw(ILayerRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        renderer.Draw(this);
    }

    internal override IEnumerable<(double X, double Y)> Reach() => [(double.NaN, Y)];
}
