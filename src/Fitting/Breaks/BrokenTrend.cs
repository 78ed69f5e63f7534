using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Breaks;

/// <summary>A trend of straight pieces with up to five breaks, each where the sum of squared residuals is least.</summary>
/// <remarks>
/// Kinks: y = a + b (t - t₁) + Σ δⱼ (t - ψⱼ)₊, with t₁ the first time. Given its gaps between times the least squares is closed, and the
/// best gaps are found exactly for one kink (Hudson 1966) and by branch and bound for more; see <see cref="IsGlobal"/>. Standard errors
/// are those of the linearisation in ψ (Muggeo 2003, Statistics in Medicine 22, 3055), with n - 2 - 2m degrees of freedom.
/// Jumps: a line for each segment, the best segments by dynamic programming (Bai and Perron 2003); standard errors are those of the
/// lines with the breaks taken as known, which is right to first order since a jump's date is found faster than its lines.
/// </remarks>
public sealed partial class BrokenTrend : IFit
{
    /// <summary>Most breaks that a fit may have.</summary>
    public const int MostBreaks = 5;

    internal const int DefaultMinimumRows = 5;
    private const int Allowance = 20_000;

    private readonly LeastSquares _linear;
    private readonly double[] _values;
    private readonly double[] _places;
    private readonly int[] _splits;
    private readonly double _errorScale;

    private BrokenTrend(TrendRows rows, SuffixSums sums, BreakShape shape, int minimumRows, double[] places, int[] splits, bool isGlobal)
    {
        (Rows, Sums, Shape, MinimumRows, _places, _splits, IsGlobal) = (rows, sums, shape, minimumRows, places, splits, isGlobal);
        double[] dates = [.. places.Select(rows.Time)];
        double[] fitted;
        if (shape == BreakShape.Kink)
        {
            (_linear, _values, fitted) = Kinks(dates);
        }
        else
        {
            _linear = LeastSquares.Fit(JumpNames(), JumpColumns(), rows.Values);
            _values = [.. _linear.Terms.Select(term => term.Value)];
            fitted = [.. _linear.Points.Select(point => point.Fitted)];
        }

        Breaks = dates;
        var points = new FittedPoint[rows.Count];
        double total = 0, mean = rows.Values.Average();
        for (int i = 0; i < rows.Count; i++)
        {
            var point = new FittedPoint(rows.Values[i], fitted[i]);
            points[rows.Order[i]] = point;
            ResidualSumOfSquares += point.Residual * point.Residual;
            total += (point.Observed - mean) * (point.Observed - mean);
        }

        Points = points;
        int breaks = places.Length, coefficients = shape == BreakShape.Kink ? 2 + 2 * breaks : 2 * (breaks + 1);
        Quality = GoodnessOfFit.FromSumsOfSquares(rows.Count, coefficients, ResidualSumOfSquares, total);
        _errorScale = Quality.ResidualStandardDeviation / _linear.Quality.ResidualStandardDeviation;
        int parameters = shape == BreakShape.Kink ? coefficients : coefficients + breaks;
        Bic = (parameters + 1) * Elementary.Log(rows.Count) - 2 * Quality.LogLikelihood;
        Lwz = rows.Count <= parameters
            ? double.NaN
            : Elementary.Log(ResidualSumOfSquares / (rows.Count - parameters))
                + 0.299 * parameters / rows.Count * Elementary.Pow(Elementary.Log(rows.Count), 2.1);
        Terms = MakeTerms();
        Segments = MakeSegments();
        Warnings = [.. Doubts()];
    }

    /// <summary>What happens at a break.</summary>
    public BreakShape Shape { get; }

    /// <summary>Rows that each segment holds at least; a row on a break counts with one side, whichever needs it.</summary>
    public int MinimumRows { get; }

    /// <summary>Dates of the breaks, ascending, in times. A jump is dated midway between the last row before it and the first after.</summary>
    public IReadOnlyList<double> Breaks { get; }

