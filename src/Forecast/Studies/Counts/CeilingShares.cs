using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Studies.ComputeProjection;

namespace Forecast.Studies.Counts;

/// <summary>A logistic share below a ceiling: share = c / (1 + e^(-f(t))), f a line, c from 0.1 to 1 drawn by its evidence.</summary>
/// <remarks>The prior of c is even over its ten values; the evidence of each is the lower bound of the Gaussian fit.</remarks>
internal sealed class CeilingShares : IShareLaw
{
    private const double Log10OfE = 0.4342944819032518;

    private readonly LatentFit[] _fits;
    private readonly int[] _choice;
    private readonly double[] _ranks;

    public CeilingShares(YearlyCounts counts, double[] above, StreamKey key)
    {
        int[] seen = [.. Enumerable.Range(0, above.Length).Where(i => counts.Known[i] > 0)];
        double[] times = [.. seen.Select(i => counts.Times[i])], known = [.. seen.Select(i => counts.Known[i])];
        double[] high = [.. seen.Select(i => above[i])];
        _fits = [.. Ceilings.Select(ceiling => LatentFit.Fit(times, new CappedCounts(high, known, ceiling)))];
        double most = _fits.Max(fit => fit.Evidence);
        double[] weights = [.. _fits.Select(fit => Elementary.Exp10(Log10OfE * (fit.Evidence - most)))];
        double sum = weights.Sum();
        Weights = [.. weights.Select(weight => weight / sum)];
        var random = new RandomSequence(key);
        _ranks = SystemNumbers.Deviates(random);
        _choice = new int[_ranks.Length];
        for (int i = 0; i < _choice.Length; i++)
        {
            double u = random.NextUniform();
            while (_choice[i] < Weights.Count - 1 && u > Weights[_choice[i]])
            {
                u -= Weights[_choice[i]++];
            }
        }
    }

    /// <summary>The ceilings tried.</summary>
    public static IReadOnlyList<double> Ceilings { get; } = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    /// <summary>The probability of each.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <inheritdoc/>
    public double[] At(int year)
    {
        (double Mean, double Deviation)[] latents =
        [
            .. _fits.Select(fit =>
            {
                MatchedGaussian latent = fit.At(year + 0.5);
                return (latent.Mean[0], Math.Sqrt(latent.Covariance[0, 0]));
            }),
        ];
        var shares = new double[_ranks.Length];
        for (int i = 0; i < shares.Length; i++)
        {
            (double mean, double deviation) = latents[_choice[i]];
            double odds = Math.FusedMultiplyAdd(deviation, _ranks[i], mean);
            shares[i] = Ceilings[_choice[i]] / (1 + Elementary.Exp10(Math.Clamp(-Log10OfE * odds, -300, 300)));
        }

        return shares;
    }
}
