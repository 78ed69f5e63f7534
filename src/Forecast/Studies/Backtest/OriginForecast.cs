using Forecast.Data;
using Forecast.Fitting.Bayes.Curves;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Fitting.Scoring;
using Forecast.Projections.Stacked;

namespace Forecast.Studies.Backtest;

/// <summary>The forecasts made at one origin, ready to be scored.</summary>
internal sealed class OriginForecast
{
    /// <summary>Quantiles kept of each forecast, at (i + 1/2) / so many.</summary>
    private const int Kept = 199;

    // Draws of each other mixture of shapes that are scored: enough for a mean over hundreds of outcomes.
    private const int ShapeDraws = 200;

    private readonly LinearTrend _line;
    private readonly StudentT _naive;
    private readonly TrendPaths[] _shapes;
    private readonly double[] _noise;

    public OriginForecast(string vintage, DateOnly origin, ReadOnlySpan<double> years, ReadOnlySpan<double> values, StackedTrend stacked,
        double[] noise)
    {
        (Vintage, Origin, Stacked, _noise) = (vintage, origin, stacked, noise);
        _line = LinearTrend.Fit(years, values);
        _naive = Naive(values);
        _shapes =
        [
            .. new[] { TrendShape.Broken, TrendShape.Quadratic, TrendShape.Saturating }
                .Select(shape => TrendPaths.Stack([stacked.Shapes[shape]], [1], ShapeDraws)),
            TrendPaths.Stack(stacked.Shapes.Paths, [.. ShapeForecasts.Shapes.Select(_ => 1.0)], ShapeDraws),
        ];
    }

    public string Vintage { get; }

    public DateOnly Origin { get; }

    public StackedTrend Stacked { get; }

    /// <summary>The plain log-linear forecast of a system: Student-t by least squares.</summary>
    public static StudentT LogLinear(LinearTrend line, double year)
    {
        double scatter = line.Quality.ResidualStandardDeviation, error = line.SlopeStandardError;
        double reach = error * (year - line.Centre), variance = scatter * scatter * (1 + 1.0 / line.Quality.N) + reach * reach;
        return new StudentT(line.Quality.DegreesOfFreedom, line.At(year), Math.Sqrt(variance));
    }

    /// <summary>The naive forecast: a system like the last ten, no growth; Student-t by their mean and scatter.</summary>
    public static StudentT Naive(ReadOnlySpan<double> values)
    {
        ReadOnlySpan<double> last = values[^BacktestPlan.NaiveRows..];
        double mean = 0, squares = 0;
        foreach (double value in last)
        {
            mean += value / last.Length;
        }

        foreach (double value in last)
        {
            squares += (value - mean) * (value - mean);
        }

        return new StudentT(last.Length - 1, mean, Math.Sqrt(squares / (last.Length - 1) * (1 + 1.0 / last.Length)));
    }

    /// <summary>Scores what was said of a system.</summary>
    public OutcomeScore Score(MlSystem system, double year, double value, int months)
    {
        double[] draws = Stacked.Paths.Observations(year, _noise);
        var scores = new Scores[Enum.GetValues<Forecaster>().Length];
        scores[(int)Forecaster.Stacked] = Of(Stacked.Paths, draws, year, value);
        scores[(int)Forecaster.LogLinear] = Of(LogLinear(_line, year), value);
        scores[(int)Forecaster.Naive] = Of(_naive, value);
        for (int k = 0; k < _shapes.Length; k++)
        {
            scores[(int)Forecaster.Broken + k] = Of(_shapes[k], _shapes[k].Observations(year, _noise.AsSpan(0, ShapeDraws)), year, value);
        }

        return new OutcomeScore(
            Vintage,
            Origin,
            months,
            Origin.AddMonths(months),
            system,
            value,
            scores,
            [.. Enumerable.Range(0, Kept).Select(i => Quantiles.OfSorted(draws, (i + 0.5) / Kept))])
        {
            Intervals = [.. BacktestPlan.Levels.Select(level => new Interval(
                Quantiles.OfSorted(draws, (1 - level) / 2), Quantiles.OfSorted(draws, (1 + level) / 2), level))],
        };
    }

    private static Scores Of(TrendPaths paths, double[] draws, double year, double value) => new(
        Crps.OfDraws(draws, value), -paths.LogDensity(year, value), paths.Cdf(year, value));

    private static Scores Of(StudentT forecast, double value) => new(
        Crps.Of(forecast, value), LogScore.Of(forecast, value), Pit.Of(forecast, value));
}
