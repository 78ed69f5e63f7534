using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes;

/// <summary>
/// How many independent draws one draw of a chain is worth for a mean: the effective sample size over the number of draws.
/// </summary>
/// <remarks>
/// ESS = S / τ, τ = -1 + 2 Σ ρ̂ₜ by Geyer's initial monotone sequence, ρ̂ₜ = 1 - (W - mean γ̂ₜ) / V̂, from chains as they are, neither
/// split nor
/// ranked: what importance sampling in the package loo takes (Vehtari, Gelman and Gabry 2017; Geyer 1992). To judge convergence take the
/// rank-normalised diagnostics instead.
/// </remarks>
public static class RelativeEfficiency
{
    private const int LagsLeftOut = 5;

    /// <summary>The relative efficiency of a mean.</summary>
    /// <param name="values">A function of each draw, one chain after the other.</param>
    /// <param name="chains">Number of chains, all of one length.</param>
    /// <returns>Above 1 where draws repel one another; NaN where all values are equal.</returns>
    /// <exception cref="ArgumentException">Values that do not make so many chains of at least two draws.</exception>
    public static double Of(ReadOnlySpan<double> values, int chains)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chains, 1);
        int n = values.Length / chains;
        if (n < 2 || n * chains != values.Length)
        {
            throw new ArgumentException($"{values.Length} values do not make {chains} chains of one length of 2 or more.", nameof(values));
        }

        var means = new double[chains];
        var centred = values.ToArray();
        for (int chain = 0; chain < chains; chain++)
        {
            Span<double> own = centred.AsSpan(chain * n, n);
            means[chain] = Mean(own);
            foreach (ref double value in own)
            {
                value -= means[chain];
            }
        }

        double within = Autocovariance(centred, n, 0) * n / (n - 1);
        double pooled = within * (n - 1) / n + (chains > 1 ? Variance(means) : 0);
        return pooled > 0 ? 1 / Time(centred, n, within, pooled) : double.NaN;
    }

    // The integrated autocorrelation time, in draws.
    private static double Time(double[] centred, int n, double within, double pooled)
    {
        var rho = new double[n + 1];
        rho[0] = 1;
        double even = 1, odd = Correlation(1);
        rho[1] = odd;
        int t = 0;
        while (t < n - LagsLeftOut && even + odd > 0)
        {
            t += 2;
            even = Correlation(t);
            odd = Correlation(t + 1);
            if (even + odd >= 0)
            {
                rho[t] = even;
                rho[t + 1] = odd;
            }
        }

        int last = t;
        if (even > 0)
        {
            rho[last] = even;
        }

        for (t = 2; t <= last - 2; t += 2)
        {
            double before = rho[t - 2] + rho[t - 1];
            if (rho[t] + rho[t + 1] > before)
            {
                rho[t] = before / 2;
                rho[t + 1] = rho[t];
            }
        }

        double sum = rho[last] - 1;
        for (int lag = 0; lag < last; lag++)
        {
            sum += 2 * rho[lag];
        }

        return Math.Max(sum, 2.302585092994046 / Natural.Log(centred.Length));

        double Correlation(int lag) => lag < n ? 1 - (within - Autocovariance(centred, n, lag)) / pooled : 0;
    }

    // Mean over the chains of Σ x(i) x(i + lag) / n.
    private static double Autocovariance(double[] centred, int n, int lag)
    {
        double sum = 0;
        for (int start = 0; start < centred.Length; start += n)
        {
            ReadOnlySpan<double> first = centred.AsSpan(start, n - lag), second = centred.AsSpan(start + lag, n - lag);
            double products = 0;
            for (int i = 0; i < first.Length; i++)
            {
                products += first[i] * second[i];
            }

            sum += products / n;
        }

        return sum / (centred.Length / n);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static double Variance(ReadOnlySpan<double> values)
    {
        double mean = Mean(values), sum = 0;
        foreach (double value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return sum / (values.Length - 1);
    }
}
