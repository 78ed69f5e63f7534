using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>A straight line through values over time, by least squares.</summary>
/// <remarks>
/// y = a + b (x - m), with m the mean of x. The errors are taken to be independent and normal with one variance: intervals for a and b
/// are exact then, with n - 2 degrees of freedom (any text on simple regression, such as Draper and Smith 1998, ch. 1).
/// </remarks>
public sealed class LinearTrend : IFit
{
    private readonly double _sumOfSquares;
    private readonly int _farthest;
    private readonly double _reach;

    private LinearTrend(double centre, double level, double slope, double sumOfSquares, GoodnessOfFit quality, IReadOnlyList<FittedPoint> points, int farthest, double reach)
    {
        _farthest = farthest;
        _reach = reach;
        Centre = centre;
        Level = level;
        Slope = slope;
        _sumOfSquares = sumOfSquares;
        Quality = quality;
        Points = points;
    }

    /// <summary>Mean of the times, in times; the line is given from here.</summary>
    public double Centre { get; }

    /// <summary>The fitted value at <see cref="Centre"/>.</summary>
    public double Level { get; }

    /// <summary>Change of the value in one unit of time.</summary>
    public double Slope { get; }

    /// <summary>Standard error of <see cref="Slope"/>; NaN with two points.</summary>
    public double SlopeStandardError => Quality.ResidualStandardDeviation / Math.Sqrt(_sumOfSquares);

    /// <inheritdoc/>
    public GoodnessOfFit Quality { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms =>
    [
        Term("level", Level, Quality.ResidualStandardDeviation / Math.Sqrt(Quality.N)),
        Term("slope", Slope, SlopeStandardError),
    ];

    /// <summary>Fits the line.</summary>
    /// <param name="times">Times, in any unit.</param>
    /// <param name="values">The values, one a time.</param>
    /// <exception cref="ArgumentException">Fewer than two points, lengths that differ, a value that is not finite, or one time only.</exception>
    public static LinearTrend Fit(ReadOnlySpan<double> times, ReadOnlySpan<double> values)
    {
        int n = times.Length;
        if (n != values.Length)
        {
            throw new ArgumentException($"{n} times were given for {values.Length} values.", nameof(values));
        }

        if (n < 2)
        {
            throw new ArgumentException($"A trend needs at least two points; {n} were given.", nameof(times));
        }

        double centre = Mean(times), level = Mean(values);
        double sxx = 0, sxy = 0, syy = 0, reach = 0;
        int farthest = 0;
        bool constant = true;
        for (int i = 0; i < n; i++)
        {
            double x = times[i] - centre, y = values[i] - level;
            sxx = Math.FusedMultiplyAdd(x, x, sxx);
            sxy = Math.FusedMultiplyAdd(x, y, sxy);
            syy = Math.FusedMultiplyAdd(y, y, syy);
            constant &= values[i] == values[0];
            (farthest, reach) = Math.Abs(x) > reach ? (i, Math.Abs(x)) : (farthest, reach);
        }

        if (!double.IsFinite(sxx) || !double.IsFinite(syy))
        {
            throw new ArgumentException("Times and values must be finite numbers.", nameof(times));
        }

        if (sxx == 0)
        {
            throw new ArgumentException("A trend needs at least two different times; all points have the same one.", nameof(times));
        }

        double slope = sxy / sxx;
        double residuals = 0;
        var points = new FittedPoint[n];
        for (int i = 0; i < n; i++)
        {
            double fitted = Math.FusedMultiplyAdd(slope, times[i] - centre, level);
            points[i] = new FittedPoint(values[i], fitted);
            residuals = Math.FusedMultiplyAdd(points[i].Residual, points[i].Residual, residuals);
        }

        return new LinearTrend(centre, level, slope, sxx, GoodnessOfFit.FromSumsOfSquares(n, 2, residuals, constant ? 0 : syy), points, farthest, reach);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            if (Quality.DegreesOfFreedom <= 0)
            {
                return ["Two points leave nothing to judge the scatter by: there are no intervals."];
            }

            double leverage = 1.0 / Quality.N + _reach * _reach / _sumOfSquares;
            return [.. Doubt.Constant(Points), .. Doubt.Few(Quality.N), .. Doubt.Leverage(_farthest, leverage)];
        }
    }

    /// <inheritdoc/>
    public Interval Interval(int term, double level)
    {
        Coefficient coefficient = Terms[term];
        double half = Critical(level) * coefficient.StandardError;
        return new Interval(coefficient.Value - half, coefficient.Value + half, level);
    }

    /// <inheritdoc/>
    public Prediction Predict(ReadOnlySpan<double> at, double level) => at.Length == 1
        ? Predict(at[0], level)
        : throw new ArgumentException($"A trend is asked about one time; {at.Length} values were given.", nameof(at));

    /// <summary>The fitted value at a time.</summary>
    public double At(double time) => Math.FusedMultiplyAdd(Slope, time - Centre, Level);

    /// <summary>The slope with its interval.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public Estimate SlopeEstimate(double level) => new(Slope, Interval(1, level));

    /// <summary>The value at a time, with the interval of the line and that of one new observation.</summary>
    /// <param name="time">The time.</param>
    /// <param name="level">Coverage of both intervals, between 0 and 1.</param>
    public Prediction Predict(double time, double level)
    {
        double mean = At(time);
        double leverage = 1.0 / Quality.N + (time - Centre) * (time - Centre) / _sumOfSquares;
        double critical = Critical(level) * Quality.ResidualStandardDeviation;
        double line = critical * Math.Sqrt(leverage), observation = critical * Math.Sqrt(1 + leverage);
        return new Prediction(time, mean, new Interval(mean - line, mean + line, level), new Interval(mean - observation, mean + observation, level));
    }

    /// <summary>Correlation of each residual with the next in time: far from zero where the errors are not independent.</summary>
    /// <param name="times">The times the trend was fitted on, in the order of <see cref="Points"/>.</param>
    public double ResidualAutocorrelation(ReadOnlySpan<double> times) => Regression.ResidualAutocorrelation.Of(Points, times);

    private Coefficient Term(string name, double value, double error)
    {
        double statistic = value / error;
        double p = Quality.DegreesOfFreedom > 0 && double.IsFinite(statistic)
            ? 2 * new StudentT(Quality.DegreesOfFreedom).Cdf(-Math.Abs(statistic))
            : double.NaN;
        return new Coefficient(name, value, error, statistic, p);
    }

    private double Critical(double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        }

        return Quality.DegreesOfFreedom > 0 ? new StudentT(Quality.DegreesOfFreedom).Quantile(0.5 + level / 2) : double.NaN;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double v in values)
        {
            sum += v;
        }

        double mean = sum / values.Length;
        double correction = 0;
        foreach (double v in values)
        {
            correction += v - mean;
        }

        return mean + correction / values.Length;
    }
}
