using Forecast.Figures;
using Forecast.Figures.Layout;

namespace Forecast.Tests.Figures;

public sealed class LayoutTests
{
    public static TheoryData<string, double> Sizes
    {
        get
        {
            var data = new TheoryData<string, double>();
            foreach (string name in Samples.All.Keys)
            {
                foreach (double width in new[] { 240.0, 360, 720, 1200 })
                {
                    data.Add(name, width);
                }
            }

            return data;
        }
    }

    private static FigureLayout Lay(string name, double width) => FigureLayout.Of(Samples.All[name] with { Width = width });

    [Theory]
    [MemberData(nameof(Sizes))]
    public void No_two_texts_overlap(string name, double width)
    {
        var layout = Lay(name, width);
        var boxes = layout.Texts.Select(text => text.Box)
            .Concat(layout.Legend.Select(key => key.Text.Box))
            .Concat(layout.Panels.SelectMany(panel => panel.Labels.Select(label => label.Text.Box)))
            .Concat(layout.Panels.Where(panel => panel.XLabels).SelectMany(panel => panel.X.Ticks.Select(mark => mark.Label)))
            .Concat(layout.Panels.Where(panel => panel.YLabels).SelectMany(panel => panel.Y.Ticks.Select(mark => mark.Label)))
            .Select(box => box.Grow(-0.5))
            .ToList();
        for (int i = 0; i < boxes.Count; i++)
        {
            Assert.DoesNotContain(boxes.Skip(i + 1), boxes[i].Overlaps);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_text_lies_within_the_figure(string name, double width)
    {
        var layout = Lay(name, width);
        var page = new Box(0, 0, layout.Width, layout.Height);
        Assert.All(layout.Texts.Concat(layout.Legend.Select(key => key.Text)), text => Assert.True(page.Holds(text.Box), text.Text));
        Assert.All(
            layout.Panels.SelectMany(panel => panel.X.Ticks.Concat(panel.Y.Ticks)),
            mark => Assert.True(page.Holds(mark.Label), mark.Tick.Text));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Labels_of_points_lie_within_the_plot_and_off_the_points_of_groups_in_colour(string name, double width)
    {
        var layout = Lay(name, width);
        foreach (var panel in layout.Panels)
        {
            var points = panel.Layers.OfType<Points>().Where(points => !layout.Styles[points.Group].Muted).SelectMany(points => points.Items).ToList();
            var texts = points.Select(point => point.Label).OfType<string>().ToHashSet();
            foreach (var label in panel.Labels)
            {
                Assert.True(panel.Plot.Holds(label.Text.Box), label.Text.Text);
                if (texts.Contains(label.Text.Text))
                {
                    Assert.DoesNotContain(points, point => label.Text.Box.Holds(panel.X.At(point.X), panel.Y.At(point.Y)));
                }
            }
        }
    }

    [Fact]
    public void Labels_of_scattered_points_all_find_a_place()
    {
        var points = Samples.Scatter(2015, 2022, 20, 0.6, 19, 3, labels: 19);
        var layout = FigureLayout.Of(Samples.Blank([new Points("Large scale", points)]));
        Assert.Equal(19, layout.Panels[0].Labels.Count);
    }

    [Fact]
    public void A_label_too_long_for_the_plot_is_left_out() =>
        Assert.Empty(Lay("hostile", 720).Panels[0].Labels);

    [Fact]
    public void A_single_point_stands_in_the_middle_of_padded_axes()
    {
        var panel = FigureLayout.Of(Samples.Blank([new Points("One", [new Point(2020, 24)])])).Panels[0];
        Assert.Equal(panel.Plot.CentreX, panel.X.At(2020), 6);
        Assert.Equal(panel.Plot.CentreY, panel.Y.At(24), 6);
    }

    [Fact]
    public void Groups_keep_the_order_of_their_first_appearance_after_those_listed()
    {
        var figure = Samples.All["projection"];
        Assert.Equal(["Projection", "Observed", "Bound"], GroupStyle.Of(figure).Keys);
        Assert.True(GroupStyle.Of(figure)["Observed"].Muted);
    }

    [Fact]
    public void Groups_beyond_the_palette_still_differ_in_colour_or_shape()
    {
        var styles = GroupStyle.Of(Samples.Blank([.. Enumerable.Range(0, 40).Select(i => new Points($"g{i}", []))]));
        Assert.Equal(40, styles.Values.Select(style => (style.Hue, style.Shape)).Distinct().Count());
    }

    [Fact]
    public void A_narrower_band_of_a_group_has_the_darker_key()
    {
        var entries = Legend.Of(Samples.All["projection"], GroupStyle.Of(Samples.All["projection"]));
        Assert.Equal(
            [("Projection", 0), ("90 % interval", 1), ("50 % interval", 2), ("Observed", 0), ("Bound", 0)],
            entries.Select(entry => (entry.Text, entry.Bands)));
    }

    [Fact]
    public void Panels_are_as_large_as_one_another_and_only_the_outer_ones_carry_labels()
    {
        var panels = Lay("domains", 720).Panels;
        Assert.All(panels, panel => Assert.Equal(panels[0].Plot.Width, panel.Plot.Width, 6));
        Assert.All(panels, panel => Assert.Equal(panels[0].Plot.Height, panel.Plot.Height, 6));
        Assert.Equal([true, false, true, false], panels.Select(panel => panel.YLabels));
        Assert.Equal([false, false, true, true], panels.Select(panel => panel.XLabels));
    }

    [Theory]
    [InlineData("Grew 4.81 [4.60; 5.04] times a year (90 % interval, n = 124); 13 % lie inside", "[4.60; 5.04]", "(90 %", "n = 124);", "13 %")]
    [InlineData("compression (S < 1 %, T 1.3 ± 0.2 %) of the variance", "(S < 1 %,", "1.3 ± 0.2 %)")]
    public void A_number_stays_with_its_sign_its_unit_and_its_interval(string text, params string[] together)
    {
        for (double width = 110; width < 400; width += 7)
        {
            var lines = Wrapping.Lines(text, 12.5, false, width);
            Assert.All(together, part => Assert.Contains(lines, line => line.Contains(part, StringComparison.Ordinal)));
            Assert.Equal(text, string.Join(' ', lines));
            Assert.All(lines, line => Assert.True(Typeface.Width(line, 12.5, false) <= width));
        }
    }

    [Fact]
    public void Words_that_belong_together_part_where_a_line_is_too_short_for_them() =>
        Assert.Equal("n = 124,000,000", string.Join(' ', Wrapping.Lines("n = 124,000,000", 12.5, false, 80)));

    [Fact]
    public void Wrapped_lines_fit_and_lose_no_word()
    {
        const string Text = "Training compute of notable machine learning systems grew in three eras";
        foreach (double width in new[] { 90.0, 200, 333, 900 })
        {
            var lines = Wrapping.Lines(Text, 18, true, width);
            Assert.Equal(Text, string.Join(' ', lines));
            Assert.All(lines, line => Assert.True(Typeface.Width(line, 18, true) <= width));
        }
    }
}
