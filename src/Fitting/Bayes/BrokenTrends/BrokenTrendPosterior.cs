using System.Globalization;
using Forecast.Fitting.Breaks;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Bayes.BrokenTrends;

/// <summary>The posterior of a broken trend: how many breaks, when, and the slope of each era, together.</summary>
/// <remarks>
/// <see cref="Terms"/> and <see cref="Interval"/> are given the most probable number of breaks; <see cref="Points"/>, <see cref="Predict"/>
/// and <see cref="Posterior"/> are averaged over the number. Beyond the last row a trend goes on straight: no break to come is foreseen.
/// </remarks>
public sealed class BrokenTrendPosterior : IFit
{
    // A probability of the most breaks below it is not worth a warning.
    private const double LeastDoubt = 0.1;

    private readonly TrendRows _rows;
    private readonly BrokenTrendPrior _prior;
    private readonly BrokenTrendDraws[] _chains;
    private readonly StreamKey _key;
    private readonly BrokenTrendEras?[] _eras;
    private readonly Lazy<Diagnosis> _diagnosis;
    private readonly Lazy<IReadOnlyList<string>> _warnings;
    private readonly Lazy<(GoodnessOfFit Quality, IReadOnlyList<FittedPoint> Points)> _fitted;

    internal BrokenTrendPosterior(TrendRows rows, BrokenTrendPrior prior, double[] logPrior, BrokenTrendDraws[] chains, StreamKey key)
    {
        (_rows, _prior, _chains, _key) = (rows, prior, chains, key);
        var counts = new int[prior.Numbers.Count];
        foreach (int breaks in chains.SelectMany(chain => chain.Breaks))
        {
            counts[breaks]++;
        }

        Probabilities = [.. counts.Select(count => (double)count / (Chains * Draws))];
        MostProbable = Array.IndexOf(counts, counts.Max());
        _eras = new BrokenTrendEras?[counts.Length];
        Posterior = Common(logPrior.Count(double.IsFinite) == 1);
        BrokenTrendEras best = Given(MostProbable);
        Terms = [.. best.Names.Select((_, j) => best.Term(j))];
        _fitted = new Lazy<(GoodnessOfFit, IReadOnlyList<FittedPoint>)>(Fitted);
        _diagnosis = new Lazy<Diagnosis>(() => Diagnosis.Of(Posterior));
        _warnings = new Lazy<IReadOnlyList<string>>(() => [.. Diagnosis.Problems, .. Doubts(logPrior)]);
    }

    /// <summary>Number of chains.</summary>
    public int Chains => _chains.Length;

    /// <summary>Draws of each chain.</summary>
    public int Draws => _chains[0].Breaks.Length;

    /// <summary>Posterior probability of 0, 1, 2, … breaks: the share of draws.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>The most probable number of breaks.</summary>
    public int MostProbable { get; }

    /// <summary>What every draw has, whatever the number of its breaks, rows kept together: what a projection starts from.</summary>
    /// <remarks>
    /// breaks, level at start, slope at start, level at end, slope at end, sigma; where the number of breaks is known, their dates too.
    /// Start and end are the times of the first and the last row.
    /// </remarks>
    public Posterior Posterior { get; }

    /// <summary>Whether the draws can be relied on.</summary>
    public Diagnosis Diagnosis => _diagnosis.Value;

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms { get; }

    /// <inheritdoc/>
    public GoodnessOfFit Quality => _fitted.Value.Quality;

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points => _fitted.Value.Points;

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => _warnings.Value;

    /// <summary>One joint draw.</summary>
    /// <param name="chain">Index of the chain.</param>
    /// <param name="draw">Index of the draw in the chain.</param>
    public BrokenTrendDraw Draw(int chain, int draw)
    {
        BrokenTrendDraws draws = _chains[chain];
        int[] breaks = [.. Enumerable.Range(0, draws.Breaks[draw])];
        return new BrokenTrendDraw(
            draws.Start,
            draws.LevelAtStart(draw),
            draws.FirstSlope(draw),
            [.. breaks.Select(j => draws.BreakDate(draw, j))],
            [.. breaks.Select(j => draws.StepAt(draw, j))],
            [.. breaks.Select(j => draws.BendAt(draw, j))],
            draws.Error(draw));
    }

