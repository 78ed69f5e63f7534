namespace Forecast.Figures.Layout;

/// <summary>A figure with every text, axis and label in its place: all that is left is to write it down.</summary>
internal sealed class FigureLayout
{
    public const double Margin = 16;

    /// <summary>Share of a figure's width that a name at the left of a plot takes at most before it is broken.</summary>
    public const double WidestName = 0.4;

    private const double RightMargin = 22;

    private const double ColumnGap = 20;

    private const double RowGap = 12;

    private const double ShortestPanel = 120;

    private const double ShortestPlot = 200;

    private const double WideFigure = 560;

    // Share of the vertical axis kept free for labels: a rising trend has its most labelled points in the top corner.
    private const double Headroom = 0.12;

    private readonly Figure _figure;
    private readonly List<TextLine> _texts = [];
    private readonly List<PanelPlot> _panels = [];

    private FigureLayout(Figure figure)
    {
        _figure = figure;
        Styles = GroupStyle.Of(figure);
    }

    public double Width => _figure.Width;

    public double Height { get; private set; }

    public IReadOnlyDictionary<string, GroupStyle> Styles { get; }

    /// <summary>Radius of a point: smaller where there are many.</summary>
    public double Radius { get; private set; }

    /// <summary>Titles, subtitle and source.</summary>
    public IReadOnlyList<TextLine> Texts => _texts;

    public IReadOnlyList<LegendKey> Legend { get; private set; } = [];

    public IReadOnlyList<PanelPlot> Panels => _panels;

    public static FigureLayout Of(Figure figure)
    {
        var layout = new FigureLayout(figure);
        layout.Lay();
        return layout;
    }

    private void Lay()
    {
        double top = Write(_figure.Title, Margin - 4, TypeSize.Title, Ink.Title, bold: true);
        top = Write(_figure.Subtitle, top + 2, TypeSize.Subtitle, Ink.Quiet) + 8;
        (Legend, double legend) = LegendKey.Flow(Layout.Legend.Of(_figure, Styles), Margin, Width - Margin, top);
        top += legend == 0 ? 0 : legend + 6;
        top = Write(_figure.Y.Title, top, TypeSize.AxisTitle, Ink.Quiet) + 8;

        var panels = _figure.Panels.Count == 0 ? [new Panel("", [])] : _figure.Panels;
        int columns = panels.Any(panel => panel.Y is not null) ? 1 : Math.Min(panels.Count, _figure.Columns ?? Columns(panels.Count));
        int rows = (panels.Count + columns - 1) / columns;
        double titled = panels.Any(panel => panel.Title.Length > 0) ? TypeSize.PanelTitle * TypeSize.LineHeight + 4 : 0;
        double below = Ruler.LabelGap + TypeSize.Tick + 4;
        double footer = Lines(_figure.X.Title, TypeSize.AxisTitle).Sum() + Lines(_figure.Source, TypeSize.Source).Sum() + 8 + Margin - 4;
        double free = _figure.Height - top - footer - below - rows * titled - (rows - 1) * RowGap;
        double shortest = rows == 1 && columns == 1 ? ShortestPlot : ShortestPanel;
        double[] heights = PanelHeights.Of(panels, columns, free, shortest, WidestName * Width);

        LayPanels(panels, columns, top, titled, heights);
        double bottom = top + rows * titled + heights.Sum() + (rows - 1) * RowGap + below;
        bottom = Write(_figure.X.Title, bottom, TypeSize.AxisTitle, Ink.Quiet, centre: (_panels[0].Plot.Left + Width - RightMargin) / 2) + 8;
        bottom = Write(_figure.Source, bottom, TypeSize.Source, Ink.Quiet);
        Height = Math.Max(_figure.Height, bottom + Margin - 4);
    }

