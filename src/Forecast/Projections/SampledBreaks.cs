using System.Globalization;
using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.BrokenTrends;
using Forecast.Fitting.Breaks;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Projections;

/// <summary>The posterior of a trend with breaks unknown in date, and in number where that was asked.</summary>
public sealed class SampledBreaks : SampledTrend
{
    private static readonly Normal Standard = new(0, 1);

    private readonly BayesTrendPlan _plan;
    private readonly BrokenTrendPlan _chains;
    private readonly double[] _times;
    private readonly StreamKey _key;
    private readonly Lazy<double[]> _errors;

    private SampledBreaks(
        BayesTrendPlan plan, BrokenTrendPlan chains, BrokenTrendPrior prior, BrokenTrendPosterior breaks, double[] times, StreamKey key)
    {
        (_plan, _chains, Prior, Breaks, _times, _key) = (plan, chains, prior, breaks, times, key);
        _errors = new Lazy<double[]>(Errors);
    }

    /// <summary>The posterior over number, dates and slopes.</summary>
    public BrokenTrendPosterior Breaks { get; }

    /// <summary>What was believed of them before.</summary>
    public BrokenTrendPrior Prior { get; }

    /// <inheritdoc/>
    public override string Sampler => string.Create(
        CultureInfo.InvariantCulture,
        $"reversible jumps over number and dates, the rest drawn exactly, {_chains.Chains} chains of {_chains.Draws} draws, "
            + $"{_chains.Moves} moves apart after {_chains.WarmUp} moves of warm-up");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Priors =>
    [
        _plan.SamplesBreaks
            ? string.Create(CultureInfo.InvariantCulture, $"number of breaks: Poisson of mean 1, cut off after {Prior.Numbers.Count - 1}")
            : string.Create(CultureInfo.InvariantCulture, $"number of breaks: {_plan.Breaks}, as asked"),
        string.Create(
            CultureInfo.InvariantCulture,
            $"dates: uniform over all that leave {Prior.MinimumRows} rows of two different times to each segment"),
        "changes at a break: normal about none, weighing as much as one row (Zellner's unit information)",
        "level and slope of the first segment: flat",
        "variance of the errors: Jeffreys' 1/σ²",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Meaning(Func<double, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [$"start: {text(_times.Min())}", $"end: {text(_times.Max())}"];
    }

    /// <inheritdoc/>
    public override IFit Fit => Breaks;

    /// <inheritdoc/>
    public override Posterior Posterior => Breaks.Posterior;

    /// <inheritdoc/>
    public override Diagnosis Diagnosis => Breaks.Diagnosis;

    /// <summary>Samples the posterior.</summary>
    /// <param name="times">Times.</param>
    /// <param name="values">Values, one a time.</param>
    /// <param name="plan">What was asked for.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <exception cref="ArgumentException">The rows have no room for the breaks, or lie on one line.</exception>
    public static SampledBreaks Of(double[] times, double[] values, BayesTrendPlan plan, StreamKey key)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var prior = new BrokenTrendPrior { Shape = plan.Shape, MinimumRows = plan.SegmentRows };
        int breaks = plan.Breaks ?? 0;
        prior = plan.SamplesBreaks ? prior.WithPoisson(1, breaks) : prior.WithExactly(breaks);
        var chains = new BrokenTrendPlan { Chains = plan.Chains, Draws = plan.Draws };
        chains = plan.WarmUp is { } moves ? chains with { WarmUp = moves } : chains;
        return new SampledBreaks(plan, chains, prior, BayesianBrokenTrend.Sample(times, values, prior, chains, key), times, key);
    }

    /// <inheritdoc/>
    public override double[] Means(double time, int group = 0) => Breaks.Values(time);

    /// <inheritdoc/>
    public override double[] Observations(double time, int group = 0) => Scattered(Means(time));

    /// <inheritdoc/>
    public override double[] Replicas(int row) => Scattered(Means(_times[row]));

    /// <inheritdoc/>
    public override double[][] LogLikelihood() => Breaks.LogLikelihood();

    // One error a draw, whatever the time: a band of them is smooth.
    private double[] Errors()
    {
        double[] errors = Posterior.Column("sigma");
        var random = new RandomSequence(_key.Child("observation"));
        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] *= Standard.Quantile(random.NextUniform());
        }

        return errors;
    }

    private double[] Scattered(double[] means)
    {
        double[] errors = _errors.Value;
        for (int i = 0; i < means.Length; i++)
        {
            means[i] += errors[i];
        }

        return means;
    }
}
