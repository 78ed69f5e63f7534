using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Gpu.Results;
using Forecast.Scenarios;

namespace Forecast.Studies.ScenarioFigures;

/// <summary>When something comes: the share of the draws in each year, of those in which it had come before, and of those in which it never does.</summary>
internal static class DateFigure
{
    private const int MostBars = 20;
    private const double HalfBar = 0.38, Least = 0.0005;

    /// <summary>The figure.</summary>
    public static Figure Of(ScenarioResult result, ShownResult shown)
    {
        ResultPoint point = shown.Points[^1];
        Sample sample = result.Samples[point.Output];
        (int first, int last) = result.Scenario.Years!.Value;
        List<(string Label, double Share)> bars = Bars(sample, first, last);
        string numbers = $"Comes by {last.ToString(CultureInfo.InvariantCulture)} in {DrawnNumber.Share(point.Happens)} of the draws; "
            + ScenarioFigure.Quantiles(result, shown, point);
        return new Figure
        {
            Title = shown.Quantity.Label,
            Subtitle = numbers,
            Source = ScenarioFigure.Credit(result),
            AltText = $"Share of the draws by year: {shown.Quantity.Title}. {numbers}.",
            X = new Axis("Share of the draws (%)", Scale.Linear, 0),
            Y = new Axis("", Scale.Category) { Categories = [.. bars.Select(bar => $"{bar.Label} ({Text(bar.Share, sample)})")] },
            Groups = [new Group(ScenarioFigure.Plain)],
            Height = Math.Max(220, 130 + 22 * bars.Count),
            Layers =
            [
                .. bars.Select((bar, i) => new Band(
                    ScenarioFigure.Plain,
                    [new BandSlice(0, i - HalfBar, i + HalfBar), new BandSlice(100 * bar.Share, i - HalfBar, i + HalfBar)])),
            ],
        };
    }

    private static string Text(double share, Sample sample)
    {
        double error = Math.Sqrt(Math.Max(share * (1 - share), 1.0 / sample.Count) / sample.Count);
        return DrawnNumber.Share(new MonteCarloEstimate(share, error));
    }

    // A bar is of the years from one 1 January to another; what has come by the first year of the scenario had come already.
    private static List<(string Label, double Share)> Bars(Sample sample, int first, int last)
    {
        double never = sample.ProbabilityAbove(double.MaxValue).Value;
        (int start, int end) = (first, last);
        while (end > first + 1 && From(end - 1) < Least)
        {
            end--;
        }

        while (start < end - 1 && Before(start + 1) < Least)
        {
            start++;
        }

        int width = (end - start + MostBars - 1) / MostBars;
        var bars = new List<(string, double)>();
        double already = Before(start == first ? Math.BitIncrement((double)first) : start);
        if (already > 0)
        {
            bars.Add((string.Create(CultureInfo.InvariantCulture, $"{(start == first ? "already by" : "before")} {start}"), already));
        }

        for (int year = start; year < end; year += width)
        {
            int next = Math.Min(year + width, last);
            string label = width == 1 ? $"{year}" : string.Create(CultureInfo.InvariantCulture, $"{year}–{(next - 1) % 100:00}");
            bars.Add((label, From(year == first ? Math.BitIncrement((double)first) : year) - (next == last ? 0 : From(next))));
        }

        if (end < last && From(end) > 0)
        {
            bars.Add(("later", From(end)));
        }

        return [.. bars, (string.Create(CultureInfo.InvariantCulture, $"not by {last}"), never)];

        // The share that comes on a date or after it, but comes.
        double From(double date) => 1 - Before(date) - never;
        double Before(double date) => sample.ProbabilityBelow(date).Value;
    }
}
