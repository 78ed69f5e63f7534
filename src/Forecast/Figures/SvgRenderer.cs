using Forecast.Figures.Layout;
using Forecast.Figures.Svg;

namespace Forecast.Figures;

/// <summary>Figures as SVG text that needs no font, script or other file.</summary>
public static class SvgRenderer
{
    /// <summary>Draws a figure: the same figure gives the same text everywhere.</summary>
    public static string Render(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return new SvgPage(figure, FigureLayout.Of(figure)).Write();
    }
}
