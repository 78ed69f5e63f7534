namespace Forecast.Figures.Layout;

/// <summary>The heights of the rows of panels, in CSS pixels: rows of names get what their names need, the others share the rest.</summary>
internal static class PanelHeights
{
    // Between the names of two rows.
    private const double Gap = 1.5;

    /// <summary>The height of each row.</summary>
    /// <param name="panels">The panels in reading order.</param>
    /// <param name="columns">Panels side by side.</param>
    /// <param name="free">Height for the plots of all rows together.</param>
    /// <param name="shortest">Least height of a row that has no names.</param>
    /// <param name="widest">Widest a name may be before it is broken.</param>
    public static double[] Of(IReadOnlyList<Panel> panels, int columns, double free, double shortest, double widest)
    {
        double[] heights = [.. panels.Chunk(columns).Select(row => row.Max(panel => OfNames(panel, widest)))];
        double share = Math.Max(shortest, (free - heights.Sum()) / Math.Max(1, heights.Count(height => height == 0)));
        return [.. heights.Select(height => height == 0 ? share : height)];
    }

    /// <summary>Whether a panel is as high as its names need.</summary>
    public static bool IsOfNames(Panel panel) => panel.Y?.Scale == Scale.Category;

    private static double OfNames(Panel panel, double widest)
    {
        if (!IsOfNames(panel))
        {
            return 0;
        }

        int lines = panel.Y!.Categories.Select(name => Wrapping.Two(name, TypeSize.Tick, widest).Count).DefaultIfEmpty(1).Max();
        return (lines * TypeSize.Tick * TypeSize.LineHeight + Gap) * Span.Of(panel.Y, []).Length;
    }
}
