namespace Forecast.Figures;

/// <summary>A band between a low and a high edge: an interval carried along the horizontal axis.</summary>
/// <param name="Group">The group it belongs to.</param>
/// <param name="Slices">Its slices from left to right.</param>
/// <param name="Label">Gives the band a legend entry of its own: <c>90 % interval</c>.</param>
public sealed record Band(string Group, IReadOnlyList<BandSlice> Slices, string? Label = null) : Layer
{
    /// <inheritdoc/>
    public override string Group { get; } = Group;

    /// <summary>Its slices from left to right.</summary>
    public IReadOnlyList<BandSlice> Slices { get; } = [.. Slices];

    /// <inheritdoc/>
    public override void Draw(ILayerRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        renderer.Draw(this);
    }

    internal override IEnumerable<(double X, double Y)> Reach() =>
        Slices.SelectMany(slice => new[] { (slice.X, slice.Low), (slice.X, slice.High) });
}
