using Forecast.Fitting.Bayes.Diagnostics;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Bayes;

/// <summary>A quantity computed from each draw of a posterior: its quantiles, and how far they are off for want of draws.</summary>
/// <remarks>Errors as in <see cref="ParameterDiagnosis"/>: they take the dependence of a chain's neighbours into account.</remarks>
public sealed class DrawnQuantity
{
    private readonly double[] _sorted;
    private readonly ChainSet _chains;

    /// <summary>A quantity.</summary>
    /// <param name="draws">Its values, finite, one chain after the other.</param>
    /// <param name="chains">Number of chains, each as long.</param>
    /// <exception cref="ArgumentException">No draws, one that is not finite, or a number that the chains do not divide.</exception>
    public DrawnQuantity(double[] draws, int chains)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentOutOfRangeException.ThrowIfLessThan(chains, 1);
        if (draws.Length == 0 || draws.Length % chains != 0 || !Array.TrueForAll(draws, double.IsFinite))
        {
            throw new ArgumentException(
                $"{draws.Length} draws were given for {chains} chains; wanted are finite ones, as many a chain.", nameof(draws));
        }

        int length = draws.Length / chains;
        _chains = new ChainSet([.. Enumerable.Range(0, chains).Select(c => draws.AsSpan(c * length, length).ToArray())]);
        _sorted = Quantiles.Sorted(draws);
    }

    /// <summary>A quantile of the draws.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    public double Quantile(double probability) => Quantiles.OfSorted(_sorted, probability);

    /// <summary>Monte Carlo standard error of a quantile; NaN where the draws do not tell.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    public double Error(double probability) => _sorted.Length < 4
        ? double.NaN
        : MonteCarloError.OfQuantile(_sorted, probability, EffectiveSize.Quantile(_chains, Quantile(probability)));

    /// <summary>The median with its equal-tailed interval.</summary>
    /// <param name="level">Probability in the interval, between 0 and 1.</param>
    public Estimate Of(double level) => level is > 0 and < 1
        ? new Estimate(Quantile(0.5), new Interval(Quantile(0.5 - level / 2), Quantile(0.5 + level / 2), level))
        : throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");

    /// <summary>The share of draws above a value.</summary>
    /// <param name="value">The value.</param>
    public double ShareAbove(double value)
    {
        int above = 0;
        foreach (double draw in _sorted)
        {
            above += draw > value ? 1 : 0;
        }

        return (double)above / _sorted.Length;
    }
}