    /// <summary>The eras given a number of breaks.</summary>
    /// <param name="breaks">Number of breaks, one that some draw has.</param>
    /// <exception cref="ArgumentException">No draw has so many breaks.</exception>
    public BrokenTrendEras Given(int breaks)
    {
        if (breaks < 0 || breaks >= Probabilities.Count || Probabilities[breaks] == 0)
        {
            throw new ArgumentException($"No draw has {breaks} breaks.", nameof(breaks));
        }

        return _eras[breaks] ??= Eras(breaks);
    }

    /// <summary>The probability that at least one break lies between two dates, whatever the number of breaks.</summary>
    /// <param name="from">The earlier date, itself left out.</param>
    /// <param name="to">The later date.</param>
    public double ProbabilityOfBreak(double from, double to)
    {
        int hits = 0;
        foreach (BrokenTrendDraws draws in _chains)
        {
            for (int i = 0; i < Draws; i++)
            {
                bool isHit = false;
                for (int j = 0; j < draws.Breaks[i]; j++)
                {
                    double date = draws.BreakDate(i, j);
                    isHit |= date > from && date <= to;
                }

                hits += isHit ? 1 : 0;
            }
        }

        return (double)hits / (Chains * Draws);
    }

    /// <summary>The density of breaks in time, whatever their number: expected breaks a unit of time in each bin.</summary>
    /// <param name="edges">Edges of the bins, ascending; two or more.</param>
    public double[] BreakDensity(ReadOnlySpan<double> edges)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(edges.Length, 2, nameof(edges));
        var density = new double[edges.Length - 1];
        foreach (BrokenTrendDraws draws in _chains)
        {
            for (int i = 0; i < Draws; i++)
            {
                for (int j = 0; j < draws.Breaks[i]; j++)
                {
                    int place = edges.BinarySearch(draws.BreakDate(i, j));
                    int bin = (place < 0 ? ~place : place) - 1;
                    if (bin >= 0 && bin < density.Length)
                    {
                        density[bin] += 1 / (Chains * Draws * (edges[bin + 1] - edges[bin]));
                    }
                }
            }
        }

