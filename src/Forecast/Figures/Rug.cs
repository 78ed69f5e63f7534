namespace Forecast.Figures;

/// <summary>A row of thin upright marks, as in a rug plot: where along the horizontal axis something holds.</summary>
/// <param name="Group">The group it belongs to.</param>
/// <param name="Y">The row's place, in the vertical axis's values.</param>
/// <param name="Places">Where the marks stand, in the horizontal axis's values, in any order.</param>
/// <param name="Width">Width of a mark in the horizontal axis's values, above 0; marks that touch are drawn as one.</param>
public sealed record Rug(string Group, double Y, IReadOnlyList<double> Places, double Width = 1) : Layer
{
    // Marks that touch but for rounding must not leave a hair of paper between them.
    private const double Touching = 1e-9;

    /// <inheritdoc/>
    public override string Group { get; } = Group;

    /// <summary>The row's place, in the vertical axis's values.</summary>
    public double Y { get; } = Coordinate.Finite(Y, nameof(Y));

    /// <summary>Where the marks stand, ascending.</summary>
    public IReadOnlyList<double> Places { get; } = [.. Places.Select(place => Coordinate.Finite(place, nameof(Places))).Order()];

    /// <summary>Width of a mark in the horizontal axis's values.</summary>
    public double Width { get; } = Width > 0
        ? Coordinate.Finite(Width, nameof(Width))
        : throw new ArgumentOutOfRangeException(nameof(Width), Width, "The marks of a rug are wider than 0.");

    /// <inheritdoc/>
    public override void Draw(ILayerRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        renderer.Draw(this);
    }

    /// <summary>The stretches that the marks cover, from left to right, those that touch in one.</summary>
    internal IEnumerable<(double From, double To)> Stretches()
    {
        for (int i = 0; i < Places.Count;)
        {
            double from = Places[i] - Width / 2, to = Places[i] + Width / 2;
            for (i++; i < Places.Count && Places[i] - Width / 2 <= to + Touching * Width; i++)
            {
                to = Places[i] + Width / 2;
            }

            yield return (from, to);
        }
    }

    internal override IEnumerable<(double X, double Y)> Reach() =>
        Places.Count == 0 ? [] : [(Places[0] - Width / 2, Y), (Places[^1] + Width / 2, Y)];
}
