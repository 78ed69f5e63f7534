using System.Text;
using Forecast.Figures.Layout;

namespace Forecast.Figures.Svg;

/// <summary>The layers of a panel as SVG elements.</summary>
internal sealed class SvgPanel(Pen pen, PanelPlot panel, FigureLayout layout) : ILayerRenderer
{
    public const double BandOpacity = 0.2;

    public const double LineWidth = 2;

    private const double PointOpacity = 0.8;

    private const double MutedOpacity = 0.55;

    private const double WhiskerWidth = 1.75;

    // Share of the way to the next row that the marks of a rug take.
    private const double RugHeight = 0.7;

    private readonly HashSet<string> _labels = [.. panel.Labels.Select(label => label.Text.Text)];

    private Box Plot => panel.Plot;

    public static string Dashes(LineStyle style) => style switch
    {
        LineStyle.Dashed => " stroke-dasharray=\"7 4\"",
        LineStyle.Dotted => " stroke-dasharray=\"1.5 4\"",
        _ => "",
    };

    public void Draw(Points points)
    {
        var style = layout.Styles[points.Group];
        Whiskers(points, style);
        double opacity = style.Muted ? MutedOpacity : PointOpacity;
        pen.Open($"<g fill=\"{style.Hue.Mark}\" fill-opacity=\"{opacity}\" stroke=\"{Ink.Paper}\" stroke-width=\"{(layout.Radius < 3 ? 0.4 : 0.6)}\">");
        var shown = points.Items.Where(point => panel.X.Shows(point.X) && panel.Y.Shows(point.Y));
        foreach (var point in shown.OrderBy(point => Named(point)))
        {
            string emphasis = Named(point) ? $" fill-opacity=\"1\" stroke=\"{Ink.Title}\" stroke-width=\"1\"" : "";
            var (name, attributes) = Marker.Of(style.Shape, panel.X.At(point.X), panel.Y.At(point.Y), layout.Radius);
            if (string.IsNullOrEmpty(point.Tooltip))
            {
                pen.Write($"<{name} {attributes}{emphasis}/>");
            }
            else
            {
                pen.Write($"<{name} {attributes}{emphasis}><title>{SvgText.Escape(point.Tooltip)}</title></{name}>");
            }
        }

        pen.Close("g");
    }

    public void Draw(Line line)
    {
        if (line.Vertices.Count > 1)
        {
            var style = layout.Styles[line.Group];
            string path = Path(line.Vertices.Select(v => (panel.X.At(v.X), panel.Y.At(v.Y))));
            pen.Write($"<path d=\"{path}\" fill=\"none\" stroke=\"{style.Hue.Mark}\" stroke-width=\"{LineWidth}\" stroke-linejoin=\"round\"{Dashes(line.Style)}/>");
        }
    }

    public void Draw(Band band)
    {
        if (band.Slices.Count > 1)
        {
            var style = layout.Styles[band.Group];
            var lower = band.Slices.Select(slice => (panel.X.At(slice.X), panel.Y.At(slice.Low)));
            var upper = band.Slices.Select(slice => (panel.X.At(slice.X), panel.Y.At(slice.High)));
            pen.Write($"<path d=\"{Path(lower.Concat(upper.Reverse()))}Z\" fill=\"{style.Hue.Mark}\" fill-opacity=\"{BandOpacity}\"/>");
        }
    }

    /// <summary>One stroke as wide as the row is high: a mark costs a dozen characters.</summary>
    public void Draw(Rug rug)
    {
        double at = panel.Y.At(rug.Y), height = RugHeight * Math.Abs(panel.Y.At(rug.Y + 1) - at);
        var path = new StringBuilder();
        foreach (var (from, to) in rug.Stretches())
        {
            double left = panel.X.At(from);
            path.Append('M').Append(SvgText.Number(left)).Append(' ').Append(SvgText.Number(at))
                .Append('h').Append(SvgText.Number(panel.X.At(to) - left));
        }

        if (path.Length > 0)
        {
            pen.Write($"<path d=\"{path}\" stroke=\"{layout.Styles[rug.Group].Hue.Mark}\" stroke-width=\"{height}\"/>");
        }
    }

    public void Draw(VerticalRule rule)
    {
        double at = panel.X.At(rule.X);
        pen.Write($"<path d=\"M{at} {Plot.Top}V{Plot.Bottom}\" stroke=\"{Ink.Rule}\" stroke-dasharray=\"4 3\"/>");
    }

    public void Draw(HorizontalRule rule)
    {
        double at = panel.Y.At(rule.Y);
        pen.Write($"<path d=\"M{Plot.Left} {at}H{Plot.Right}\" stroke=\"{Ink.Rule}\" stroke-dasharray=\"4 3\"/>");
    }

    private static string Path(IEnumerable<(double X, double Y)> places)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in places)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(SvgText.Number(x)).Append(' ').Append(SvgText.Number(y));
        }

        return path.ToString();
    }

    private bool Named(Point point) => point.Label is { } label && _labels.Contains(label);

    private void Whiskers(Points points, GroupStyle style)
    {
        var path = new StringBuilder();
        foreach (var point in points.Items)
        {
            if (point.Low is not null || point.High is not null)
            {
                path.Append(Path([(panel.X.At(point.X), panel.Y.At(point.Low ?? point.Y)), (panel.X.At(point.X), panel.Y.At(point.High ?? point.Y))]));
            }

            if (point.XLow is not null || point.XHigh is not null)
            {
                path.Append(Path([(panel.X.At(point.XLow ?? point.X), panel.Y.At(point.Y)), (panel.X.At(point.XHigh ?? point.X), panel.Y.At(point.Y))]));
            }
        }

        if (path.Length > 0)
        {
            pen.Write($"<path d=\"{path}\" fill=\"none\" stroke=\"{style.Hue.Mark}\" stroke-width=\"{WhiskerWidth}\"/>");
        }
    }
}
