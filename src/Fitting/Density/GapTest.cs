using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Density;

/// <summary>A Monte Carlo test for an empty interval in a density, against the closest density with one mode.</summary>
/// <param name="Dip">The dip of the values, with the closest unimodal distribution: the one without a gap.</param>
/// <param name="Widest">The empty interval in which that distribution expects most values; its probability allows for the search.</param>
/// <param name="Given">The interval asked about; null where none was.</param>
/// <param name="Sets">Sets drawn from the distribution without a gap.</param>
/// <remarks>
/// A gap lies between two humps, so its opposite is one hump: the null is the unimodal distribution closest to the values
/// (<see cref="UnimodalFit"/>), which needs no bandwidth and, where it bridges a gap, shares its surroundings' values out evenly over it.
/// Sets of n are drawn from it and the closest unimodal distribution is found anew in each, as in the data. For an interval given, each
/// set's number inside is set against the number its own fit expects, by the signed root of the binomial deviance; the probability is the
/// share of sets as low as the data or lower, (1 + count) / (sets + 1). Where the interval is searched for, the statistic is the largest
/// number expected in any interval between neighbouring values, and the sets are searched likewise. A parametric bootstrap, so its level
/// is not exact: tests/Fitting.Tests/Density measures it. An interval chosen by looking at the values needs the search's probability.
/// </remarks>
public sealed record GapTest(DipTest Dip, Gap Widest, Gap? Given, int Sets)
{
    /// <summary>Fewest values that are tested.</summary>
    public const int FewestValues = 8;

    private const int BatchSize = 16;

    /// <summary>Tests values for a gap.</summary>
    /// <param name="values">At least <see cref="FewestValues"/> finite values, not all equal.</param>
    /// <param name="interval">The interval asked about, in the unit of the values; null for the search alone.</param>
    /// <param name="plan">How it is tested.</param>
    /// <param name="key">The stream of random numbers; the same bits on any number of threads.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">Values too few, not finite or all equal; an empty interval; a plan out of range.</exception>
    public static GapTest Run(
        ReadOnlySpan<double> values,
        (double Low, double High)? interval,
        GapPlan plan,
        StreamKey key,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Sets, 19);
        double[] sorted = Sample.Sorted(values);
        int n = sorted.Length;
        if (n < FewestValues || sorted[0] == sorted[^1])
        {
            throw new ArgumentException($"A gap needs at least {FewestValues} values, not all equal; {n} were given.", nameof(values));
        }

        if (interval is { } asked && !(asked.Low < asked.High))
        {
            string sentence = $"An interval's lower end lies below its upper end; {asked.Low} to {asked.High} was given.";
            throw new ArgumentException(sentence, nameof(interval));
        }

        DipTest dip = DipTest.Of(sorted);
        var data = new GapScratch(n);
        data.Fit(sorted);
        (int place, double most) = data.Widest(sorted);
        (double Low, double High) widest = (sorted[place], sorted[place + 1]), given = interval ?? widest;
        int inside = GapScratch.Count(sorted, given.Low, given.High);
        double expected = data.Expected(sorted, given.Low, given.High), root = GapScratch.SignedRoot(inside, expected, n);

        var (searched, roots) = (new double[plan.Sets], new double[plan.Sets]);
        var (inGiven, inWidest) = (new double[plan.Sets], new double[plan.Sets]);
        Parallel.For(
            0,
            (plan.Sets + BatchSize - 1) / BatchSize,
            Parallelism.Of(plan.Threads, cancellation),
            () => new GapScratch(n),
            (batch, _, scratch) =>
            {
                for (int b = batch * BatchSize; b < Math.Min(plan.Sets, (batch + 1) * BatchSize); b++)
                {
                    ReadOnlySpan<double> set = scratch.Draw(dip.Fit, key.Child((ulong)b));
                    scratch.Fit(set);
                    int count = GapScratch.Count(set, given.Low, given.High);
                    (inGiven[b], inWidest[b]) = (count, GapScratch.Count(set, widest.Low, widest.High));
                    roots[b] = GapScratch.SignedRoot(count, scratch.Expected(set, given.Low, given.High), n);
                    searched[b] = scratch.Widest(set).Expected;
                }

                return scratch;
            },
            _ => { });
        (double p, double error) = Probability(searched, value => value >= most);
        var found = new Gap(widest.Low, widest.High, 0, 0, most, Range(inWidest, plan.Level), most, p, error);
        if (interval is null)
        {
            return new GapTest(dip, found, null, plan.Sets);
        }

        (p, error) = Probability(roots, value => value <= root);
        int onEnds = sorted.Count(value => value == given.Low || value == given.High);
        var answer = new Gap(given.Low, given.High, inside, onEnds, expected, Range(inGiven, plan.Level), root, p, error);
        return new GapTest(dip, found, answer, plan.Sets);
    }

    private static (double P, double Error) Probability(double[] statistics, Predicate<double> isAsExtreme)
    {
        double p = (1.0 + statistics.Count(value => isAsExtreme(value))) / (statistics.Length + 1);
        return (p, Math.Sqrt(p * (1 - p) / (statistics.Length + 1)));
    }

    // Numbers are counted: the ends are order statistics, not between them.
    private static Interval Range(double[] counts, double level)
    {
        double[] sorted = Quantiles.Sorted(counts);
        int skipped = (int)((1 - level) / 2 * sorted.Length);
        return new Interval(sorted[skipped], sorted[^(skipped + 1)], level);
    }
}
