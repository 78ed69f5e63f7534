using Forecast.Figures.Layout;

namespace Forecast.Figures.Svg;

/// <summary>A laid-out figure written as SVG: frame, texts, axes, legend, panels.</summary>
internal sealed class SvgPage(Figure figure, FigureLayout layout)
{
    // A character that XML forbids, so that no text of a figure can hold it: it stands for the id until that is known.
    private const string Id = "\u0001";

    private readonly Pen _pen = new();

    public string Write()
    {
        _pen.Open($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{layout.Width}\" height=\"{layout.Height}\" viewBox=\"0 0 {layout.Width} {layout.Height}\" role=\"img\" aria-labelledby=\"{Id}-title {Id}-desc\" font-family=\"{Typeface.Family}\">");
        _pen.Write($"<title id=\"{Id}-title\">{SvgText.Escape(figure.Title)}</title>");
        _pen.Write($"<desc id=\"{Id}-desc\">{SvgText.Escape(figure.AltText)}</desc>");
        _pen.Write($"<rect width=\"{layout.Width}\" height=\"{layout.Height}\" fill=\"{Ink.Paper}\"/>");
        for (int i = 0; i < layout.Panels.Count; i++)
        {
            Panel(layout.Panels[i], i);
        }

        foreach (var key in layout.Legend)
        {
            Key(key);
        }

        foreach (var text in layout.Texts)
        {
            _pen.Text(text);
        }

        _pen.Close("svg");
        string page = _pen.ToString();
        return page.Replace(Id, $"fig-{Fingerprint(page):x8}", StringComparison.Ordinal);
    }

    // FNV-1a: figures that differ, inlined in one page, must not share ids.
    private static uint Fingerprint(string text) => text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);

    private void Panel(PanelPlot panel, int number)
    {
        var plot = panel.Plot;
        Grid(panel);
        _pen.Write($"<clipPath id=\"{Id}-plot{number}\"><rect x=\"{plot.Left}\" y=\"{plot.Top}\" width=\"{plot.Width}\" height=\"{plot.Height}\"/></clipPath>");
        _pen.Open($"<g clip-path=\"url(#{Id}-plot{number})\">");
        var painter = new SvgPanel(_pen, panel, layout);
        foreach (var layer in panel.Layers)
        {
            layer.Draw(painter);
        }

        _pen.Close("g");
        if (panel.Empty)
        {
            _pen.TextOnGround(new TextLine("no data", plot.CentreX, plot.CentreY, TypeSize.Tick, Ink.Quiet, Anchor: Anchor.Middle));
        }

        foreach (var label in panel.Labels)
        {
            if (label.Leader is { } leader)
            {
                _pen.Write($"<path d=\"M{leader.X1} {leader.Y1}L{leader.X2} {leader.Y2}\" stroke=\"{Ink.Rule}\" stroke-width=\"0.7\"/>");
            }
        }

        foreach (var label in panel.Labels)
        {
            _pen.TextOnGround(label.Text);
        }
    }

    private void Grid(PanelPlot panel)
    {
        var plot = panel.Plot;
        _pen.Write($"<path d=\"{Upright(panel.X.Minor, plot)}{Level(panel.Y.Minor, plot)}\" stroke=\"{Ink.MinorGrid}\"/>");
        _pen.Write($"<path d=\"{Upright(panel.X.Ticks.Select(mark => mark.At), plot)}{Level(panel.Y.Ticks.Select(mark => mark.At), plot)}\" stroke=\"{Ink.Grid}\"/>");
        _pen.Write($"<path d=\"M{plot.Left} {plot.Bottom}H{plot.Right}\" stroke=\"{Ink.Axis}\"/>");
        _pen.Open($"<g font-size=\"{TypeSize.Tick}\" fill=\"{Ink.Text}\">");
        foreach (var mark in panel.XLabels ? panel.X.Ticks : [])
        {
            TickLabel(mark, mark.Label.CentreX, mark.Label.Top + TypeSize.Tick * Typeface.Ascent, "middle");
        }

        foreach (var mark in panel.YLabels ? panel.Y.Ticks : [])
        {
            NameLabel(mark);
        }

        _pen.Close("g");
        _pen.Write($"<path d=\"{string.Concat(panel.X.Ticks.Select(mark => $"M{SvgText.Number(mark.At)} {SvgText.Number(plot.Bottom)}v4"))}\" stroke=\"{Ink.Axis}\"/>");
    }

    // A name may be broken into lines, centred about its place.
    private void NameLabel(TickMark mark)
    {
        double step = TypeSize.Tick * TypeSize.LineHeight, first = mark.At + TypeSize.Tick * 0.35 - step * (mark.Tick.Lines.Count - 1) / 2;
        for (int line = 0; line < mark.Tick.Lines.Count; line++)
        {
            TickLabel(mark with { Tick = mark.Tick with { Text = mark.Tick.Lines[line] } }, mark.Label.Right, first + line * step, "end");
        }
    }

    private void TickLabel(TickMark mark, double x, double baseline, string anchor)
    {
        string power = mark.Tick.Power.Length == 0
            ? ""
            : $"<tspan dy=\"{SvgText.Number(-0.38 * TypeSize.Tick)}\" font-size=\"{SvgText.Number(TypeSize.Tick * Typeface.PowerScale)}\">{SvgText.Escape(mark.Tick.Power)}</tspan>";
        _pen.Write($"<text x=\"{x}\" y=\"{baseline}\" text-anchor=\"{anchor}\">{SvgText.Escape(mark.Tick.Text)}{power}</text>");
    }

    private static string Upright(IEnumerable<double> places, Box plot) =>
        string.Concat(places.Select(x => $"M{SvgText.Number(x)} {SvgText.Number(plot.Top)}V{SvgText.Number(plot.Bottom)}"));

    private static string Level(IEnumerable<double> places, Box plot) =>
        string.Concat(places.Select(y => $"M{SvgText.Number(plot.Left)} {SvgText.Number(y)}H{SvgText.Number(plot.Right)}"));

    private void Key(LegendKey key)
    {
        var (entry, box) = (key.Entry, key.Key);
        string colour = entry.Style.Hue.Mark;
        for (int i = 0; i < entry.Bands; i++)
        {
            _pen.Write($"<rect x=\"{box.Left}\" y=\"{box.Top}\" width=\"{box.Width}\" height=\"{box.Height}\" fill=\"{colour}\" fill-opacity=\"{SvgPanel.BandOpacity}\"/>");
        }

        if (entry.Line is { } style)
        {
            _pen.Write($"<path d=\"M{box.Left} {box.CentreY}H{box.Right}\" stroke=\"{colour}\" stroke-width=\"{SvgPanel.LineWidth}\"{SvgPanel.Dashes(style)}/>");
        }

        if (entry.Marker)
        {
            var (name, attributes) = Marker.Of(entry.Style.Shape, box.CentreX, box.CentreY, 4);
            _pen.Write($"<{name} {attributes} fill=\"{colour}\" stroke=\"{Ink.Paper}\" stroke-width=\"0.6\"/>");
        }

        _pen.Text(key.Text);
    }
}
