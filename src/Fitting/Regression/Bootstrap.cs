using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>The bootstrap of any fit: its statistics in each of many resamples of the data.</summary>
/// <remarks>
/// Resample b is a function of the key and of b alone, so the result is the same bits on any number of threads. A resample that cannot be
/// fitted (rows all at one place, say) is drawn again, and counted. Residuals are first inflated by √(n / (n - p)), for a fit takes up part
/// of the errors (Davison and Hinkley 1997, ch. 6).
/// </remarks>
public sealed class Bootstrap
{
    private const int MostAttempts = 1000;
    private readonly double[][] _draws;
    private readonly Lazy<Jackknife?> _jackknife;

    private Bootstrap(double[] estimates, double[][] draws, Func<Jackknife?> jackknife, int redrawn)
    {
        Estimates = estimates;
        _draws = draws;
        _jackknife = new Lazy<Jackknife?>(jackknife);
        Redrawn = redrawn;
    }

    /// <summary>The statistics of the data.</summary>
    public IReadOnlyList<double> Estimates { get; }

    /// <summary>Number of resamples that could not be fitted and were drawn again.</summary>
    public int Redrawn { get; }

    /// <summary>What a reader should doubt, each in a sentence; empty where nothing.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            var doubts = new List<string>();
            if (Redrawn > 0)
            {
                doubts.Add($"Of {_draws.Length + Redrawn} resamples {Redrawn} could not be fitted and were drawn again.");
            }

            if (_jackknife.Value is null)
            {
                doubts.Add("There is no fit without some of the rows, so intervals are corrected for bias only and not for acceleration.");
            }