    /// <summary>The straight pieces, in the order of time.</summary>
    public IReadOnlyList<TrendSegment> Segments { get; }

    /// <summary>Sum of squared residuals, in the squared unit of the values.</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>Schwarz's criterion, p ln n - 2 ln L, with p the coefficients, the breaks and the variance; smaller is better.</summary>
    public double Bic { get; }

    /// <summary>The criterion of Liu, Wu and Zidek (1997, Statistica Sinica 7, 497), which charges more for a break; smaller is better.</summary>
    /// <remarks>ln(S / (n - p)) + (p / n) c₀ (ln n)^(2 + δ₀), c₀ = 0.299 and δ₀ = 0.1, with S the sum of squared residuals and p the coefficients and breaks.</remarks>
    public double Lwz { get; }

    /// <summary>Whether no other dates can do better: always for jumps and for up to one kink, and for more kinks where the search ran to its end.</summary>
    public bool IsGlobal { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms { get; }

    /// <inheritdoc/>
    public GoodnessOfFit Quality { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; }

    internal TrendRows Rows { get; }

    internal SuffixSums Sums { get; }

    internal IReadOnlyList<double> Places => _places;

    internal IReadOnlyList<int> Splits => _splits;

    /// <summary>Fits a trend with a given number of breaks.</summary>
    /// <param name="times">Times, in any unit and order.</param>
    /// <param name="values">The values, one a time.</param>
    /// <param name="breaks">Number of breaks, 0 to 5.</param>
    /// <param name="shape">What happens at a break.</param>
    /// <param name="minimumRows">Rows of each segment, at least; 2 or more, of at least two different times.</param>
    /// <exception cref="ArgumentException">Too few rows, lengths that differ, a value that is not finite, one time only, or a number out of range.</exception>
    public static BrokenTrend Fit(
        ReadOnlySpan<double> times,
        ReadOnlySpan<double> values,
        int breaks,
        BreakShape shape = BreakShape.Kink,
        int minimumRows = DefaultMinimumRows)
    {
        return TryFit(times, values, breaks, shape, minimumRows) ?? throw new ArgumentException(
            $"{breaks + 1} segments of at least {minimumRows} rows, each with two different times, are not to be had from {times.Length} rows.", nameof(breaks));
    }

    /// <inheritdoc/>
    /// <remarks>For a kink's date it is the Wald interval, too narrow in small samples; for a jump's date, which has no standard error, the likelihood's.</remarks>
    public Interval Interval(int term, double level)
    {
        Coefficient coefficient = Terms[term];
        int date = term - (Terms.Count - Breaks.Count);
        if (date >= 0 && Shape == BreakShape.Jump)
        {
            return LikelihoodInterval(date, level);
        }

        double half = Critical(level) * coefficient.StandardError;
        return new Interval(coefficient.Value - half, coefficient.Value + half, level);
    }

    /// <summary>The interval of the slope of a segment.</summary>
    /// <param name="segment">Which segment, from 0.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    /// <remarks>The number of breaks is taken as known; the dates' uncertainty is carried along for kinks, and taken as known for jumps.</remarks>
    public Interval SlopeInterval(int segment, double level)
    {
        Coefficient slope = Segments[segment].Slope;
        double half = Critical(level) * slope.StandardError;
        return new Interval(slope.Value - half, slope.Value + half, level);
    }

    /// <summary>The fitted value at a time.</summary>
    public double At(double time)
    {
        double[] at = Gradient(time, withBreaks: false);
        double sum = 0;
        for (int j = 0; j < _values.Length; j++)
        {
            sum = Math.FusedMultiplyAdd(at[j], _values[j], sum);
        }

        return sum;
    }

    /// <inheritdoc/>
    /// <remarks>For kinks the dates' uncertainty is carried along by the delta method; for jumps the dates are taken as known.</remarks>
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        if (at.Length != 1)
        {
            throw new ArgumentException($"A trend is asked about one time; {at.Length} values were given.", nameof(at));
        }

        double mean = At(at[0]), critical = Critical(level);
        double error = StandardError(Gradient(at[0], withBreaks: true));
        double line = critical * error, observation = critical * Math.Sqrt(error * error + Quality.ResidualStandardDeviation * Quality.ResidualStandardDeviation);
        return new Prediction(at[0], mean, new Interval(mean - line, mean + line, level), new Interval(mean - observation, mean + observation, level));
    }

