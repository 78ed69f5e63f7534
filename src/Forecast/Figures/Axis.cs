namespace Forecast.Figures;

/// <summary>An axis: what it measures and how.</summary>
/// <param name="Title">Quantity and unit: <c>Training compute (FLOP)</c>.</param>
/// <param name="Scale">How values are read and ticks printed.</param>
/// <param name="Min">Lower end in the axis's values; null fits the data.</param>
/// <param name="Max">Upper end in the axis's values; null fits the data.</param>
public sealed record Axis(string Title, Scale Scale, double? Min = null, double? Max = null)
{
    /// <summary>Lower end in the axis's values; null fits the data.</summary>
    public double? Min { get; } = Coordinate.FiniteOrNull(Min, nameof(Min));

    /// <summary>Upper end in the axis's values; null fits the data.</summary>
    public double? Max { get; } = Max is null || Min is null || Max > Min
        ? Coordinate.FiniteOrNull(Max, nameof(Max))
        : throw new ArgumentException($"An axis ends above its beginning: given {Min} to {Max}.", nameof(Max));

    /// <summary>The names on a <see cref="Scale.Category"/> axis: value 0 is the first. A vertical axis lists them from the top.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}
