using Forecast.Fitting.Bayes.Sampling;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>A straight line through values that are known with an error of each row's own, or within bounds.</summary>
/// <remarks>
/// The true values are zᵢ ~ N(μᵢ, σ), μᵢ = α + β (tᵢ - t̄), with the priors of <see cref="TrendPriors"/>, and are integrated out exactly: a
/// value yᵢ with error eᵢ has density N(yᵢ; μᵢ, √(σ² + eᵢ²)), and bounds have Φ((highᵢ - μᵢ) / σ) - Φ((lowᵢ - μᵢ) / σ). So σ is the scatter
/// of the true values about the line, without their errors, and a new observation is a new true value. The mean of the line at a row is
/// not pulled towards what was measured there.
/// </remarks>
public sealed class MeasuredTrend : LineModel
{
    private readonly double[] _x;
    private readonly Measurement[] _measurements;
    private readonly MeasuredRows _rows;
    private readonly LineFrame _frame;

    /// <summary>A model of rows.</summary>
    /// <param name="times">Times, in any unit and order.</param>
    /// <param name="measurements">What is known of the value at each time.</param>
    /// <param name="priors">Priors; null for those on the scale of the data, bounds taken at their middle.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than three rows, lengths that differ, a time that is not finite, one time only, or values without error that leave the
    /// scatter without a posterior, being on one straight line.
    /// </exception>
    public MeasuredTrend(ReadOnlySpan<double> times, ReadOnlySpan<Measurement> measurements, TrendPriors? priors = null)
        : this(new CentredRows(times, Values(measurements)), measurements.ToArray(), priors)
    {
    }

    private MeasuredTrend(CentredRows rows, Measurement[] measurements, TrendPriors? priors)
        : base(rows, priors ?? TrendPriors.ScaledTo(rows.Times, rows.Values))
    {
        if (rows.IsStraight && measurements.Count(row => !row.IsBounded && row.Deviation == 0) >= CentredRows.Fewest)
        {
            throw new ArgumentException("All rows lie on one straight line, so that the scatter about it has no posterior.", nameof(rows));
        }

        (_x, _measurements, _rows) = (rows.X, measurements, new MeasuredRows(rows.X, measurements));
        _frame = new LineFrame(rows, 0.1 * Priors.ScatterMean);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; } = ["level", "slope", "sigma"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> PriorSentences => Priors.Sentences;

    /// <inheritdoc/>
    public override ILogDensity Density() => new MeasuredTrendDensity(_rows, _frame, Priors);

    /// <inheritdoc/>
    public override void Parameters(ReadOnlySpan<double> coordinates, Span<double> parameters)
    {
        parameters[0] = _frame.Level(coordinates[0]);
        parameters[1] = _frame.Slope(coordinates[1]);
        parameters[2] = Natural.Exp(_frame.LogSigma(coordinates[2]));
    }

    /// <inheritdoc/>
    /// <remarks>Of bounds it is the logarithm of a probability, of values that of a density.</remarks>
    public override void LogLikelihood(ReadOnlySpan<double> parameters, Span<double> pointwise)
    {
        double sigma = parameters[2];
        for (int i = 0; i < _x.Length; i++)
        {
            Measurement row = _measurements[i];
            double mean = Math.FusedMultiplyAdd(parameters[1], _x[i], parameters[0]);
            double variance = sigma * sigma + row.Deviation * row.Deviation, gap = row.Value - mean;
            pointwise[i] = row.IsBounded
                ? NormalBetween.Of((row.Low - mean) / sigma, (row.High - mean) / sigma).Log
                : -0.5 * (Natural.LogOfTwoPi + Natural.Log(variance) + gap * gap / variance);
        }
    }

    /// <inheritdoc/>
    public override double Draw(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at, RandomSequence random) =>
        Math.FusedMultiplyAdd(parameters[2], StandardNormal.Next(random), Mean(parameters, at));

    private static double[] Values(ReadOnlySpan<Measurement> measurements)
    {
        var values = new double[measurements.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = measurements[i].Value;
        }

        return values;
    }
}
