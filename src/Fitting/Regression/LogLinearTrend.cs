using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>Exponential growth: a straight line through log10 values over time in years.</summary>
public sealed class LogLinearTrend : IFit
{
    private static readonly double Log10Of2 = Elementary.Log10(2);

    private LogLinearTrend(LinearTrend line)
    {
        Line = line;
    }

    /// <summary>The line: years across, log10 of the quantity up.</summary>
    public LinearTrend Line { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms => Line.Terms;

    /// <inheritdoc/>
    public GoodnessOfFit Quality => Line.Quality;

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points => Line.Points;

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => Line.Warnings;

    /// <summary>Fits the line.</summary>
    /// <param name="years">Times in years.</param>
    /// <param name="log10Values">log10 of the quantity, one a time.</param>
    /// <exception cref="ArgumentException">Fewer than two points, lengths that differ, a value that is not finite, or one time only.</exception>
    public static LogLinearTrend Fit(ReadOnlySpan<double> years, ReadOnlySpan<double> log10Values) => new(LinearTrend.Fit(years, log10Values));

    /// <inheritdoc/>
    public Interval Interval(int term, double level) => Line.Interval(term, level);

    /// <inheritdoc/>
    public Prediction Predict(ReadOnlySpan<double> at, double level) => Line.Predict(at, level);

    /// <summary>log10 of the fitted value at a time.</summary>
    /// <param name="year">The time in years.</param>
    public double At(double year) => Line.At(year);

    /// <summary>Growth in orders of magnitude a year, with its interval.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public Estimate Growth(double level) => Line.SlopeEstimate(level);

    /// <summary>The factor by which the quantity grows in a year, with its interval.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public Estimate GrowthFactor(double level) => FactorOf(Growth(level));

    /// <summary>Years in which the quantity doubles, with its interval. Negative where it shrinks.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <remarks>Where the interval of the growth holds zero, the doubling time has no bound on that side and the interval ends in infinity.</remarks>
    public Estimate DoublingTime(double level) => DoublingTimeOf(Growth(level));

    /// <summary>A growth in orders of magnitude a unit of time, as a factor.</summary>
    public static Estimate FactorOf(Estimate growth) => new(Elementary.Exp10(growth.Value), growth.Interval.Map(oom => Elementary.Exp10(oom)));

    /// <summary>A growth in orders of magnitude a unit of time, as a doubling time in that unit; negative for one that shrinks.</summary>
    /// <remarks>Where the interval of the growth holds zero, the doubling time has no bound on that side and the interval ends in infinity.</remarks>
    public static Estimate DoublingTimeOf(Estimate growth)
    {
        (double low, double high, double level) = (growth.Interval.Low, growth.Interval.High, growth.Interval.Level);
        double atLow = Log10Of2 / low, atHigh = Log10Of2 / high;
        Interval interval = (low > 0 || high < 0, growth.Value > 0) switch
        {
            (true, _) => new Interval(atHigh, atLow, level),
            (false, true) => new Interval(atHigh, double.PositiveInfinity, level),
            (false, false) => new Interval(double.NegativeInfinity, atLow, level),
        };
        return new Estimate(Log10Of2 / growth.Value, interval);
    }
}
