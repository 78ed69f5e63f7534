namespace Forecast.Figures.Layout;

/// <summary>A place on an axis and its label, with the exponent apart so that it can be raised.</summary>
internal sealed record Tick(double Value, string Text, string Power = "")
{
    public double Width(double size) => Typeface.Width(Text, size) + Typeface.Width(Power, size * Typeface.PowerScale);
}
