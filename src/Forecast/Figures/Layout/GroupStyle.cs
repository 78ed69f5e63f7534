namespace Forecast.Figures.Layout;

/// <summary>How a group is told apart in all layers and in the legend.</summary>
internal sealed record GroupStyle(string Name, Hue Hue, Shape Shape, bool Muted)
{
    /// <summary>A style for every group of a figure: those it lists first, then by first appearance.</summary>
    public static IReadOnlyDictionary<string, GroupStyle> Of(Figure figure)
    {
        var styles = new OrderedDictionary<string, GroupStyle>();
        int loud = 0;
        var layers = figure.Layers.Concat(figure.Panels.SelectMany(panel => panel.Layers));
        foreach (var group in figure.Groups.Concat(layers.Where(layer => layer.Group is not null).Select(layer => new Group(layer.Group!))))
        {
            if (styles.ContainsKey(group.Name))
            {
                continue;
            }

            bool muted = group.Tone == Tone.Muted;
            styles[group.Name] = muted
                ? new GroupStyle(group.Name, Hue.Grey, Shape.Circle, true)
                : new GroupStyle(group.Name, Hue.Palette[loud % Hue.Palette.Count], (Shape)(loud % Enum.GetValues<Shape>().Length), false);
            loud += muted ? 0 : 1;
        }

        return styles;
    }
}