            return doubts;
        }
    }

    /// <summary>Resamples and refits.</summary>
    /// <param name="recipe">The fit.</param>
    /// <param name="columns">The predictors.</param>
    /// <param name="y">The observations, at least three.</param>
    /// <param name="plan">How many resamples, and of what kind.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="statistic">What is asked of each fit; null for the values of its terms.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">Too few rows, lengths that differ, a plan out of range, or data that cannot be fitted.</exception>
    public static Bootstrap Run(
        FitRecipe recipe,
        IReadOnlyList<double[]> columns,
        ReadOnlySpan<double> y,
        BootstrapPlan plan,
        StreamKey key,
        Func<IFit, IReadOnlyList<double>>? statistic = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var refit = new Refit(recipe, columns, y.ToArray(), statistic);
        BootstrapPlan.Check(plan, refit.Y.Length);

        IFit fit = refit.Fit();
        double[] fitted = [.. fit.Points.Select(point => point.Fitted)], residuals = [.. fit.Points.Select(point => point.Residual)];
        double centre = residuals.Average(), inflation = fit.Quality.DegreesOfFreedom > 0 ? Math.Sqrt((double)residuals.Length / fit.Quality.DegreesOfFreedom) : 1;
        double[] errors = [.. residuals.Select(residual => inflation * (plan.Resampling == Resampling.Residuals ? residual - centre : residual))];
        var draws = new double[plan.Resamples][];
        int redrawn = 0;
        ArgumentException? hopeless = null;
        Parallel.For(0, plan.Resamples, Parallelism.Of(plan.Threads, cancellation), b =>
        {
            StreamKey stream = key.Child((ulong)b);
            for (int attempt = 0; ; attempt++)
            {
                try
                {
                    draws[b] = Draw(new RandomSequence(attempt == 0 ? stream : stream.Child((ulong)attempt)));
                    return;
                }
                catch (ArgumentException failure)
                {
                    Interlocked.Increment(ref redrawn);
                    if (attempt == MostAttempts)
                    {
                        hopeless = failure;
                        return;
                    }
                }
            }
        });
        if (hopeless is not null)
        {
            throw new ArgumentException($"Hardly any resample can be fitted: {hopeless.Message}", nameof(recipe), hopeless);
        }

        return new Bootstrap(refit.Statistic(fit), draws, () => Leave(refit, plan), redrawn);

        double[] Draw(RandomSequence random)
        {
            int n = fitted.Length;
            return plan.Resampling switch
            {
                Resampling.Residuals => refit.With([.. fitted.Select(value => value + errors[random.NextIndex(n)])]),
                Resampling.Wild => refit.With([.. fitted.Select((value, i) => (random.NextWord() & 1) == 0 ? value + errors[i] : value - errors[i])]),
                Resampling.Blocks => refit.OnRows(Blocks(random, n, plan.BlockLength)),
                _ => refit.OnRows(Blocks(random, n, 1)),
            };
        }
    }

    /// <summary>Resamples a straight line over time: its value at the mean time, and its slope, in this order.</summary>
    /// <param name="times">Times, in any unit and any order; the rows are put in the order of time, so that blocks are runs of neighbours.</param>
    /// <param name="values">The values, one a time.</param>
    /// <param name="plan">How many resamples, and of what kind; <see cref="BootstrapPlan.InBlocks"/> where residuals depend on their neighbours.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">As for <see cref="Run"/> and <see cref="LinearTrend.Fit"/>.</exception>
    public static Bootstrap OfTrend(ReadOnlySpan<double> times, ReadOnlySpan<double> values, BootstrapPlan plan, StreamKey key, CancellationToken cancellation = default)
    {
        double centre = LinearTrend.Fit(times, values).Centre;
        double[] when = times.ToArray(), what = values.ToArray();
        int[] order = [.. Enumerable.Range(0, when.Length).OrderBy(i => when[i])];
        return Run(
            (columns, y) => LinearTrend.Fit(columns[0], y),
            [[.. order.Select(i => when[i])]],
            [.. order.Select(i => what[i])],
            plan,
            key,
            fit => [((LinearTrend)fit).At(centre), ((LinearTrend)fit).Slope],
            cancellation);
    }

    /// <summary>A statistic in each resample.</summary>
    /// <param name="statistic">Index of the statistic.</param>
    public IReadOnlyList<double> Draws(int statistic) => Column(statistic);

    /// <summary>Standard deviation of the draws.</summary>
    /// <param name="statistic">Index of the statistic.</param>
    public double StandardError(int statistic)
    {
        double[] draws = Column(statistic);
        double mean = draws.Average();
        return Math.Sqrt(draws.Sum(v => (v - mean) * (v - mean)) / (draws.Length - 1));
    }

    /// <summary>Mean of the draws less the estimate.</summary>
    /// <param name="statistic">Index of the statistic.</param>
    public double Bias(int statistic) => Column(statistic).Average() - Estimates[statistic];

    /// <summary>The middle share of the draws. With few rows it is narrower than it should be, by about √[(n - p) / n].</summary>
    /// <param name="statistic">Index of the statistic.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    public Interval Percentile(int statistic, double level) => BootstrapInterval.Percentile(Column(statistic), level);

    /// <summary>The interval corrected for bias and acceleration, the latter by leaving out each row (each block, where blocks are drawn).</summary>
    /// <param name="statistic">Index of the statistic.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    public Interval Bca(int statistic, double level)
    {
        double acceleration = _jackknife.Value is { } jackknife ? BootstrapInterval.Acceleration(jackknife.Values(statistic)) : 0;
        return BootstrapInterval.Bca(Column(statistic), Estimates[statistic], acceleration, level);
    }

    private double[] Column(int statistic) => [.. _draws.Select(draw => draw[statistic])];

    private static Jackknife? Leave(Refit refit, BootstrapPlan plan)
    {
        try
        {
            return Jackknife.Run(refit, plan.Resampling == Resampling.Blocks ? plan.BlockLength : 1, plan.Threads);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // The rows of a resample, in runs of consecutive ones.
    internal static int[] Blocks(RandomSequence random, int n, int length)
    {
        var rows = new int[n];
        for (int i = 0; i < n; i += length)
        {
            int start = random.NextIndex(n - length + 1);
            for (int k = i; k < Math.Min(n, i + length); k++)
            {
                rows[k] = start + k - i;
            }
        }

        return rows;
    }
}
