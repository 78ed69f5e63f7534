namespace Forecast.Figures.Layout;

/// <summary>The names of a figure's groups, and the marks each uses.</summary>
internal sealed class Legend : ILayerRenderer
{
    private readonly IReadOnlyDictionary<string, GroupStyle> _styles;
    private readonly HashSet<string> _points = [];
    private readonly Dictionary<string, LineStyle> _lines = [];
    private readonly HashSet<string> _bands = [];
    private readonly OrderedDictionary<(string Group, string Label), double> _labelled = [];

    private Legend(IReadOnlyDictionary<string, GroupStyle> styles)
    {
        _styles = styles;
    }

    /// <summary>The entries of a figure; none where there is nothing to tell apart.</summary>
    public static IReadOnlyList<LegendEntry> Of(Figure figure, IReadOnlyDictionary<string, GroupStyle> styles)
    {
        var legend = new Legend(styles);
        foreach (var layer in figure.Layers.Concat(figure.Panels.SelectMany(panel => panel.Layers)))
        {
            layer.Draw(legend);
        }

        // A panel's title already names a group of that name.
        var named = figure.Panels.Select(panel => panel.Title).ToHashSet();
        var entries = legend.Entries().Where(entry => !named.Contains(entry.Text)).ToList();
        return entries.Count < 2 && named.Count == 0 ? [] : entries;
    }

    public void Draw(Points points)
    {
        if (points.Items.Count > 0)
        {
            _points.Add(points.Group);
        }
    }

    public void Draw(Line line)
    {
        if (line.Vertices.Count > 1)
        {
            _lines.TryAdd(line.Group, line.Style);
        }
    }

    public void Draw(Band band)
    {
        if (band.Slices.Count < 2)
        {
            return;
        }

        if (band.Label is null)
        {
            _bands.Add(band.Group);
        }
        else
        {
            _labelled.TryAdd((band.Group, band.Label), band.Slices.Average(slice => slice.High - slice.Low));
        }
    }

    public void Draw(Rug rug)
    {
        // The axis names the row it stands in.
    }

    public void Draw(VerticalRule rule)
    {
        // A rule carries its own label.
    }

    public void Draw(HorizontalRule rule)
    {
        // A rule carries its own label.
    }

    private IEnumerable<LegendEntry> Entries()
    {
        foreach (var style in _styles.Values)
        {
            LineStyle? line = _lines.TryGetValue(style.Name, out var found) ? found : null;
            bool marker = _points.Contains(style.Name);
            bool band = _bands.Contains(style.Name);
            if (marker || line is not null || band)
            {
                yield return new LegendEntry(style.Name, style, marker, line, band ? 1 : 0);
            }

            // The narrower band lies over the wider and is as dark as both.
            var bands = _labelled.Where(item => item.Key.Group == style.Name).OrderByDescending(item => item.Value).ToList();
            for (int i = 0; i < bands.Count; i++)
            {
                yield return new LegendEntry(bands[i].Key.Label, style, false, null, i + 1);
            }
        }
    }
}
