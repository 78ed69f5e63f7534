using Forecast.Figures;
using Forecast.Figures.Layout;

namespace Forecast.Tests.Figures;

/// <summary>Rows of marks, and panels that have an axis of their own.</summary>
public class RugTests
{
    [Fact]
    public void Marks_that_touch_are_one_whatever_their_order() =>
        Assert.Equal(
            [(0.5, 3.5), (4.5, 5.5), (8.5, 10.5)],
            new Rug("a", 0, [10, 2, 1, 3, 9, 5, 2]).Stretches());

    [Fact]
    public void Every_mark_lies_under_its_place_and_no_stretch_touches_the_next()
    {
        double[] places = [.. Enumerable.Range(0, 1_543).Where(i => i * i % 11 < 4).Select(i => (double)i)];
        (double From, double To)[] stretches = [.. new Rug("a", 0, places).Stretches()];
        Assert.Equal(places.Length, stretches.Sum(stretch => stretch.To - stretch.From), 9);
        Assert.All(places, place => Assert.Contains(stretches, stretch => stretch.From < place && place < stretch.To));
        Assert.All(stretches.Zip(stretches.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_mark_without_width_is_refused(double width) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rug("a", 0, [1], width));

    [Fact]
    public void A_row_is_one_path_with_a_piece_for_each_stretch()
    {
        string svg = SvgRenderer.Render(Samples.Blank([new Rug("a", 24, [2011, 2012, 2013, 2020])]));
        string path = Assert.Single(svg.Split('\n'), line => line.Contains("<path d=\"M", StringComparison.Ordinal)
            && line.Contains("#0072B2", StringComparison.Ordinal));
        Assert.Equal(2, path.Split('"')[1].Count(letter => letter == 'h'));
    }

    [Theory]
    [InlineData(900)]
    [InlineData(380)]
    public void Panels_of_names_are_as_high_as_their_names_need_and_no_name_is_left_out(double width)
    {
        Figure figure = Samples.All["choices"] with { Width = width };
        IReadOnlyList<PanelPlot> panels = FigureLayout.Of(figure).Panels;
        Assert.Equal([3, 2], panels.Skip(1).Select(panel => panel.Y.Ticks.Count));
        Assert.All(panels.Skip(1), panel => Assert.InRange(panel.Plot.Height / (panel.Y.Ticks.Count + 0.3), TypeSize.Tick, 3 * TypeSize.Tick));
        Assert.Single(panels.Select(panel => (panel.Plot.Left, panel.Plot.Right, panel.X.At(20))).Distinct());
    }

    [Fact]
    public void On_a_phone_the_curve_is_high_and_the_panels_below_it_are_not()
    {
        IReadOnlyList<PanelPlot> panels = FigureLayout.Of(NarrowFigure.Of(Samples.All["choices"])).Panels;
        Assert.InRange(panels[0].Plot.Height, 299, 320);
        Assert.All(panels.Skip(1), panel => Assert.InRange(panel.Plot.Height, 40, 100));
    }

    [Fact]
    public void A_panel_title_wider_than_its_plot_begins_above_the_names()
    {
        var layout = FigureLayout.Of(Samples.All["choices"] with { Width = 380 });
        TextLine title = layout.Texts.Single(text => text.Text.StartsWith("What is done", StringComparison.Ordinal));
        Assert.True(title.X < layout.Panels[0].Plot.Left);
    }
}
