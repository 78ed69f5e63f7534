using Forecast.Figures;

namespace Forecast.Tests.Figures;

public sealed class FigureTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public void A_point_that_cannot_be_drawn_is_refused_by_name(double value)
    {
        Assert.Equal("Y", Assert.Throws<ArgumentException>(() => new Point(2020, value)).ParamName);
        Assert.Equal("X", Assert.Throws<ArgumentException>(() => new Point(value, 20)).ParamName);
    }

    [Fact]
    public void A_line_through_a_number_that_is_none_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Line("g", [(1, 2), (2, double.NaN)]));

    [Fact]
    public void An_interval_upside_down_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Point(1, 1, Low: 3, High: 2));
        Assert.Throws<ArgumentException>(() => new Point(1, 1, XLow: 3, XHigh: 2));
        Assert.Throws<ArgumentException>(() => new BandSlice(1, 3, 2));
        Assert.Throws<ArgumentException>(() => new Axis("x", Scale.Linear, 3, 2));
    }

    [Fact]
    public void An_interval_may_be_open() =>
        Assert.Equal(double.PositiveInfinity, new BandSlice(1, double.NegativeInfinity, double.PositiveInfinity).High);

    [Fact]
    public void A_figure_has_a_size_that_can_be_drawn()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Samples.Blank([]) with { Width = 10 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Samples.Blank([]) with { Height = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => Samples.Blank([]) with { Columns = 0 });
    }

    [Fact]
    public void A_forgotten_logarithm_is_named()
    {
        var figure = Samples.Blank([new Points("g", [new Point(2020, 3e23)])]);
        Assert.Contains("takes log10 values", Assert.Throws<ArgumentException>(() => SvgRenderer.Render(figure)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    [InlineData(1e15, 1e15)]
    [InlineData(-1e150, 1e150)]
    [InlineData(1e-140, 2e-140)]
    public void Values_of_any_size_can_be_drawn_on_a_linear_axis(double low, double high)
    {
        var axis = new Axis("axis", Scale.Linear);
        var figure = Samples.Blank([new Points("g", [new Point(low, high), new Point(high, low)])]) with { X = axis, Y = axis };
        Assert.DoesNotContain("NaN", SvgRenderer.Render(figure), StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_with_too_little_to_draw_are_passed_over()
    {
        var figure = Samples.Blank([new Points("a", []), new Line("b", [(2020, 3)], Label: "lonely"), new Line("c", [], Label: "none"), new Band("d", [new(2020, 2, 4)])]);
        Assert.DoesNotContain("NaN", SvgRenderer.Render(figure), StringComparison.Ordinal);
    }
}
