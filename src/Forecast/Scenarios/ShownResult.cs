namespace Forecast.Scenarios;

/// <summary>What the draws say of a shown quantity.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Kind">What its draws are.</param>
/// <param name="Points">One point a year, or one in all.</param>
public sealed record ShownResult(ShownQuantity Quantity, ResultKind Kind, IReadOnlyList<ResultPoint> Points)
{
    /// <summary>Whether there is a point a year.</summary>
    public bool IsSeries => Points[0].Year is not null;
}
