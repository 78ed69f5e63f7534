namespace Forecast.Figures.Layout;

/// <summary>A line of text on the page.</summary>
/// <param name="Text">The text.</param>
/// <param name="X">Where its anchor stands.</param>
/// <param name="Baseline">Where its letters stand.</param>
/// <param name="Size">Size of type.</param>
/// <param name="Fill">Its colour.</param>
/// <param name="Bold">Whether it is bold.</param>
/// <param name="Anchor">Which end stands at X.</param>
internal sealed record TextLine(
    string Text,
    double X,
    double Baseline,
    double Size,
    string Fill,
    bool Bold = false,
    Anchor Anchor = Anchor.Start)
{
    /// <summary>The room it takes, with the allowance for a wider font.</summary>
    public Box Box
    {
        get
        {
            double width = Typeface.Width(Text, Size, Bold);
            double left = Anchor switch
            {
                Anchor.Start => X,
                Anchor.Middle => X - width / 2,
                _ => X - width,
            };
            return new Box(left, Baseline - Size * Typeface.Ascent, left + width, Baseline + Size * Typeface.Descent);
        }
    }
}
