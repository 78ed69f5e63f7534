using System.Globalization;
using System.Xml.Linq;
using Forecast.Figures;

namespace Forecast.Tests.Figures;

public sealed class SvgRendererTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_is_drawn_as_its_golden_text(string name) =>
        Golden.Compare(name + ".svg", SvgRenderer.Render(Samples.All[name]));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_is_well_formed_and_says_what_it_shows(string name)
    {
        var root = XDocument.Parse(SvgRenderer.Render(Samples.All[name])).Root!;
        string[] ids = root.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal(ids[0], root.Element(Svg + "title")!.Attribute("id")!.Value);
        Assert.Equal(ids[1], root.Element(Svg + "desc")!.Attribute("id")!.Value);
        Assert.Equal(Samples.All[name].AltText, root.Element(Svg + "desc")!.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_needs_nothing_from_outside_and_runs_nothing(string name)
    {
        var root = XDocument.Parse(SvgRenderer.Render(Samples.All[name])).Root!;
        string[] known = ["svg", "title", "desc", "rect", "path", "circle", "g", "text", "tspan", "clipPath"];
        Assert.All(root.DescendantsAndSelf(), element => Assert.Contains(element.Name.LocalName, known));
        Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "href" or "style" or "class");
    }

    [Fact]
    public void The_same_figure_gives_the_same_text_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        string first = SvgRenderer.Render(Samples.All["eras"]);
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            comma.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(first, SvgRenderer.Render(Samples.All["eras"]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Lines_end_in_line_feeds_only() =>
        Assert.DoesNotContain('\r', SvgRenderer.Render(Samples.All["hostile"]));

    [Fact]
    public void Ids_of_different_figures_differ()
    {
        var ids = Samples.All.Values
            .Append(Samples.All["eras"] with { Height = 470 })
            .SelectMany(figure => XDocument.Parse(SvgRenderer.Render(figure)).Descendants().Attributes("id").Select(id => id.Value))
            .ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void A_point_carries_its_tooltip_and_a_figure_without_points_says_so()
    {
        Assert.Contains("<title>system 7</title>", SvgRenderer.Render(Samples.All["eras"]), StringComparison.Ordinal);
        Assert.Contains(">no data</text>", SvgRenderer.Render(Samples.All["empty"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Tick_labels_of_a_log_axis_are_powers_of_ten_with_a_raised_exponent() =>
        Assert.Matches(">10<tspan dy=\"[^\"]+\" font-size=\"[^\"]+\">18</tspan>", SvgRenderer.Render(Samples.All["eras"]));

    [Fact]
    public void Three_thousand_points_stay_below_half_a_megabyte()
    {
        var points = Samples.Scatter(1950, 2026, 3, 0.3, 3000, 4, labels: 12);
        string svg = SvgRenderer.Render(Samples.Blank([new Points("All", points)]));
        Assert.InRange(svg.Length, 100_000, 500_000);
    }

    [Fact]
    public void Layers_of_one_group_share_a_colour_and_an_entry_in_the_legend()
    {
        string svg = SvgRenderer.Render(Samples.All["eras"]);
        Assert.Single(XDocument.Parse(svg).Descendants(Svg + "text"), text => text.Value == "Deep learning");
        Assert.Contains("stroke=\"#D55E00\"", svg, StringComparison.Ordinal);
        Assert.Contains("fill=\"#D55E00\"", svg, StringComparison.Ordinal);
    }
}
