using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Gpu.Results;
using Forecast.Projections.Stacked;
using Forecast.Studies.Backtest;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The figures of our own projection.</summary>
internal static class OwnProjectionFigures
{
    private const string Projected = "Projection for a frontier system", Wide = "90 % widened by the backtest", Rows = "Frontier systems";

    public static NamedFigure Fan(BacktestRun run, OwnProjectionPaths paths)
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
                new HorizontalRule(26, "1e26"),
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

    public static NamedFigure Shapes(BacktestRun run, OwnProjectionPaths paths)
    {
        double[] years = [run.Current.Paths.Origin, .. paths.YearStarts.Select(start => start.Time)];
        return new NamedFigure("own-shapes", new Figure
        {
            Title = "What each shape of the trend says alone",
            Subtitle = "Trend: median, 50 % and 90 %, the scatter of systems left out. The weight says how much of the stacked projection "
                + "is this shape",
            Source = run.Newest.Vintage.Credit,
            AltText = "Four panels, one a shape of the trend, each with its fan to 2040.",
            X = new Axis("Publication date", Scale.Time),
            Y = new Axis("Training compute (FLOP)", Scale.Log10, 14, 38),
            Groups = [new Group("Trend"), new Group(Rows, Tone.Muted)],
            Layers = [],
            Panels = [.. ShapeForecasts.Shapes.Select((shape, k) => new Panel(
                $"{char.ToUpperInvariant(shape.Text()[0])}{shape.Text()[1..]} (weight "
                    + $"{NumberText.Fixed(run.Current.Weights.Weights[k], 2)})",
                [
                    .. FanChart.Layers("Trend", years, [.. years.Select(year =>
                        (IReadOnlyList<double>)Values(run.Current.Shapes[shape].Means(year)))]),
                    new Points(Rows, [.. TrendFigure.Dots(run.Now)]),
                ]))],
            Columns = 2,
            Width = 900,
            Height = 640,
        });
    }

    private static double[] Values(Sample sample, double[] probabilities) =>
        [.. sample.Quantiles(probabilities).Select(quantile => quantile.Value)];

    private static double[] Values(double[] draws)
    {
        double[] sorted = Quantiles.Sorted(draws);
        return [.. new[] { 0.05, 0.25, 0.5, 0.75, 0.95 }.Select(probability => Quantiles.OfSorted(sorted, probability))];
    }
}
