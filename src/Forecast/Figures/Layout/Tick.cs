namespace Forecast.Figures.Layout;

/// <summary>A place on an axis and its label, with the exponent apart so that it can be raised.</summary>
internal sealed record Tick(double Value, string Text, string Power = "")
{
    /// <summary>The lines that the text is broken into.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [Text];

    public double Width(double size) => Lines.Max(line => Typeface.Width(line, size)) + Typeface.Width(Power, size * Typeface.PowerScale);

    public double Height(double size) => size * (1 + (Lines.Count - 1) * TypeSize.LineHeight);
}
