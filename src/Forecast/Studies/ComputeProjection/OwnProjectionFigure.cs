using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Gpu.Results;
using Forecast.Studies.Backtest;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The figure of our own projection.</summary>
internal static class OwnProjectionFigure
{
    private const string Projected = "Projection for a frontier system", Wide = "90 % widened by the backtest", Rows = "Frontier systems";

    /// <summary>Draws it.</summary>
    public static NamedFigure Of(BacktestRun run, OwnProjectionPaths paths)
    {
        double[] years = [.. paths.YearStarts.Select(start => start.Time)];
        double[][] quantiles = [.. paths.YearStarts.Select(start =>
            Values(paths.System(start.Year, false), [0.05, 0.25, 0.5, 0.75, 0.95]))];
        double[][] wide = [.. paths.YearStarts.Select(start => Values(paths.System(start.Year, true), [0.05, 0.95]))];
        return new NamedFigure("own-projection", new Figure
        {
            Title = "Training compute of the frontier, projected to 2040",
            Subtitle = $"Systems of the {BacktestTarget.Rule.Description}, n = {run.Now.Count}: median, 50 % and 90 % for a system; four "
                + $"shapes of the trend stacked. No limit of power, chips, money or data is in it",
            Source = run.Newest.Vintage.Credit,
            AltText = "Fan of training compute from 2027 to 2040 on a logarithmic axis with the frontier systems since 2010 before it.",
            X = new Axis("Publication date", Scale.Time),
            Y = new Axis("Training compute (FLOP)", Scale.Log10),
            Groups = [new Group(Projected), new Group(Wide), new Group(Rows, Tone.Muted)],
            Layers =
            [
                new HorizontalRule(25, "1e25: used by regulators"),
                new HorizontalRule(26, "1e26: used by regulators"),
                new HorizontalRule(Elementary.Log10(2e29), "2e29: called feasible by 2030"),
                .. FanChart.Layers(Projected, years, quantiles),
                new Line(Wide, [.. years.Select((year, i) => (year, wide[i][0]))], LineStyle.Dashed),
                new Line(Wide, [.. years.Select((year, i) => (year, wide[i][1]))], LineStyle.Dashed),
                new Points(Rows, [.. TrendFigure.Dots(run.Now)]),
            ],
            Width = 900,
            Height = 540,
        });
    }

    private static double[] Values(Sample sample, double[] probabilities) =>
        [.. sample.Quantiles(probabilities).Select(quantile => quantile.Value)];
}
