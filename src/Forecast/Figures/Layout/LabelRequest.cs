namespace Forecast.Figures.Layout;

/// <summary>A label that wants a place.</summary>
/// <param name="Text">The text.</param>
/// <param name="Fill">Its colour.</param>
/// <param name="Bold">Whether it is bold.</param>
/// <param name="Anchors">The places it may stand beside, the best first.</param>
/// <param name="Clearance">Distance kept from its anchor.</param>
/// <param name="Strict">Whether it must keep off points and may move far, on a leader; otherwise it stays near and lies over them at need.</param>
internal sealed record LabelRequest(
    string Text,
    string Fill,
    bool Bold,
    IReadOnlyList<(double X, double Y)> Anchors,
    double Clearance,
    bool Strict)
{
    public double Width { get; } = Typeface.Width(Text, TypeSize.Label, Bold);
}