    // Nothing where the rows do not suffice for so many breaks.
    internal static BrokenTrend? TryFit(ReadOnlySpan<double> times, ReadOnlySpan<double> values, int breaks, BreakShape shape, int minimumRows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(breaks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(breaks, MostBreaks);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumRows, 2);

        // It also checks what was given.
        _ = LinearTrend.Fit(times, values);
        var rows = new TrendRows(times, values);
        SuffixSums sums = new SuffixSums(rows.X).Take(rows.Y);
        (double[] places, int[] splits) = (new double[breaks], new int[shape == BreakShape.Jump ? breaks : 0]);
        bool isFound = BreakSearch.Find(sums, shape, minimumRows, Allowance, places, splits, out bool isGlobal);
        bool hasRows = shape == BreakShape.Jump || breaks == 0 || times.Length > 2 + 2 * breaks;
        return isFound && hasRows
            ? new BrokenTrend(rows, sums, shape, minimumRows, places, splits, isGlobal)
            : null;
    }

    private (LeastSquares Linear, double[] Values, double[] Fitted) Kinks(double[] dates)
    {
        double[] times = Rows.Times;
        int m = dates.Length;
        string[] names = ["level at start", "slope", .. dates.Select((_, j) => $"slope change {j + 1}"), .. dates.Select((_, j) => $"break {j + 1}")];
        double[] ones = [.. times.Select(_ => 1.0)], elapsed = [.. times.Select(t => t - times[0])];
        double[][] hinges = [.. dates.Select(date => times.Select(t => Math.Max(0, t - date)).ToArray())];
        LeastSquares bent = LeastSquares.Fit(names[..(2 + m)], [ones, elapsed, .. hinges], Rows.Values);
        double[] values = [.. bent.Terms.Select(term => term.Value)];
        double[] fitted = [.. bent.Points.Select(point => point.Fitted)];
        double[][] moves = [.. dates.Select((date, j) => times.Select(t => t > date ? -values[2 + j] : 0).ToArray())];
        return (LeastSquares.Fit(names, [ones, elapsed, .. hinges, .. moves], Rows.Values), values, fitted);
    }

    private string[] JumpNames() =>
        [.. Enumerable.Range(1, _splits.Length + 1).SelectMany(j => new[] { $"level of segment {j} at its start", $"slope of segment {j}" })];

    private double[][] JumpColumns()
    {
        var columns = new List<double[]>();
        for (int j = 0; j <= _splits.Length; j++)
        {
            (int from, int to) = (Start(j), Start(j + 1));
            columns.Add([.. Rows.Times.Select((_, i) => i >= from && i < to ? 1.0 : 0)]);
            columns.Add([.. Rows.Times.Select((t, i) => i >= from && i < to ? t - Rows.Times[from] : 0)]);
        }

        return [.. columns];
    }

    private int Start(int segment) => segment == 0 ? 0 : segment > _splits.Length ? Rows.Count : _splits[segment - 1];

    // What the fitted value changes by with each coefficient.
    private double[] Gradient(double time, bool withBreaks)
    {
        int m = _places.Length;
        if (Shape == BreakShape.Jump)
        {
            var at = new double[2 * (m + 1)];
            int segment = Breaks.Count(date => time > date);
            at[2 * segment] = 1;
            at[2 * segment + 1] = time - Rows.Times[Start(segment)];
            return at;
        }

        double[] gradient = [1, time - Rows.Times[0], .. Breaks.Select(date => Math.Max(0, time - date))];
        return withBreaks ? [.. gradient, .. Breaks.Select((date, j) => time > date ? -_values[2 + j] : 0)] : gradient;
    }

