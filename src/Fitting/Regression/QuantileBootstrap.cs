using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>A quantile regression whose intervals are those of its resamples: the uncertainty of a frontier.</summary>
/// <remarks>
/// Rows, or blocks of rows, are drawn with replacement and the line is fitted to each resample exactly (the xy-pair bootstrap: Efron 1979;
/// Koenker 2005, section 3.9), from where the search on all rows ended. Intervals are the middle share of the draws, stretched where needed
/// to hold the estimate. Resample b is a function of the key and of b alone, so the result is the same bits on any number of threads.
/// A resample whose rows do not determine a line is drawn again.
/// </remarks>
public sealed class QuantileBootstrap : IFit
{
    private const int Batch = 64;
    private const int MostAttempts = 1000;
    private readonly double[][] _draws;
    private readonly double[][] _sorted;
    private readonly int _redrawn;

    private QuantileBootstrap(QuantileRegression line, double[][] draws, int redrawn)
    {
        Line = line;
        _draws = draws;
        _redrawn = redrawn;
        _sorted = [.. line.Terms.Select((_, j) => Quantiles.Sorted(Column(j)))];
        Terms = [.. line.Terms.Select(Term)];
    }

    /// <summary>The line, with intervals of its own.</summary>
    public QuantileRegression Line { get; }

    /// <inheritdoc/>
    /// <remarks>The standard error is the standard deviation of the draws.</remarks>
    public IReadOnlyList<Coefficient> Terms { get; }

    /// <inheritdoc/>
    public GoodnessOfFit Quality => Line.Quality;

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points => Line.Points;

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            List<string> doubts = [.. Doubt.Constant(Points), .. Doubt.Few(Points.Count)];
            double beyond = Points.Count * Math.Min(Line.Tau, 1 - Line.Tau);
            if (beyond < 5 * Terms.Count)
            {
                doubts.Add($"Only about {beyond:F0} points lie beyond this quantile for {Terms.Count} terms, so the draws take few values and their interval may not reach its level.");
            }

            if (_redrawn > 0)
            {
                doubts.Add($"Of {_draws.Length + _redrawn} resamples {_redrawn} could not be fitted and were drawn again.");
            }

            return doubts;
        }
    }

    /// <summary>A coefficient in each resample.</summary>
    /// <param name="term">Index of the term.</param>
    public IReadOnlyList<double> Draws(int term) => Column(term);

    /// <inheritdoc/>
    public Interval Interval(int term, double level) => Middle(_sorted[term], Terms[term].Value, level);

    /// <inheritdoc/>
    /// <remarks>The new observation is taken to scatter about the line as the residuals do, as in <see cref="QuantileRegression.Predict"/>.</remarks>
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        double mean = Line.Predict(at, level).Mean;
        double[] place = at.ToArray();
        Interval line = Middle(Quantiles.Sorted([.. _draws.Select(draw => Product(draw, place))]), mean, level);
        return new Prediction(at[0], mean, line, Line.Observation(mean, line));
    }

    internal static QuantileBootstrap Run(QuantileRegression line, QuantileVertices vertices, BootstrapPlan plan, StreamKey key, CancellationToken cancellation)
    {
        int n = line.Points.Count;
        BootstrapPlan.Check(plan, n);
        if (plan.Resampling is not (Resampling.Rows or Resampling.Blocks))
        {
            throw new ArgumentException($"A quantile's line is resampled by rows or by blocks of them, for its errors need not be alike; {plan.Resampling} was given.", nameof(plan));
        }

        QuantileTableau whole = vertices.At(line.Tau);
        int length = plan.Resampling == Resampling.Blocks ? plan.BlockLength : 1, redrawn = 0;
        bool hopeless = false;
        var draws = new double[plan.Resamples][];
        Parallel.For(0, (plan.Resamples + Batch - 1) / Batch, Parallelism.Of(plan.Threads, cancellation), batch =>
        {
            QuantileTableau tableau = vertices.Tableau();
            double[] counts = new double[n];
            for (int b = batch * Batch; b < Math.Min(plan.Resamples, (batch + 1) * Batch); b++)
            {
                StreamKey stream = key.Child((ulong)b);
                int attempt = 0;
                while (!Fit(tableau, counts, attempt == 0 ? stream : stream.Child((ulong)attempt)))
                {
                    Interlocked.Increment(ref redrawn);
                    if (++attempt == MostAttempts)
                    {
                        hopeless = true;
                        return;
                    }
                }

                draws[b] = vertices.Coefficients(tableau.Basis);
            }
        });
        return hopeless ? throw new ArgumentException($"Hardly any resample of these {n} rows determines a line.", nameof(plan)) : new QuantileBootstrap(line, draws, redrawn);

        bool Fit(QuantileTableau tableau, double[] counts, StreamKey stream)
        {
            Array.Clear(counts);
            foreach (int row in Bootstrap.Blocks(new RandomSequence(stream), n, length))
            {
                counts[row]++;
            }

            tableau.Copy(whole);
            return tableau.Minimise(line.Tau, counts);
        }
    }

    private Coefficient Term(Coefficient term, int j)
    {
        double mean = _sorted[j].Average(), error = Math.Sqrt(_sorted[j].Sum(v => (v - mean) * (v - mean)) / (_sorted[j].Length - 1));
        double statistic = term.Value / error;
        double p = Quality.DegreesOfFreedom > 0 && double.IsFinite(statistic)
            ? 2 * new StudentT(Quality.DegreesOfFreedom).Cdf(-Math.Abs(statistic))
            : double.NaN;
        return new Coefficient(term.Term, term.Value, error, statistic, p);
    }

    private double[] Column(int term) => [.. _draws.Select(draw => draw[term])];

    private static Interval Middle(double[] sorted, double estimate, double level)
    {
        CoefficientTable.CheckLevel(level);
        double low = Quantiles.OfSorted(sorted, (1 - level) / 2), high = Quantiles.OfSorted(sorted, (1 + level) / 2);
        return new Interval(Math.Min(low, estimate), Math.Max(high, estimate), level);
    }

    private static double Product(double[] coefficients, double[] at)
    {
        double sum = 0;
        for (int j = 0; j < at.Length; j++)
        {
            sum = Math.FusedMultiplyAdd(coefficients[j], at[j], sum);
        }

        return sum;
    }
}
