namespace Forecast.Figures;

/// <summary>A chart as plain data: what is drawn, never how.</summary>
public sealed record Figure
{
    /// <summary>What the figure shows, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader needs beside the title: unit, window, n, rule.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Where the data comes from, with vintage and licence: <c>Data: Epoch AI (CC BY 4.0), vintage 2026-07</c>.</summary>
    public string? Source { get; init; }

    /// <summary>The figure in a sentence or two, for someone who cannot see it.</summary>
    public required string AltText { get; init; }

    /// <summary>The horizontal axis, shared by all panels.</summary>
    public required Axis X { get; init; }

    /// <summary>The vertical axis, shared by all panels.</summary>
    public required Axis Y { get; init; }

    /// <summary>What is drawn in every panel, or in the only one where <see cref="Panels"/> is empty.</summary>
    public required IReadOnlyList<Layer> Layers { get; init; }

    /// <summary>Small multiples, in reading order; empty for a figure of one panel. A group named as a panel's title needs no legend.</summary>
    public IReadOnlyList<Panel> Panels { get; init; } = [];

    /// <summary>Panels side by side; null lets the width decide.</summary>
    public int? Columns
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A figure has one column or more.");
    }

    /// <summary>Groups whose order, and with it their colour, or whose tone is fixed beforehand; the others follow by first appearance.</summary>
    public IReadOnlyList<Group> Groups { get; init; } = [];

    /// <summary>Width in CSS pixels, 240 to 4000.</summary>
    public double Width
    {
        get;
        init => field = Coordinate.Within(value, 240, 4000, nameof(Width));
    } = 720;

    /// <summary>Height in CSS pixels, 160 to 8000; a drawing grows beyond it where long texts would crush the plot.</summary>
    public double Height
    {
        get;
        init => field = Coordinate.Within(value, 160, 8000, nameof(Height));
    } = 460;
}
