using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Projections;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The largest run known, carried forward at the growth of a trend: one growth for a whole path.</summary>
internal sealed class LargestRun
{
    private const int LastYear = 2100;

    private readonly double _start, _level;
    private readonly TrendForecast _trend;
    private readonly StudyPlan _plan;

    /// <summary>Takes the largest value of a series as start.</summary>
    /// <param name="trend">The trend, in years of the Gregorian chronology.</param>
    /// <param name="plan">Draws and seed.</param>
    public LargestRun(TrendForecast trend, StudyPlan plan)
    {
        (_trend, _plan, _level) = (trend, plan, trend.Level);
        Series series = trend.Series;
        int largest = Enumerable.Range(0, series.Count).MaxBy(i => series.Log10Values[i]);
        System = series.Systems[largest];
        _start = series.Log10Values[largest];
    }

    /// <summary>The largest run known.</summary>
    public MlSystem System { get; }

    /// <summary>Its value.</summary>
    public double Value => Elementary.Exp10(_start);

    /// <summary>When a run of some size follows, in decimal years.</summary>
    /// <param name="value">The size.</param>
    public Estimate Reaches(double value)
    {
        return Of(Crossing.First(Path(), Elementary.Log10(value)).Time);
    }

    /// <summary>The size of such a run at a time.</summary>
    /// <param name="year">Decimal year.</param>
    public Estimate At(double year)
    {
        Estimate log = Of(_start + Growth() * (year - Published));
        return new Estimate(Elementary.Exp10(log.Value), log.Interval.Map(value => Elementary.Exp10(value)));
    }

    private double Published => _trend.Series.Chronology.Years(System.Published!.Value);

    private RandomQuantity Growth() => Draw.Student(
        _trend.Trend.Quality.DegreesOfFreedom, _trend.Trend.Line.Slope, _trend.Trend.Line.SlopeStandardError, "growth");

    // A straight path crosses at its own time whatever the grid.
    private QuantityPath Path()
    {
        var years = new Timeline(Published, LastYear);
        return new QuantityPath(years, [_start, _start + Growth() * (LastYear - Published)]);
    }

    private Estimate Of(Quantity quantity)
    {
        Sample sample = MonteCarlo.Run(Gpu.Program.Compile(("value", quantity)), new DrawPlan(_plan.Draws, _plan.Seed))["value"];
        double[] q = PublishedProjection.Of(sample, (1 - _level) / 2, 0.5, (1 + _level) / 2);
        return new Estimate(q[1], new Interval(q[0], q[2], _level));
    }
}
