namespace Forecast.Figures;

/// <summary>A line through vertices: a trend, a path.</summary>
/// <param name="Group">The group it belongs to.</param>
/// <param name="Vertices">Its vertices in drawing order, in the axes' values.</param>
/// <param name="Style">How the stroke is broken.</param>
/// <param name="Label">Printed along it.</param>
public sealed record Line(
    string Group,
    IReadOnlyList<(double X, double Y)> Vertices,
    LineStyle Style = LineStyle.Solid,
    string? Label = null) : Layer
{
    /// <inheritdoc/>
    public override string Group { get; } = Group;

    /// <summary>Its vertices in drawing order, in the axes' values.</summary>
    public IReadOnlyList<(double X, double Y)> Vertices { get; } =
        [.. Vertices.Select(v => (Coordinate.Finite(v.X, "X"), Coordinate.Finite(v.Y, "Y")))];

    /// <inheritdoc/>
    public override void Draw(ILayerRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        renderer.Draw(this);
    }

    internal override IEnumerable<(double X, double Y)> Reach() => Vertices;
}
