using Forecast.Figures;
using Forecast.Figures.Layout;

namespace Forecast.Tests.Figures;

/// <summary>A figure laid out again for a phone.</summary>
public class NarrowFigureTests
{
    [Fact]
    public void Panels_stand_below_one_another_with_room_to_read()
    {
        var layout = FigureLayout.Of(NarrowFigure.Of(WithPanels(6)));
        Assert.Equal((380, 6), (layout.Width, layout.Panels.Count));
        Assert.All(layout.Panels, panel => Assert.InRange(panel.Plot.Height, 179, 200));
        Assert.Single(layout.Panels.Select(panel => panel.Plot.Left).Distinct());
        Assert.True(layout.Panels.Zip(layout.Panels.Skip(1)).All(pair => pair.First.Plot.Bottom < pair.Second.Plot.Top));
    }

    [Fact]
    public void A_single_plot_is_about_as_high_as_wide() =>
        Assert.InRange(FigureLayout.Of(NarrowFigure.Of(WithPanels(0))).Panels.Single().Plot.Height, 299, 320);

    [Fact]
    public void Every_category_keeps_a_row_of_its_own()
    {
        Figure figure = WithPanels(0) with
        {
            Y = new Axis("Rows", Scale.Category) { Categories = [.. Enumerable.Range(0, 40).Select(i => $"row {i}")] },
        };
        Assert.InRange(FigureLayout.Of(NarrowFigure.Of(figure)).Panels.Single().Plot.Height, 40 * 26 - 1, 40 * 26 + 20);
    }

    [Fact]
    public void A_long_name_is_broken_rather_than_cut()
    {
        string[] names = ["FP32 performance a dollar: ML GPUs", "FP32 performance a dollar: top GPUs"];
        Figure figure = WithPanels(0) with { Y = new Axis("Rows", Scale.Category) { Categories = names } };
        var marks = FigureLayout.Of(NarrowFigure.Of(figure)).Panels.Single().Y.Ticks;
        Assert.Equal(names, marks.Select(mark => string.Join(' ', mark.Tick.Lines)));
        Assert.All(marks, mark => Assert.InRange(mark.Label.Width, 60, 0.4 * 380));
        string svg = SvgRenderer.Render(NarrowFigure.Of(figure));
        Assert.All(marks.SelectMany(mark => mark.Tick.Lines), line => Assert.Contains($">{line}</text>", svg, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_narrow_already_stays_as_it_is()
    {
        Figure figure = WithPanels(0) with { Width = 400 };
        Assert.Same(figure, NarrowFigure.Of(figure));
    }

    private static Figure WithPanels(int count) => new()
    {
        Title = "A title that does not fit into one line on a phone held upright",
        AltText = "Points.",
        X = new Axis("Time", Scale.Time),
        Y = new Axis("Value", Scale.Linear),
        Layers = [new Points("a", [new Point(2020, 1), new Point(2021, 2)])],
        Panels = [.. Enumerable.Range(0, count).Select(i => new Panel($"panel {i}", []))],
        Columns = 3,
    };
}