        return density;
    }

    /// <summary>The slope at a date, averaged over the number and the dates of breaks.</summary>
    /// <param name="time">The date; a draw that breaks there has the slope before.</param>
    /// <param name="level">Probability in the interval, between 0 and 1.</param>
    public Estimate Slope(double time, double level)
    {
        double[] sorted = Quantiles.Sorted(EachDraw((draws, i) =>
        {
            int segment = 0;
            while (segment < draws.Breaks[i] && time > draws.BreakDate(i, segment))
            {
                segment++;
            }

            return draws.SegmentSlope(i, segment);
        }));
        return new Estimate(Quantiles.OfSorted(sorted, 0.5), Posteriors.Interval(sorted, level));
    }

    /// <summary>Values of the trend at a time, one a draw, chain after chain: rows go with those of <see cref="Posterior"/>.</summary>
    public double[] Values(double time) => EachDraw((draws, i) => draws.At(i, time));

    /// <summary>The log likelihood of each row in each draw, chain after chain: what models are compared by.</summary>
    /// <returns>An array a draw, of a number a row, in the order given.</returns>
    public double[][] LogLikelihood()
    {
        var pointwise = new double[Chains * Draws][];
        for (int i = 0; i < pointwise.Length; i++)
        {
            (BrokenTrendDraws draws, int draw) = (_chains[i / Draws], i % Draws);
            double sigma = draws.Error(draw), constant = -0.5 * Natural.LogOfTwoPi - Natural.Log(sigma);
            pointwise[i] = new double[_rows.Count];
            for (int row = 0; row < _rows.Count; row++)
            {
                double z = (_rows.Values[row] - draws.At(draw, _rows.Times[row])) / sigma;
                pointwise[i][_rows.Order[row]] = constant - 0.5 * z * z;
            }
        }

        return pointwise;
    }

    /// <inheritdoc/>
    public Interval Interval(int term, double level) => Given(MostProbable).Interval(term, level);

    /// <inheritdoc/>
    /// <remarks>Averaged over the number of breaks. The value is the posterior median.</remarks>
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        if (at.Length != 1)
        {
            throw new ArgumentException($"A trend is asked about one time; {at.Length} values were given.", nameof(at));
        }

        double[] means = Values(at[0]);
        var drawn = new double[means.Length];
        var noise = new ChainNoise(new RandomSequence(_key));
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = Math.FusedMultiplyAdd(_chains[i / Draws].Error(i % Draws), noise.Normal(), means[i]);
        }

        double[] sorted = Quantiles.Sorted(means);
        (Interval line, Interval observation) = (Posteriors.Interval(sorted, level), Posteriors.Interval(Quantiles.Sorted(drawn), level));
        return new Prediction(at[0], Quantiles.OfSorted(sorted, 0.5), line, observation);
    }

    private static IEnumerable<string> Numbered(string name, int count) => Enumerable.Range(1, count).Select(j => $"{name} {j}");

    private double[] EachDraw(Func<BrokenTrendDraws, int, double> value)
    {
        var values = new double[Chains * Draws];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = value(_chains[i / Draws], i % Draws);
        }

        return values;
    }

    private Posterior Common(bool isNumberKnown)
    {
        double end = _rows.Times[^1];
        int dates = isNumberKnown ? MostProbable : 0;
        double[] Column(int chain, Func<int, double> value) => [.. Enumerable.Range(0, Draws).Select(value)];
        double[][][] values = [.. _chains.Select((draws, c) => new double[][]
        {
            Column(c, i => draws.Breaks[i]),
            Column(c, draws.LevelAtStart),
            Column(c, draws.FirstSlope),
            Column(c, i => draws.At(i, end)),
            Column(c, i => draws.SegmentSlope(i, draws.Breaks[i])),
            Column(c, draws.Error),
        }.Concat(Enumerable.Range(0, dates).Select(j => Column(c, i => draws.BreakDate(i, j)))).ToArray())];
        string[] names =
            ["breaks", "level at start", "slope at start", "level at end", "slope at end", "sigma", .. Numbered("break", dates)];
        return new Posterior(names, values);
    }

    private BrokenTrendEras Eras(int breaks)
    {
        (BrokenTrendDraws Chain, int Draw)[] draws =
            [.. _chains.SelectMany(chain => Enumerable.Range(0, Draws).Where(i => chain.Breaks[i] == breaks).Select(i => (chain, i)))];
        int[] each = [.. Enumerable.Range(0, breaks)];
        int[] steps = _prior.Shape == BreakShape.Jump ? each : [];
        double[][] columns =
        [
            [.. draws.Select(d => d.Chain.LevelAtStart(d.Draw))],
            .. Enumerable.Range(0, breaks + 1).Select(j => draws.Select(d => d.Chain.SegmentSlope(d.Draw, j)).ToArray()),
            .. steps.Select(j => draws.Select(d => d.Chain.StepAt(d.Draw, j)).ToArray()),
            .. each.Select(j => draws.Select(d => d.Chain.BreakDate(d.Draw, j)).ToArray()),
            [.. draws.Select(d => d.Chain.Error(d.Draw))],
        ];
        string[] names =
            ["level at start", .. Numbered("slope", breaks + 1), .. Numbered("step", steps.Length), .. Numbered("break", breaks), "sigma"];
        return new BrokenTrendEras(breaks, Probabilities[breaks], names, columns);
    }

    private (GoodnessOfFit Quality, IReadOnlyList<FittedPoint> Points) Fitted()
    {
        var points = new FittedPoint[_rows.Count];
        double mean = _rows.Values.Average(), residuals = 0, total = 0;
        for (int row = 0; row < points.Length; row++)
        {
            double observed = _rows.Values[row];
            var point = new FittedPoint(observed, Quantiles.OfSorted(Quantiles.Sorted(Values(_rows.Times[row])), 0.5));
            points[_rows.Order[row]] = point;
            residuals += point.Residual * point.Residual;
            total += (observed - mean) * (observed - mean);
        }

        return (GoodnessOfFit.FromSumsOfSquares(points.Length, Terms.Count, residuals, total), points);
    }

    private IEnumerable<string> Doubts(double[] logPrior)
    {
        int most = logPrior.Length - 1;
        double believed = _prior.Numbers[most] / _prior.Numbers.Take(most + 1).Sum();
        if (most > 0 && believed < 1 && Probabilities[most] > Math.Max(believed, LeastDoubt))
        {
            string why = most < _prior.Numbers.Count - 1 ? "that the rows have room for" : "that the prior allows";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"With probability {Probabilities[most]:F2} the trend has {most} breaks, the most {why}: there may be still more.");
        }
    }
}