    // The linear fit gives the leverage of any combination of its columns; its own deviation is put right where the break is at a row.
    private double StandardError(double[] combination)
    {
        if (Quality.DegreesOfFreedom < 1)
        {
            return double.NaN;
        }

        const double Level = 0.5;
        Interval interval = _linear.Predict(combination, Level).Confidence;
        return _errorScale * 0.5 * (interval.High - interval.Low) / Critical(Level);
    }

    private Coefficient[] MakeTerms()
    {
        int kinks = Shape == BreakShape.Kink ? _places.Length : 0;
        var terms = new List<Coefficient>();
        for (int j = 0; j < _linear.Terms.Count; j++)
        {
            bool isDate = j >= _linear.Terms.Count - kinks;
            double error = _errorScale * _linear.Terms[j].StandardError;
            terms.Add(isDate ? Date(j - (_linear.Terms.Count - kinks), error) : Term(_linear.Terms[j].Term, _values[j], error));
        }

        if (Shape == BreakShape.Jump)
        {
            terms.AddRange(Breaks.Select((_, j) => Date(j, double.NaN)));
        }

        return [.. terms];
    }

    // Whether a date is zero is no question: a date has no test.
    private Coefficient Date(int index, double error) => new($"break {index + 1}", Breaks[index], error, double.NaN, double.NaN);

    private Coefficient Term(string name, double value, double error)
    {
        double statistic = value / error;
        double p = Quality.DegreesOfFreedom > 0 && double.IsFinite(statistic)
            ? 2 * new StudentT(Quality.DegreesOfFreedom).Cdf(-Math.Abs(statistic))
            : double.NaN;
        return new Coefficient(name, value, error, statistic, p);
    }

    private TrendSegment[] MakeSegments()
    {
        var segments = new TrendSegment[_places.Length + 1];
        for (int j = 0; j < segments.Length; j++)
        {
            double from = j > 0 ? Breaks[j - 1] : Rows.Times[0], to = j < Breaks.Count ? Breaks[j] : Rows.Times[^1];
            int rows = Rows.Times.Count(t => (t > from || j == 0) && (t <= to || j == Breaks.Count));
            var combination = new double[_linear.Terms.Count];
            double slope = 0;
            if (Shape == BreakShape.Kink)
            {
                Array.Fill(combination, 1, 1, 1 + j);
                slope = _values.Skip(1).Take(1 + j).Sum();
            }
            else
            {
                combination[2 * j + 1] = 1;
                slope = _values[2 * j + 1];
            }

            double level = Shape == BreakShape.Kink ? At(from) : _values[2 * j];
            segments[j] = new TrendSegment(from, to, rows, level, Term($"slope of segment {j + 1}", slope, StandardError(combination)));
        }

        return segments;
    }

    private IEnumerable<string> Doubts()
    {
        if (Quality.DegreesOfFreedom < 1)
        {
            yield return "As many coefficients as rows leave nothing to judge the scatter by: there are no intervals.";
        }

        if (!IsGlobal)
        {
            yield return "The search for the breaks was stopped before it had ruled out every other place: these may not be the best.";
        }

        for (int j = 0; j < Breaks.Count; j++)
        {
            if (Segments[j].Rows <= MinimumRows || Segments[j + 1].Rows <= MinimumRows)
            {
                yield return $"The break at {Breaks[j]:F2} lies at the edge of where it may: one of its sides has the fewest rows allowed.";
            }
        }
    }

    private double Critical(double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        }

        return Quality.DegreesOfFreedom > 0 ? new StudentT(Quality.DegreesOfFreedom).Quantile(0.5 + level / 2) : double.NaN;
    }
}
