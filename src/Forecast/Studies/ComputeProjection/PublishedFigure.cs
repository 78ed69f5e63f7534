using Forecast.Figures;
using Forecast.Models.Compute;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The published projection: as printed, from its method, and what its missing inputs leave open.</summary>
internal static class PublishedFigure
{
    private const string
        Printed = "As printed (median, 95 %)",
        Method = "Method, central reading (median, 95 %)",
        Open = "Medians of all readings";

    /// <summary>Draws it.</summary>
    public static NamedFigure Of(ReadingQuantiles central, ReadingSpread spread)
    {
        int[] years = [.. Enumerable.Range(0, central.Years.Length).Select(i => GrowthReversion.Origin + i)];
        double[] decimals = [.. years.Select(year => (double)year)];
        return new NamedFigure("published-projection", new Figure
        {
            Title = "Training compute of the largest run as projected in 2022",
            Subtitle = $"The method's missing inputs, read in {spread.Count} ways, leave the medians open over the grey band",
            Source = "Besiroglu, Heim and Sevilla (2022), Epoch AI (CC BY 4.0); start: vintage 2022-02",
            AltText = "Fan chart of log compute from 2022 to 2080. The printed medians, with error bars, run from 10^26 in 2025 "
                + "to 10^43 in 2080; the method's fan and the range of all readings lie beside them.",
            X = new Axis("Year", Scale.Time),
            Y = new Axis("Training compute (FLOP)", Scale.Log10),
            Groups = [new Group(Method), new Group(Printed), new Group(Open, Tone.Muted)],
            Layers =
            [
                new Band(Open, [.. years.Select(year => new BandSlice(year, spread.Least(year, 1), spread.Most(year, 1)))], Open),
                .. FanChart.Layers(Method, decimals, central.Years),
                new Points(Printed, [.. PublishedComputeProjection.Table.Select(row =>
                    new Point(row.Year, row.Median, $"{row.Year}: 10^{NumberText.Fixed(row.Median, 2)}", null, row.Low, row.High))]),
                new HorizontalRule(PublishedProjection.Anchor, "median biological anchor"),
            ],
            Height = 520,
        });
    }
}
