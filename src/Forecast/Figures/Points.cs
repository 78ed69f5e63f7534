namespace Forecast.Figures;

/// <summary>Points of one group.</summary>
/// <param name="Group">The group they belong to.</param>
/// <param name="Items">The points, in the order they are drawn.</param>
public sealed record Points(string Group, IReadOnlyList<Point> Items) : Layer
{
    /// <inheritdoc/>
    public override string Group { get; } = Group;

    /// <summary>The points, in the order they are drawn.</summary>
    public IReadOnlyList<Point> Items { get; } = [.. Items];

    /// <inheritdoc/>
    public override void Draw(ILayerRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        renderer.Draw(this);
    }

    internal override IEnumerable<(double X, double Y)> Reach()
    {
        foreach (var point in Items)
        {
            yield return (point.X, point.Y);
            yield return (point.XLow ?? point.X, point.Low ?? point.Y);
            yield return (point.XHigh ?? point.X, point.High ?? point.Y);
        }
    }
}
