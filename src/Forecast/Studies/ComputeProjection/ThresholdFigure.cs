using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>Notable systems a year above each threshold, counted and projected.</summary>
internal static class ThresholdFigure
{
    private const string
        Counted = "Counted, known compute",
        Share = "Logistic share × systems, 90 %",
        Growth = "Exponential growth of counts",
        Tail = "Log-normal tail × systems";

    private const double Floor = -1, Ceiling = 3;

    /// <summary>Draws it, on a logarithmic axis: the far years would hide the counted ones on a straight one.</summary>
    public static NamedFigure Of(IReadOnlyList<ThresholdRow> rows, YearlyCounts counts, Dataset dataset) => new("thresholds", new Figure
    {
        Title = "Notable systems a year above a training compute",
        Subtitle = $"Since {YearlyCounts.First}, carried to {ThresholdCounts.Last}; bands 90 % of the yearly rate. "
            + "A year without a system has no dot; projections take systems of unknown compute to be like the others",
        Source = dataset.Vintage.Credit,
        AltText = "Six panels, one for each threshold from 10^23 to 10^28 FLOP: dots of yearly counts, the logistic share of systems with "
            + "its band, exponential growth of the counts, and a check by the log-normal tail of the compute trend.",
        X = new Axis("Year", Scale.Time, YearlyCounts.First, ThresholdCounts.Last + 1),
        Y = new Axis("Systems a year", Scale.Log10, Floor, Ceiling),
        Groups = [new Group(Counted), new Group(Share), new Group(Growth), new Group(Tail)],
        Layers = [],
        Panels = [.. rows.Select(row => new Panel(
            $"> 1e{row.Threshold} FLOP{(ThresholdCounts.IsRegulated(row.Threshold) ? " (used by regulators)" : "")}",
            [.. Layers(row, counts)]))],
        Columns = 2,
        Width = 900,
        Height = 900,
    });

    private static IEnumerable<Layer> Layers(ThresholdRow row, YearlyCounts counts)
    {
        int[] years = [.. Enumerable.Range(YearlyCounts.First, ThresholdCounts.Last - YearlyCounts.First + 1)];
        if (row.Shares is not null)
        {
            Estimate[] path = [.. years.Select(row.ShareRate)];
            yield return new Band(Share, [.. path.Select((e, i) => (e.Interval, X: years[i] + 0.5)).Where(
                s => s.Interval.High > Elementary.Exp10(Floor))
                .Select(s => new BandSlice(s.X, Log(s.Interval.Low), Log(s.Interval.High)))]);
            yield return Path(Growth, [.. years.Select(year => (year + 0.5, row.Counted!.At(year).Mean))], LineStyle.Dashed);
            yield return Path(Share, [.. path.Select((e, i) => (years[i] + 0.5, e.Value))], LineStyle.Solid);
        }

        yield return Path(Tail, [.. years.Select(year => (year + 0.5, row.TailRate(year).Value))], LineStyle.Dotted);
        yield return new Points(Counted, [.. counts.Years.Select(
            (year, i) => (Year: year, Rate: row.Counts[i] / counts.Exposures[i], Share: counts.Exposures[i]))
            .Where(point => point.Rate > 0)
            .Select(point => new Point(
                point.Year + 0.5,
                Elementary.Log10(point.Rate),
                $"{point.Year}: {NumberText.Significant(point.Rate, 2)} a year{(point.Share < 1 ? ", from a part of the year" : "")}"))]);
    }

    // What lies off the axis is not drawn: the axis ends where a count means nothing any more.
    private static Line Path(string group, (double X, double Y)[] path, LineStyle style) =>
        new(
            group,
 [
                .. path.Where(
                    p => p.Y > Elementary.Exp10(Floor) && p.Y < Elementary.Exp10(Ceiling)).Select(p => (p.X, Elementary.Log10(p.Y)))
            ],
            style);

    private static double Log(double value) => Math.Clamp(Elementary.Log10(Math.Max(value, 1e-9)), Floor, Ceiling);
}
