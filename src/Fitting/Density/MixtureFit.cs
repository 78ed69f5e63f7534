using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Density;

/// <summary>Mixtures of normal distributions by the EM algorithm, from several starts.</summary>
/// <remarks>
/// Dempster, Laird and Rubin 1977, J. Roy. Statist. Soc. B 39, 1. Starts after the first are k-means with spread-out centres (Arthur and
/// Vassilvitskii 2007). The likelihood has many maxima, and none where a component may shrink to a point: the best of the starts that
/// stays off the floor is given, and one on the floor only where no other is.
/// </remarks>
public static class MixtureFit
{
    /// <summary>The most components that are fitted.</summary>
    public const int MostComponents = 20;

    /// <summary>Fits a mixture with a number of components.</summary>
    /// <param name="values">At least as many finite values as components, and two, not all equal.</param>
    /// <param name="components">Number of components.</param>
    /// <param name="variance">Whether they share a standard deviation.</param>
    /// <param name="plan">How it is fitted.</param>
    /// <param name="key">The stream of random numbers for the starts; the same bits on any number of threads.</param>
    /// <exception cref="ArgumentException">Values that are too few, not finite or all equal; a plan out of range.</exception>
    public static NormalMixture Fit(
        ReadOnlySpan<double> values, int components, MixtureVariance variance, MixturePlan plan, StreamKey key) =>
        Best(Sample.Sorted(values), [(components, variance)], plan, key)[0];

    /// <summary>Fits mixtures of 1 to some number of components with equal and with varying standard deviations.</summary>
    /// <param name="values">At least as many finite values as components, and two, not all equal.</param>
    /// <param name="most">Largest number of components.</param>
    /// <param name="plan">How each is fitted.</param>
    /// <param name="key">The stream of random numbers for the starts; the same bits on any number of threads.</param>
    /// <returns>All fits; <see cref="Chosen"/> says which is best.</returns>
    public static IReadOnlyList<NormalMixture> Search(ReadOnlySpan<double> values, int most, MixturePlan plan, StreamKey key)
    {
        var kinds = new List<(int, MixtureVariance)>();
        for (int components = 1; components <= most; components++)
        {
            kinds.Add((components, MixtureVariance.Equal));
            if (components > 1)
            {
                kinds.Add((components, MixtureVariance.Varying));
            }
        }

        return Best(Sample.Sorted(values), [.. kinds], plan, key);
    }

    /// <summary>The fit with the smallest criterion among those off the floor.</summary>
    /// <param name="fits">Fits of the same values.</param>
    public static NormalMixture Chosen(IEnumerable<NormalMixture> fits)
    {
        ArgumentNullException.ThrowIfNull(fits);
        return fits.OrderBy(fit => fit.IsOnFloor).ThenBy(fit => fit.Bic).First();
    }

    private static NormalMixture[] Best(
        double[] sorted, (int Components, MixtureVariance Variance)[] kinds, MixturePlan plan, StreamKey key)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Starts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Steps, 1);
        foreach ((int components, _) in kinds)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(components, Math.Min(sorted.Length, MostComponents));
        }

        double floor = plan.Floor * Sample.StandardDeviation(sorted);
        if (!(floor > 0))
        {
            string sentence = $"A mixture needs values not all equal and a floor above zero; {plan.Floor} was given.";
            throw new ArgumentException(sentence, nameof(plan));
        }

        var fits = new NormalMixture[kinds.Length * plan.Starts];
        Parallel.For(0, fits.Length, Parallelism.Of(plan.Threads), () => new MixtureSteps(sorted, floor), (i, _, steps) =>
        {
            ((int components, MixtureVariance variance), int start) = (kinds[i / plan.Starts], i % plan.Starts);
            if (start == 0)
            {
                steps.StartEven(components);
            }
            else if (components > 1)
            {
                steps.StartDrawn(components, new RandomSequence(key.Child((ulong)components).Child((ulong)start)));
            }
            else
            {
                return steps;
            }

            fits[i] = steps.Run(variance, plan.Steps);
            return steps;
        }, _ => { });
        return
        [
            .. kinds.Select((_, k) => fits.Skip(k * plan.Starts).Take(plan.Starts).Where(fit => fit is not null)
                .OrderBy(fit => fit.IsOnFloor).ThenByDescending(fit => fit.LogLikelihood).First()),
        ];
    }
}
