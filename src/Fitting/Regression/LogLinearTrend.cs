using Forecast.Fitting.Results;
using MathNet.Numerics.Distributions;

namespace Forecast.Fitting.Regression;

/// <summary>Exponential growth: a straight line through log10 values over time, by least squares.</summary>
/// <remarks>
/// y = a + b (t - m), with m the mean of t. The errors are taken to be independent and normal with one variance: intervals for a and b
/// are exact then, with n - 2 degrees of freedom (any text on simple regression, such as Draper and Smith 1998, ch. 1).
/// </remarks>
public sealed class LogLinearTrend : IFit
{
    private static readonly double Log10Of2 = Math.Log10(2);

    private readonly double sumOfSquares;

    private LogLinearTrend(double centre, double level, double slope, double sumOfSquares, GoodnessOfFit quality, IReadOnlyList<FittedPoint> points)
    {
        Centre = centre;
        Level = level;
        Slope = slope;
        this.sumOfSquares = sumOfSquares;
        Quality = quality;
        Points = points;
    }

    /// <summary>Mean of the times, in years; the line is given from here.</summary>
    public double Centre { get; }

    /// <summary>log10 of the fitted value at <see cref="Centre"/>.</summary>
    public double Level { get; }

    /// <summary>Growth in orders of magnitude a year.</summary>
    public double Slope { get; }

    /// <summary>Standard error of <see cref="Slope"/>; NaN with two points.</summary>
    public double SlopeStandardError => Quality.ResidualStandardDeviation / Math.Sqrt(sumOfSquares);

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
    /// <param name="years">Times in years.</param>
    /// <param name="log10Values">log10 of the quantity, one a time.</param>
    /// <exception cref="ArgumentException">Fewer than two points, lengths that differ, a value that is not finite, or one time only.</exception>
    public static LogLinearTrend Fit(ReadOnlySpan<double> years, ReadOnlySpan<double> log10Values)
    {
        int n = years.Length;
        if (n != log10Values.Length)
        {
            throw new ArgumentException($"{n} times were given for {log10Values.Length} values.", nameof(log10Values));
        }

        if (n < 2)
        {
            throw new ArgumentException($"A trend needs at least two points; {n} were given.", nameof(years));
        }

        double centre = Mean(years), level = Mean(log10Values);
        double sxx = 0, sxy = 0, syy = 0;
        for (int i = 0; i < n; i++)
        {
            double x = years[i] - centre, y = log10Values[i] - level;
            sxx = Math.FusedMultiplyAdd(x, x, sxx);
            sxy = Math.FusedMultiplyAdd(x, y, sxy);
            syy = Math.FusedMultiplyAdd(y, y, syy);
        }

        if (!double.IsFinite(sxx) || !double.IsFinite(syy))
        {
            throw new ArgumentException("Times and values must be finite numbers.", nameof(years));
        }

        if (sxx == 0)
        {
            throw new ArgumentException("A trend needs at least two different times; all points have the same one.", nameof(years));
        }

        double slope = sxy / sxx;
        double residuals = 0;
        var points = new FittedPoint[n];
        for (int i = 0; i < n; i++)
        {
            double fitted = Math.FusedMultiplyAdd(slope, years[i] - centre, level);
            points[i] = new FittedPoint(log10Values[i], fitted);
            residuals = Math.FusedMultiplyAdd(points[i].Residual, points[i].Residual, residuals);
        }

        return new LogLinearTrend(centre, level, slope, sxx, GoodnessOfFit.FromSumsOfSquares(n, 2, residuals, syy), points);
    }

    /// <summary>log10 of the fitted value at a time.</summary>
    public double At(double year) => Math.FusedMultiplyAdd(Slope, year - Centre, Level);

    /// <summary>Growth in orders of magnitude a year, with its interval.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public Estimate Growth(double level)
    {
        double half = Critical(level) * SlopeStandardError;
        return new Estimate(Slope, new Interval(Slope - half, Slope + half, level));
    }

    /// <summary>The factor by which the quantity grows in a year, with its interval.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public Estimate GrowthFactor(double level)
    {
        Estimate growth = Growth(level);
        return new Estimate(Math.Pow(10, growth.Value), growth.Interval.Map(oom => Math.Pow(10, oom)));
    }

    /// <summary>Years in which the quantity doubles, with its interval. Negative where it shrinks.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <remarks>Where the interval of the growth holds zero, the doubling time has no bound on that side and the interval ends in infinity.</remarks>
    public Estimate DoublingTime(double level)
    {
        Estimate growth = Growth(level);
        (double low, double high) = (growth.Interval.Low, growth.Interval.High);
        double atLow = Log10Of2 / low, atHigh = Log10Of2 / high;
        Interval interval = (low > 0 || high < 0, Slope > 0) switch
        {
            (true, _) => new Interval(atHigh, atLow, level),
            (false, true) => new Interval(atHigh, double.PositiveInfinity, level),
            (false, false) => new Interval(double.NegativeInfinity, atLow, level),
        };
        return new Estimate(Log10Of2 / Slope, interval);
    }

    /// <summary>log10 of the quantity at a time, with the interval of the line and that of one new observation.</summary>
    /// <param name="year">The time in years.</param>
    /// <param name="level">Coverage of both intervals, between 0 and 1.</param>
    public Prediction Predict(double year, double level)
    {
        double mean = At(year);
        double leverage = 1.0 / Quality.N + (year - Centre) * (year - Centre) / sumOfSquares;
        double critical = Critical(level) * Quality.ResidualStandardDeviation;
        double line = critical * Math.Sqrt(leverage), observation = critical * Math.Sqrt(1 + leverage);
        return new Prediction(year, mean, new Interval(mean - line, mean + line, level), new Interval(mean - observation, mean + observation, level));
    }

    /// <summary>Correlation of each residual with the next in time: far from zero where the errors are not independent.</summary>
    /// <param name="years">The times the trend was fitted on, in the order of <see cref="Points"/>.</param>
    public double ResidualAutocorrelation(ReadOnlySpan<double> years)
    {
        if (years.Length != Points.Count)
        {
            throw new ArgumentException($"{years.Length} times were given for {Points.Count} points.", nameof(years));
        }

        double[] residuals = [.. Points.Select(point => point.Residual)];
        Array.Sort(years.ToArray(), residuals);
        double products = 0, squares = 0;
        for (int i = 0; i < residuals.Length; i++)
        {
            squares += residuals[i] * residuals[i];
            products += i > 0 ? residuals[i] * residuals[i - 1] : 0;
        }

        return squares > 0 ? products / squares : 0;
    }

    private Coefficient Term(string name, double value, double error)
    {
        double statistic = value / error;
        double p = Quality.DegreesOfFreedom > 0 && double.IsFinite(statistic)
            ? 2 * StudentT.CDF(0, 1, Quality.DegreesOfFreedom, -Math.Abs(statistic))
            : double.NaN;
        return new Coefficient(name, value, error, statistic, p);
    }

    private double Critical(double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        }

        return Quality.DegreesOfFreedom > 0 ? StudentT.InvCDF(0, 1, Quality.DegreesOfFreedom, 0.5 + level / 2) : double.NaN;
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
