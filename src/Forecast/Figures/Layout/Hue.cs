namespace Forecast.Figures.Layout;

/// <summary>A colour for marks and its darker twin, which text on white needs.</summary>
internal sealed record Hue(string Mark, string Ink)
{
    public static readonly Hue Grey = new("#9A9A9A", "#6B6B6B");

    // Okabe and Ito's palette, which tells groups apart for colour-blind readers too, without its yellow, too pale for lines.
    public static readonly IReadOnlyList<Hue> Palette =
    [
        new("#0072B2", "#005F95"),
        new("#D55E00", "#A84A00"),
        new("#009E73", "#00734F"),
        new("#CC79A7", "#9B4A77"),
        new("#E69F00", "#8F6200"),
        new("#56B4E9", "#1F7AAD"),
        new("#000000", "#000000"),
    ];
}
