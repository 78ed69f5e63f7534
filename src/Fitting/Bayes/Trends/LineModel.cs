using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>A Bayesian model whose mean is one straight line over time, level + slope (t - centre).</summary>
/// <remarks>Its first two parameters are <c>level</c>, the value of the line at <see cref="Centre"/>, and <c>slope</c>.</remarks>
public abstract class LineModel : ITrendModel
{
    private readonly double[] _times;
    private readonly double[] _observed;

    private protected LineModel(CentredRows rows, TrendPriors priors)
    {
        (_times, _observed, Centre, Priors) = (rows.Times, rows.Values, rows.Centre, priors);
    }

    /// <summary>Mean of the times: where the level is that of the line.</summary>
    public double Centre { get; }

    /// <summary>What was believed before.</summary>
    public TrendPriors Priors { get; }

    /// <summary>The priors of all parameters, each in a sentence.</summary>
    public abstract IReadOnlyList<string> PriorSentences { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public int Observations => _observed.Length;

    /// <inheritdoc/>
    public IReadOnlyList<double> Observed => _observed;

    /// <inheritdoc/>
    public int Predictors => 1;

    /// <inheritdoc/>
    public void Place(int observation, Span<double> at) => at[0] = _times[observation];

    /// <inheritdoc/>
    public double Mean(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at) =>
        Math.FusedMultiplyAdd(parameters[1], at[0] - Centre, parameters[0]);

    /// <inheritdoc/>
    public abstract ILogDensity Density();

    /// <inheritdoc/>
    /// <remarks>Each coordinate evenly within two of its rough posterior standard deviations.</remarks>
    public void Start(RandomSequence random, Span<double> coordinates)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int i = 0; i < coordinates.Length; i++)
        {
            coordinates[i] = 4 * random.NextUniform() - 2;
        }
    }

    /// <inheritdoc/>
    public abstract void Parameters(ReadOnlySpan<double> coordinates, Span<double> parameters);

    /// <inheritdoc/>
    public abstract void LogLikelihood(ReadOnlySpan<double> parameters, Span<double> pointwise);

    /// <inheritdoc/>
    public abstract double Draw(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at, RandomSequence random);
}
