using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Scoring;

/// <summary>
/// A histogram of probability integral transforms in equal bins, with the band in which a calibrated forecaster's counts lie.
/// </summary>
/// <param name="Counts">Number in each bin, from 0 to 1.</param>
/// <param name="Band">
/// Where the count of one bin lies if the transforms are uniform and independent: the central quantiles of a binomial.
/// </param>
public sealed record PitHistogram(IReadOnlyList<int> Counts, Interval Band)
{
    /// <summary>Number of transforms.</summary>
    public int N { get; } = Counts.Sum();

    /// <summary>Count of a bin if the transforms are uniform.</summary>
    public double Expected => (double)N / Counts.Count;

    /// <summary>Pearson's statistic, Σ (count - expected)² / expected.</summary>
    public double ChiSquared => Counts.Sum(count => (count - Expected) * (count - Expected)) / Expected;

    /// <summary>Probability of a statistic at least this large from uniform transforms; approximate below five expected in a bin.</summary>
    public double PValue => Natural.Exp(GammaFunctions.LogTails(0.5 * (Counts.Count - 1), 0.5 * ChiSquared).Upper);

    /// <summary>Counts transforms.</summary>
    /// <param name="transforms">u, from 0 to 1, at least one.</param>
    /// <param name="bins">Number of bins, at least 2; see <see cref="UsualBins"/>.</param>
    /// <param name="level">Probability that the band gives each bin, between 0 and 1.</param>
    public static PitHistogram Of(ReadOnlySpan<double> transforms, int bins, double level = 0.9)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        Allowed.Inside(level);
        if (transforms.IsEmpty)
        {
            throw new ArgumentException("A histogram needs one transform at least.", nameof(transforms));
        }

        var counts = new int[bins];
        foreach (double u in transforms)
        {
            counts[Math.Min(bins - 1, (int)(Allowed.Probability(u, nameof(transforms)) * bins))]++;
        }

        double outside = (1 - level) / 2;
        int low = BinomialQuantile(transforms.Length, 1.0 / bins, outside);
        int high = BinomialQuantile(transforms.Length, 1.0 / bins, 1 - outside);
        return new PitHistogram(counts, new Interval(low, high, level));
    }

    /// <summary>Bins for so many transforms: as many as leave five in each, from 4 to 10.</summary>
    /// <param name="n">Number of transforms.</param>
    public static int UsualBins(int n) => Math.Clamp(n / 5, 4, 10);

    // The smallest count whose probability of being reached or stayed below is at least p.
    private static int BinomialQuantile(int n, double probability, double p)
    {
        double odds = probability / (1 - probability), log = n * Natural.LogOnePlus(-probability), sum = 0;
        for (int count = 0; count < n; count++)
        {
            sum += Natural.Exp(log);
            if (sum >= p)
            {
                return count;
            }

            log += Natural.Log((n - count) / (count + 1.0) * odds);
        }

        return n;
    }
}
