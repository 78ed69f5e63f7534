namespace Forecast.Figures.Layout;

/// <summary>The sizes of type, in CSS pixels: readable in print at two thirds and on a phone at half.</summary>
internal static class TypeSize
{
    public const double Title = 18;

    public const double Subtitle = 13.5;

    public const double PanelTitle = 13.5;

    public const double AxisTitle = 12.5;

    public const double Tick = 12.5;

    public const double Legend = 12.5;

    public const double Label = 11.5;

    public const double Source = 11;

    public const double LineHeight = 1.32;
}
