using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Forecast.Fitting.Bayes.Diagnostics;

/// <summary>How many independent draws would say as much about a mean as these do.</summary>
/// <remarks>
/// Autocorrelations of all chains combined, summed over Geyer's (1992) initial monotone sequence: Vehtari et al. 2021, section 3.2. Lags are
/// computed as they are asked for, for chains that mix well need few of them.
/// </remarks>
internal static class EffectiveSize
{
    /// <summary>Of the mean of normal scores: how well the body of the distribution is known.</summary>
    public static double Bulk(ChainSet chains) => Basic(chains.Halves().NormalScores());

    /// <summary>Of the mean.</summary>
    public static double Mean(ChainSet chains) => Basic(chains.Halves());

    /// <summary>Of the standard deviation.</summary>
    public static double StandardDeviation(ChainSet chains, double mean) => Basic(chains.Folded(mean).Halves());

    /// <summary>Of the share of draws at or below a quantile.</summary>
    public static double Quantile(ChainSet chains, double quantile) => chains.IsMute() ? double.NaN : Basic(chains.AtMost(quantile).Halves());

    /// <summary>Of chains as they are; NaN for draws that are all the same, not finite, or fewer than three a chain.</summary>
    public static double Basic(ChainSet chains)
    {
        int draws = chains.Draws;
        if (draws < 3 || chains.IsMute())
        {
            return double.NaN;
        }

        var autocovariances = new Autocovariances(chains);
        double biased = autocovariances.At(0), within = biased * draws / (draws - 1), pooled = biased;
        if (chains.Chains.Length > 1)
        {
            pooled += Moments.Of(autocovariances.Means).Variance;
        }

        // ρ(2k) and ρ(2k + 1) in pairs, while their sum is positive.
        var rho = new List<double> { 1, 1 - (within - autocovariances.At(1)) / pooled };
        double even = 1, odd = rho[1];
        int last = 0;
        while (last < draws - 5 && even + odd > 0)
        {
            last += 2;
            even = 1 - (within - autocovariances.At(last)) / pooled;
            odd = 1 - (within - autocovariances.At(last + 1)) / pooled;
            bool isKept = even + odd >= 0;
            rho.Add(isKept || even > 0 ? even : 0);
            rho.Add(isKept ? odd : 0);
        }

        for (int t = 2; t <= last - 2; t += 2)
        {
            double before = rho[t - 2] + rho[t - 1];
            if (rho[t] + rho[t + 1] > before)
            {
                rho[t] = rho[t + 1] = before / 2;
            }
        }

        double sum = 0;
        for (int t = 0; t < Math.Max(last, 1); t++)
        {
            sum += rho[t];
        }

        // No more than log10 of the number of draws times as many, for antithetic chains whose sum is close to nothing.
        double count = chains.Count, time = -1 + 2 * sum + rho[last];
        return count / Math.Max(time, 1 / Numerics.Elementary.Log10(count));
    }

    private sealed class Autocovariances
    {
        private readonly double[][] _centred;
        private readonly int _draws;

        public Autocovariances(ChainSet chains)
        {
            _draws = chains.Draws;
            Means = new double[chains.Chains.Length];
            _centred = new double[Means.Length][];
            for (int i = 0; i < Means.Length; i++)
            {
                double mean = Means[i] = Moments.Of(chains.Chains[i]).Mean;
                _centred[i] = Array.ConvertAll(chains.Chains[i], x => x - mean);
            }
        }

        public double[] Means { get; }

        /// <summary>The mean over the chains of Σ (xᵢ - x̄)(xᵢ₊ₜ - x̄) / n.</summary>
        public double At(int lag)
        {
            double sum = 0;
            foreach (double[] chain in _centred)
            {
                sum += Product(chain.AsSpan(0, _draws - lag), chain.AsSpan(lag)) / _draws;
            }

            return sum / _centred.Length;
        }

        // Eight sums side by side on every machine, so that the order of addition is the same on all.
        private static double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        {
            Vector512<double> sums = Vector512<double>.Zero;
            int i = 0;
            for (; i + Vector512<double>.Count <= a.Length; i += Vector512<double>.Count)
            {
                sums += Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(a), (nuint)i) * Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(b), (nuint)i);
            }

            double sum = 0;
            for (int lane = 0; lane < Vector512<double>.Count; lane++)
            {
                sum += sums[lane];
            }

            for (; i < a.Length; i++)
            {
                sum += a[i] * b[i];
            }

            return sum;
        }
    }
}
