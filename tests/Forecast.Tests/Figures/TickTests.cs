using Forecast.Figures;
using Forecast.Figures.Layout;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Tests.Figures;

public sealed class TickTests
{


    private static readonly Gen<(Scale Scale, double Low, double High, double Length)> Cases =
        from scale in Gen.Elements(Scale.Linear, Scale.Log10, Scale.Time)
        from middle in Gen.Choose(-1000, 1000)
        from power in Gen.Choose(-60, 60)
        from length in Gen.Choose(40, 1600)
        let reach = scale == Scale.Linear ? Math.Pow(10, power / 10.0) : Math.Pow(10, power / 30.0)
        let centre = scale switch { Scale.Linear => middle * 0.01 * reach, Scale.Log10 => middle * 0.03, _ => 2000 + middle * 0.2 }
        select (scale, centre - reach, centre + reach, (double)length);

    private static IEnumerable<Ruler> Rulers((Scale Scale, double Low, double High, double Length) at)
    {
        var axis = new Axis("axis", at.Scale);
        var span = new Span(at.Low, at.High);
        var plot = new Box(80, 80, 80 + at.Length, 80 + at.Length);
        yield return Ruler.Across(axis, span, plot, new Span(4, 100 + at.Length));
        yield return Ruler.Upward(axis, span, plot, 300);
    }

    private static bool Apart(IReadOnlyList<TickMark> marks) =>
        !marks.SelectMany((a, i) => marks.Skip(i + 1).Select(b => a.Label.Overlaps(b.Label))).Any(overlap => overlap);

    private static void ForAll(Func<(Scale Scale, double Low, double High, double Length), bool> property) =>
        Check.One(Repeatable.Config.WithMaxTest(2000), Prop.ForAll(Cases.ToArbitrary(), property));

    [Fact]
    public void Tick_labels_never_overlap() =>
        ForAll(at => Rulers(at).All(ruler => Apart(ruler.Ticks)));

    [Fact]
    public void An_axis_has_at_most_nine_ticks() =>
        ForAll(at => Rulers(at).All(ruler => ruler.Ticks.Count <= TickSet.Most));

    [Fact]
    public void An_axis_long_enough_for_two_labels_has_two_ticks() =>
        ForAll(at => at.Length < 300 || Rulers(at).All(ruler => ruler.Ticks.Count >= 2));

    [Fact]
    public void Ticks_lie_within_the_axis_and_rise() =>
        ForAll(at => Rulers(at).All(ruler =>
            ruler.Ticks.All(mark => mark.At is > 79.9 && mark.At < 80.1 + at.Length)
            && ruler.Ticks.Zip(ruler.Ticks.Skip(1)).All(pair => pair.First.Tick.Value < pair.Second.Tick.Value)));

    [Fact]
    public void Tick_labels_of_an_axis_are_all_different() =>
        ForAll(at => Rulers(at).All(ruler =>
            ruler.Ticks.Select(mark => (mark.Tick.Text, mark.Tick.Power)).Distinct().Count() == ruler.Ticks.Count));

    [Theory]
    [InlineData(Scale.Log10, 2, 27, "10^3 10^6 10^9 10^12 10^15 10^18 10^21 10^24 10^27")]
    [InlineData(Scale.Log10, 20.2, 26.4, "10^21 10^22 10^23 10^24 10^25 10^26")]
    [InlineData(Scale.Log10, 22.9, 24.2, "10^23 2×10^23 5×10^23 10^24")]
    [InlineData(Scale.Log10, -0.4, 1.1, "0.5 1 2 5 10")]
    [InlineData(Scale.Time, 1950, 2026, "1950 1960 1970 1980 1990 2000 2010 2020")]
    [InlineData(Scale.Time, 2015, 2022.5, "2015 2016 2017 2018 2019 2020 2021 2022")]
    [InlineData(Scale.Time, 2023.9, 2025.1, "Jan 2024|Mar 2024|May 2024|Jul 2024|Sep 2024|Nov 2024|Jan 2025")]
    [InlineData(Scale.Linear, 0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(Scale.Linear, -3, 3, "−3 −2 −1 0 1 2 3")]
    [InlineData(Scale.Linear, 0, 4000000, "0 500,000 1,000,000 1,500,000 2,000,000 2,500,000 3,000,000 3,500,000 4,000,000")]
    public void Ticks_are_the_round_numbers_a_reader_expects(Scale scale, double low, double high, string expected)
    {
        var plot = new Box(60, 20, 660, 420);
        var ruler = Ruler.Across(new Axis("axis", scale), new Span(low, high), plot, new Span(4, 700));
        char separator = expected.Contains('|', StringComparison.Ordinal) ? '|' : ' ';
        var labels = ruler.Ticks.Select(mark => mark.Tick.Power.Length > 0 ? $"{mark.Tick.Text}^{mark.Tick.Power}" : mark.Tick.Text);
        Assert.Equal(expected, string.Join(separator, labels));
    }

    [Fact]
    public void Categories_run_from_the_top_and_long_names_are_broken_and_shortened()
    {
        var axis = new Axis("axis", Scale.Category) { Categories = ["first", new string('m', 80)] };
        var ruler = Ruler.Upward(axis, Span.Of(axis, []), new Box(100, 0, 200, 100), 90);
        Assert.True(ruler.Ticks[0].At < ruler.Ticks[1].At);
        Assert.Equal(2, ruler.Ticks[1].Tick.Lines.Count);
        Assert.EndsWith("…", ruler.Ticks[1].Tick.Lines[1], StringComparison.Ordinal);
        Assert.True(ruler.Ticks[1].Label.Width <= 90);
    }
}
