using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>The Theil–Sen line: the median of the slopes between all pairs of points.</summary>
/// <remarks>
/// b = median (y_j - y_i) / (x_j - x_i) over pairs with different x, a = median y - b median x (Theil 1950, Sen 1968); up to 29 % of
/// the points may be anything. The interval of the slope counts pairs by Kendall's statistic with ties, without any shape of the errors. The
/// other intervals are normal approximations: the standard error of the slope is half the width of its 68 % interval, that of the level
/// at the median time is 1.2533 robust standard deviations over √(n - 2), and the two are taken to be independent.
/// </remarks>
public sealed class TheilSen : IFit
{
    private const double NormalMedianFactor = 1.2533141373155003;
    private const double OneSigma = 0.6826894921370859;
    private readonly double[] _slopes;
    private readonly double _kendallDeviation;
    private readonly double _centre;
    private readonly double _scatter;
    private readonly double _levelError;

    private TheilSen(double[] slopes, double kendallDeviation, double centre, double slope, double intercept, IReadOnlyList<FittedPoint> points)
    {
        _slopes = slopes;
        _kendallDeviation = kendallDeviation;
        _centre = centre;
        Slope = slope;
        Intercept = intercept;
        Points = points;
        double[] residuals = [.. points.Select(point => point.Residual)];
        double median = Median(residuals);
        Scale = 1.482602218505602 * Median([.. residuals.Select(r => Math.Abs(r - median))]);
        _scatter = Scale * Math.Sqrt(points.Count / (points.Count - 2.0));
        _levelError = NormalMedianFactor * _scatter / Math.Sqrt(points.Count);
        Quality = GoodnessOfFit.FromSumsOfSquares(points.Count, 2, Design.SumOfSquares(residuals), Design.Scatter([.. points.Select(point => point.Observed)]));
        Interval oneSigma = SlopeInterval(OneSigma);
        double slopeError = (oneSigma.High - oneSigma.Low) / 2;
        Terms = [Term("intercept", Intercept, Math.Sqrt(_levelError * _levelError + centre * centre * slopeError * slopeError)), Term("slope", Slope, slopeError)];
    }

    /// <summary>The median slope.</summary>
    public double Slope { get; }

    /// <summary>The value of the line at zero.</summary>
    public double Intercept { get; }

    /// <summary>Robust standard deviation of the residuals: 1.4826 median absolute deviations, in the unit of y.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms { get; }

    /// <inheritdoc/>
    public GoodnessOfFit Quality { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings =>
    [
        .. Doubt.Constant(Points),
        .. Points.Count < 8 ? [$"With {Points.Count} points the interval of the slope can take few values and may not reach the level asked for."] : Doubt.Few(Points.Count),
    ];

    /// <summary>Fits the line.</summary>
    /// <param name="times">Where the observations are, in any unit.</param>
    /// <param name="values">The observations, one a time.</param>
    /// <exception cref="ArgumentException">Fewer than three points, lengths that differ, a value that is not finite, or one time only.</exception>
    public static TheilSen Fit(ReadOnlySpan<double> times, ReadOnlySpan<double> values)
    {
        int n = times.Length;
        if (n != values.Length || n < 3)
        {
            throw new ArgumentException($"A Theil–Sen line needs three points or more, a value a time; {n} times and {values.Length} values were given.", nameof(values));
        }

        if (!double.IsFinite(Design.SumOfSquares(times)) || !double.IsFinite(Design.SumOfSquares(values)))
        {
            throw new ArgumentException("Times and values must be finite numbers.", nameof(times));
        }

        var slopes = new List<double>(n * (n - 1) / 2);
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                if (times[i] != times[j])
                {
                    slopes.Add((values[j] - values[i]) / (times[j] - times[i]));
                }
            }
        }

        if (slopes.Count == 0)
        {
            throw new ArgumentException("A trend needs at least two different times; all points have the same one.", nameof(times));
        }

        double[] sorted = Quantiles.Sorted([.. slopes]);
        double slope = Quantiles.OfSorted(sorted, 0.5), centre = Median(times);
        double intercept = Median(values) - slope * centre;
        var points = new FittedPoint[n];
        for (int i = 0; i < n; i++)
        {
            points[i] = new FittedPoint(values[i], intercept + slope * times[i]);
        }

        double variance = (Kendall(n) - Ties(times) - Ties(values)) / 18;
        return new TheilSen(sorted, Math.Sqrt(Math.Max(0, variance)), centre, slope, intercept, points);
    }

    /// <inheritdoc/>
    public Interval Interval(int term, double level)
    {
        CoefficientTable.CheckLevel(level);
        return term == 1 ? SlopeInterval(level) : Around(Terms[term].Value, Terms[term].StandardError, level);
    }

    /// <inheritdoc/>
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        CoefficientTable.CheckLevel(level);
        if (at.Length != 1)
        {
            throw new ArgumentException($"A trend is asked about one time; {at.Length} values were given.", nameof(at));
        }

        double mean = Intercept + Slope * at[0], away = (at[0] - _centre) * Terms[1].StandardError;
        double error = Math.Sqrt(_levelError * _levelError + away * away);
        return new Prediction(at[0], mean, Around(mean, error, level), Around(mean, Math.Sqrt(error * error + _scatter * _scatter), level));
    }

    // Sen's order statistics of the slopes, with the roundings of SciPy.
    private Interval SlopeInterval(double level)
    {
        double half = NormalFunctions.Quantile(0.5 + level / 2, 0.5 - level / 2) * _kendallDeviation;
        int high = Math.Min((int)Math.Round((_slopes.Length + half) / 2), _slopes.Length - 1);
        int low = Math.Max((int)Math.Round((_slopes.Length - half) / 2) - 1, 0);
        return new Interval(_slopes[low], _slopes[high], level);
    }

    private static Coefficient Term(string name, double value, double error) =>
        new(name, value, error, value / error, error > 0 ? 2 * NormalFunctions.Cdf(-Math.Abs(value / error)) : double.NaN);

    private Interval Around(double value, double error, double level)
    {
        double half = new StudentT(Quality.DegreesOfFreedom).Quantile(0.5 + level / 2) * error;
        return new Interval(value - half, value + half, level);
    }

    private static double Median(ReadOnlySpan<double> values) => Quantiles.OfSorted(Quantiles.Sorted(values), 0.5);

    private static double Kendall(double k) => k * (k - 1) * (2 * k + 5);

    private static double Ties(ReadOnlySpan<double> values) => values.ToArray().GroupBy(v => v).Sum(group => Kendall(group.Count()));
}
