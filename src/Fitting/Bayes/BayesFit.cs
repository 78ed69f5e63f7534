using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Bayes;

/// <summary>A model and the draws of its posterior, read like any other fit.</summary>
/// <remarks>
/// The value of a term, of a point and of a prediction is the posterior median, which lies in every equal-tailed interval and goes through
/// an increasing function unharmed; the standard error of a term is its posterior standard deviation. What stands for a p-value is twice the
/// smaller posterior probability of a sign, so 0 for a parameter that cannot be negative.
/// </remarks>
public sealed class BayesFit : IFit
{
    private const ulong PredictiveStream = 1;

    private readonly ITrendModel _model;
    private readonly StreamKey _key;
    private readonly double[][] _sorted;
    private readonly Lazy<(GoodnessOfFit Quality, IReadOnlyList<FittedPoint> Points)> _fitted;

    /// <summary>A fit from its model and the draws of its posterior.</summary>
    /// <param name="model">The model.</param>
    /// <param name="posterior">Draws of its parameters, in its order of names.</param>
    /// <param name="key">Where the randomness of new observations comes from.</param>
    /// <param name="warnings">What a reader should doubt, each in a sentence.</param>
    /// <exception cref="ArgumentException">Parameters that are not those of the model.</exception>
    public BayesFit(ITrendModel model, Posterior posterior, StreamKey key, IReadOnlyList<string> warnings)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(posterior);
        if (!model.Names.SequenceEqual(posterior.Names))
        {
            throw new ArgumentException($"The model has {string.Join(", ", model.Names)}; the posterior {string.Join(", ", posterior.Names)}.", nameof(posterior));
        }

        _model = model;
        _key = key;
        Posterior = posterior;
        Warnings = warnings;
        _sorted = [.. Enumerable.Range(0, posterior.Names.Count).Select(j => Quantiles.Sorted(posterior.Column(j)))];
        Terms = [.. posterior.Names.Select((name, j) => Term(name, _sorted[j]))];
        _fitted = new Lazy<(GoodnessOfFit, IReadOnlyList<FittedPoint>)>(Fitted);
    }

    /// <summary>The draws.</summary>
    public Posterior Posterior { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms { get; }

    /// <inheritdoc/>
    public GoodnessOfFit Quality => _fitted.Value.Quality;

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points => _fitted.Value.Points;

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The equal-tailed posterior interval of a term.</summary>
    /// <param name="term">Index of the term in <see cref="Terms"/>.</param>
    /// <param name="level">Probability in the interval, between 0 and 1.</param>
    public Interval Interval(int term, double level) => EqualTailed(_sorted[term], level);

    /// <inheritdoc/>
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        if (at.Length != _model.Predictors)
        {
            throw new ArgumentException($"A place has {_model.Predictors} predictors here; {at.Length} were given.", nameof(at));
        }

        double[] means = Means(at);
        var drawn = new double[means.Length];
        var parameters = new double[Posterior.Names.Count];
        var random = new RandomSequence(_key.Child(PredictiveStream));
        for (int i = 0; i < drawn.Length; i++)
        {
            Posterior.Row(i / Posterior.Draws, i % Posterior.Draws, parameters);
            drawn[i] = _model.Draw(parameters, at, random);
        }

        double[] sorted = Quantiles.Sorted(means);
        return new Prediction(at[0], Median(sorted), EqualTailed(sorted, level), EqualTailed(Quantiles.Sorted(drawn), level));
    }

    private static Coefficient Term(string name, double[] sorted)
    {
        double mean = sorted.Average();
        double deviation = Math.Sqrt(sorted.Sum(x => (x - mean) * (x - mean)) / (sorted.Length - 1));
        double value = Median(sorted);
        double negative = (double)sorted.Count(x => x < 0) / sorted.Length;
        bool hasOneSign = sorted[0] > 0;
        return new Coefficient(name, value, deviation, value / deviation, hasOneSign ? 0 : 2 * Math.Min(negative, 1 - negative));
    }

    private static Interval EqualTailed(double[] sorted, double level) => level is > 0 and < 1
        ? new Interval(Quantiles.OfSorted(sorted, 0.5 - level / 2), Quantiles.OfSorted(sorted, 0.5 + level / 2), level)
        : throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");

    private static double Median(double[] sorted) => Quantiles.OfSorted(sorted, 0.5);

    private double[] Means(ReadOnlySpan<double> at)
    {
        var means = new double[Posterior.Chains * Posterior.Draws];
        var parameters = new double[Posterior.Names.Count];
        for (int i = 0; i < means.Length; i++)
        {
            Posterior.Row(i / Posterior.Draws, i % Posterior.Draws, parameters);
            means[i] = _model.Mean(parameters, at);
        }

        return means;
    }

    private (GoodnessOfFit Quality, IReadOnlyList<FittedPoint> Points) Fitted()
    {
        IReadOnlyList<double> observed = _model.Observed;
        var points = new FittedPoint[observed.Count];
        var at = new double[_model.Predictors];
        double mean = observed.Average(), residuals = 0, total = 0;
        for (int i = 0; i < points.Length; i++)
        {
            _model.Place(i, at);
            points[i] = new FittedPoint(observed[i], Median(Quantiles.Sorted(Means(at))));
            residuals += points[i].Residual * points[i].Residual;
            total += (observed[i] - mean) * (observed[i] - mean);
        }

        return (GoodnessOfFit.FromSumsOfSquares(points.Length, Terms.Count, residuals, total), points);
    }
}