    private void LayPanels(IReadOnlyList<Panel> panels, int columns, double top, double titled, double[] heights)
    {
        var layers = panels.Select(panel => _figure.Layers.Concat(panel.Layers).ToList()).ToList();
        var across = Span.Of(_figure.X, layers.SelectMany(list => list).SelectMany(layer => layer.Reach()).Select(at => at.X));
        var shared = Upward(_figure.Y, [.. layers.Where((_, i) => panels[i].Y is null).SelectMany(list => list)]);
        Span[] upward = [.. panels.Select(panel => panel.Y is { } own ? Upward(own, panel.Layers) : shared)];
        Radius = layers.Max(list => list.OfType<Points>().Sum(points => points.Items.Count)) switch
        {
            > 600 => 2.2,
            > 200 => 2.8,
            > 60 => 3.4,
            _ => 4,
        };

        double widest = WidestName * Width;
        var trials = panels.Select((panel, i) =>
            Ruler.Upward(panel.Y ?? _figure.Y, upward[i], new Box(0, 0, Width, heights[i / columns]), widest));
        double names = trials.SelectMany(trial => trial.Ticks).Select(mark => mark.Label.Width).DefaultIfEmpty().Max();
        double left = Margin + names + Ruler.LabelGap;
        double width = (Width - RightMargin - left - (columns - 1) * ColumnGap) / columns;

        // Beside long names a plot is narrower than its title, which then begins above the names.
        bool alone = columns == 1 && panels.Any(panel => Typeface.Width(panel.Title, TypeSize.PanelTitle, true) > width);
        for (int i = 0; i < panels.Count; i++)
        {
            var (row, column) = (i / columns, i % columns);
            double x = left + column * (width + ColumnGap);
            double y = top + (row + 1) * titled + heights.Take(row).Sum() + row * RowGap;
            var plot = new Box(x, y, x + width, y + heights[row]);
            if (panels[i].Title.Length > 0)
            {
                double from = alone ? Margin : x;
                string title = Wrapping.Shorten(panels[i].Title, TypeSize.PanelTitle, true, x + width - from);
                _texts.Add(new TextLine(title, from, y - 7, TypeSize.PanelTitle, Ink.Title, Bold: true));
            }

            var limits = columns == 1
                ? new Span(4, Width - 4)
                : new Span(x - ColumnGap / 2 + 2, x + width + (column == columns - 1 ? RightMargin - 4 : ColumnGap / 2 - 2));
            var xRuler = Ruler.Across(_figure.X, across, plot, limits);
            var yRuler = Ruler.Upward(panels[i].Y ?? _figure.Y, upward[i], plot, widest);
            var scene = new LabelScene(plot, xRuler, yRuler, Radius, Styles);
            layers[i].ForEach(layer => layer.Draw(scene));
            bool empty = !layers[i].SelectMany(layer => layer.Reach()).Any();
            _panels.Add(new PanelPlot(
                plot, xRuler, yRuler, i + columns >= panels.Count, column == 0, BackToFront(layers[i]), scene.Place(), empty));
        }
    }

    private static Span Upward(Axis axis, IReadOnlyList<Layer> layers) =>
        Span.Of(axis, layers.SelectMany(layer => layer.Reach()).Select(at => at.Y), layers.Any(Labelled) ? Headroom : Span.Padding);

    private IReadOnlyList<Layer> BackToFront(IEnumerable<Layer> layers) =>
    [
        .. layers.OrderBy(layer => layer switch
        {
            Band => 0,
            Rug => 1,
            VerticalRule or HorizontalRule => 2,
            Points => 3,
            _ => 4,
        }).ThenBy(layer => layer.Group is { } group && Styles[group].Muted ? 0 : 1),
    ];

    private static bool Labelled(Layer layer) => layer switch
    {
        Points points => points.Items.Any(point => point.Label is not null),
        Line line => line.Label is not null,
        _ => false,
    };

    private int Columns(int panels) => panels switch
    {
        _ when Width < WideFigure => 1,
        2 or 4 => 2,
        _ => 3,
    };

    private IEnumerable<double> Lines(string? text, double size, bool bold = false) =>
        Wrapping.Lines(text, size, bold, Width - 2 * Margin).Select(_ => size * TypeSize.LineHeight);

    private double Write(string? text, double top, double size, string fill, bool bold = false, double? centre = null)
    {
        foreach (string line in Wrapping.Lines(text, size, bold, Width - 2 * Margin))
        {
            double baseline = top + size * (TypeSize.LineHeight - 1) / 2 + size * Typeface.Ascent;
            double half = Typeface.Width(line, size, bold) / 2;
            double x = centre is { } middle ? Math.Clamp(middle, Margin + half, Width - Margin - half) : Margin;
            _texts.Add(new TextLine(line, x, baseline, size, fill, bold, centre is null ? Anchor.Start : Anchor.Middle));
            top += size * TypeSize.LineHeight;
        }

        return top;
    }
}
