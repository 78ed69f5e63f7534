using Forecast.Fitting.Bayes.Sampling;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>A straight line with normal errors of one unknown standard deviation.</summary>
/// <remarks>
/// yᵢ ~ N(α + β (tᵢ - t̄), σ) with the priors of <see cref="TrendPriors"/>. Given σ, level and slope are independent and normal, since the
/// times are centred: with the least squares estimates θ̂ and u = σ² / S, S = n for the level and Sxx for the slope, θ̂ ~ N(m, √(s² + u))
/// and θ | θ̂ ~ N(m + s² / (s² + u) (θ̂ - m), s √(u / (s² + u))). So the coordinates are the standardised level and slope, which are
/// standard normal exactly, and ln σ, whose density takes the sufficient statistics alone.
/// </remarks>
public sealed class NormalTrend : LineModel
{
    private readonly CentredRows _rows;
    private readonly NormalTrendFrame _frame;

    /// <summary>A model of rows.</summary>
    /// <param name="times">Times, in any unit and order.</param>
    /// <param name="values">The values, one a time.</param>
    /// <param name="priors">Priors; null for those on the scale of the data.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than three rows, lengths that differ, a number that is not finite, one time only, or rows on one straight line, for which the
    /// scatter has no posterior.
    /// </exception>
    public NormalTrend(ReadOnlySpan<double> times, ReadOnlySpan<double> values, TrendPriors? priors = null)
        : this(new CentredRows(times, values), priors ?? TrendPriors.ScaledTo(times, values))
    {
    }

    private NormalTrend(CentredRows rows, TrendPriors priors)
        : base(rows, priors)
    {
        _rows = rows.IsStraight
            ? throw new ArgumentException("All rows lie on one straight line, so that the scatter about it has no posterior.", nameof(rows))
            : rows;
        _frame = new NormalTrendFrame(rows, priors);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; } = ["level", "slope", "sigma"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> PriorSentences => Priors.Sentences;

    /// <inheritdoc/>
    public override ILogDensity Density() => new NormalTrendDensity(_frame);

    /// <inheritdoc/>
    public override void Parameters(ReadOnlySpan<double> coordinates, Span<double> parameters)
    {
        double sigma = Natural.Exp(_frame.LogSigma(coordinates[2])), variance = sigma * sigma;
        parameters[0] = _frame.Level.Draw(variance, coordinates[0]);
        parameters[1] = _frame.Slope.Draw(variance, coordinates[1]);
        parameters[2] = sigma;
    }

    /// <inheritdoc/>
    public override void LogLikelihood(ReadOnlySpan<double> parameters, Span<double> pointwise)
    {
        double constant = -0.5 * Natural.LogOfTwoPi - Natural.Log(parameters[2]);
        for (int i = 0; i < _rows.Count; i++)
        {
            double z = (_rows.Values[i] - parameters[0] - parameters[1] * _rows.X[i]) / parameters[2];
            pointwise[i] = constant - 0.5 * z * z;
        }
    }

    /// <inheritdoc/>
    public override double Draw(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at, RandomSequence random) =>
        Math.FusedMultiplyAdd(parameters[2], StandardNormal.Next(random), Mean(parameters, at));
}
