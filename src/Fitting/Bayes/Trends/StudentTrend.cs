using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>A straight line with Student-t errors: outliers are expected, and count for less.</summary>
/// <remarks>
/// yᵢ ~ t(ν, α + β (tᵢ - t̄), σ) with the priors of <see cref="TrendPriors"/>; σ is the scale, and the standard deviation of the errors is
/// larger by √(ν / (ν - 2)). ν is given, or sampled above 1, where the errors have a mean (as brms does).
/// </remarks>
public sealed class StudentTrend : LineModel
{
    /// <summary>The smallest ν that is sampled.</summary>
    public const double LeastShape = 1;

    private readonly CentredRows _rows;
    private readonly PaddedRows _padded;
    private readonly LineFrame _frame;

    /// <summary>A model of rows.</summary>
    /// <param name="times">Times, in any unit and order.</param>
    /// <param name="values">The values, one a time.</param>
    /// <param name="shape">ν, above zero; null to sample it.</param>
    /// <param name="priors">Priors; null for those on the scale of the data.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than three rows, lengths that differ, a number that is not finite, one time only, rows on one straight line, or a ν that is
    /// not positive.
    /// </exception>
    public StudentTrend(ReadOnlySpan<double> times, ReadOnlySpan<double> values, double? shape = null, TrendPriors? priors = null)
        : this(new CentredRows(times, values), shape, priors ?? TrendPriors.ScaledTo(times, values))
    {
    }

    private StudentTrend(CentredRows rows, double? shape, TrendPriors priors)
        : base(rows, priors)
    {
        Shape = shape is { } given ? Allowed.Positive(given, nameof(shape)) : null;
        _rows = rows.IsStraight
            ? throw new ArgumentException("All rows lie on one straight line, so that the scatter about it has no posterior.", nameof(rows))
            : rows;
        (_padded, _frame) = (new PaddedRows(rows.X, rows.Values, []), new LineFrame(rows, 0));
    }

    /// <summary>ν where it was given; null where it is sampled.</summary>
    public double? Shape { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Names => Shape is null ? ["level", "slope", "sigma", "nu"] : ["level", "slope", "sigma"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> PriorSentences => Shape is null ? [.. Priors.Sentences, Priors.ShapeSentence] : Priors.Sentences;

    /// <inheritdoc/>
    public override ILogDensity Density() => new StudentTrendDensity(_padded, _frame, Priors, Observations, Shape);

    /// <inheritdoc/>
    public override void Parameters(ReadOnlySpan<double> coordinates, Span<double> parameters)
    {
        parameters[0] = _frame.Level(coordinates[0]);
        parameters[1] = _frame.Slope(coordinates[1]);
        parameters[2] = Natural.Exp(_frame.LogSigma(coordinates[2]));
        if (Shape is null)
        {
            parameters[3] = LeastShape + Natural.Exp(StudentTrendDensity.LogShape(coordinates[3]));
        }
    }

    /// <inheritdoc/>
    public override void LogLikelihood(ReadOnlySpan<double> parameters, Span<double> pointwise)
    {
        double shape = ShapeOf(parameters), sigma = parameters[2];
        double constant = GammaHalfStep.At(0.5 * shape, out _) - 0.5 * Natural.Log(Math.PI * shape) - Natural.Log(sigma);
        for (int i = 0; i < _rows.Count; i++)
        {
            double z = (_rows.Values[i] - parameters[0] - parameters[1] * _rows.X[i]) / sigma;
            pointwise[i] = constant - 0.5 * (shape + 1) * Natural.LogOnePlus(z * z / shape);
        }
    }

    /// <inheritdoc/>
    public override double Draw(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at, RandomSequence random) =>
        Math.FusedMultiplyAdd(parameters[2], StudentDraw.Next(ShapeOf(parameters), random), Mean(parameters, at));

    private double ShapeOf(ReadOnlySpan<double> parameters) => Shape ?? parameters[3];
}
