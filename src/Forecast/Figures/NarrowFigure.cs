using Forecast.Figures.Layout;

namespace Forecast.Figures;

/// <summary>A figure laid out again for a narrow column, such as a phone held upright: its panels stand one below the other.</summary>
public static class NarrowFigure
{
    /// <summary>Width in CSS pixels: about that of a phone, so that type keeps its size.</summary>
    public const double Width = 380;

    // What is no wider than this already fits a phone with readable type.
    private const double WideFrom = 480;

    private const double SinglePlot = 300, PlotOfTwo = 240, PlotOfMore = 180, CategoryRow = 26;

    // The least that a figure may be: the layout then adds what its texts need.
    private const double Least = 160, Most = 8000;

    /// <summary>The same figure for a narrow column; itself where it is narrow already.</summary>
    public static Figure Of(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (figure.Width <= WideFrom)
        {
            return figure;
        }

        Figure narrow = figure with { Width = Width, Height = Least, Columns = 1 };
        var bare = FigureLayout.Of(narrow);
        int flexible = bare.Panels.Count - figure.Panels.Count(PanelHeights.IsOfNames);
        double plot = flexible switch
        {
            <= 1 => SinglePlot,
            2 => PlotOfTwo,
            _ => PlotOfMore,
        };
        if (figure.Y.Scale == Scale.Category)
        {
            bool isBroken = figure.Y.Categories.Any(name => Wrapping.Two(name, TypeSize.Tick, FigureLayout.WidestName * Width).Count > 1);
            plot = Math.Max(plot, (CategoryRow + (isBroken ? TypeSize.Tick * TypeSize.LineHeight : 0)) * figure.Y.Categories.Count);
        }

        double height = bare.Panels.Where((_, i) => figure.Panels.Count == 0 || !PanelHeights.IsOfNames(figure.Panels[i]))
            .Select(panel => panel.Plot.Height).FirstOrDefault(plot);
        double more = flexible * Math.Max(0, plot - height);
        return narrow with { Height = Math.Min(Most, bare.Height + more) };
    }
}
