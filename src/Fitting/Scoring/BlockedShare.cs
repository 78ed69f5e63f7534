using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Scoring;

/// <summary>
/// A share of trials that come in periods and are alike within and between neighbouring ones, with an interval by blocks.
/// </summary>
/// <param name="Held">Trials of the kind counted.</param>
/// <param name="Trials">All trials.</param>
/// <param name="Periods">Periods with a trial.</param>
/// <param name="BlockLength">Periods in a block.</param>
/// <param name="Interval">The share by a bootstrap of circular blocks of periods.</param>
public sealed record BlockedShare(int Held, int Trials, int Periods, int BlockLength, Interval Interval)
{
    /// <summary>The share.</summary>
    public double Share => (double)Held / Trials;

    /// <summary>The share with its interval.</summary>
    /// <param name="held">Trials counted of each period, in the order of time.</param>
    /// <param name="trials">All trials of each period, at least one.</param>
    /// <param name="blockLength">Periods in a block, so many as forecasts overlap; held to half of the periods.</param>
    /// <param name="key">Where the resamples come from.</param>
    /// <param name="level">Coverage of the interval, between 0 and 1.</param>
    /// <param name="resamples">Number of resamples, at least one.</param>
    /// <remarks>
    /// Circular blocks (Politis and Romano 1992) of periods, the share being that of all trials of a resample. Where all or none are
    /// counted, the interval is the point and says too much.
    /// </remarks>
    /// <exception cref="ArgumentException">No periods, lengths that differ, or a period without trials.</exception>
    public static BlockedShare Of(
        ReadOnlySpan<int> held, ReadOnlySpan<int> trials, int blockLength, StreamKey key, double level = 0.9, int resamples = 1999)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        Allowed.Inside(level);
        int n = trials.Length;
        if (n == 0 || held.Length != n)
        {
            throw new ArgumentException($"A share needs as many counts as periods, at least one; {held.Length} and {n} were given.",
                nameof(held));
        }

        (int sum, int total) = (0, 0);
        for (int i = 0; i < n; i++)
        {
            if (trials[i] < 1 || held[i] < 0 || held[i] > trials[i])
            {
                throw new ArgumentException($"Period {i} counts {held[i]} of {trials[i]} trials.", nameof(held));
            }

            (sum, total) = (sum + held[i], total + trials[i]);
        }

        int length = Math.Clamp(blockLength, 1, Math.Max(1, n / 2));
        var shares = new double[resamples];
        for (int b = 0; b < resamples; b++)
        {
            (int some, int all) = (0, 0);
            foreach (int period in CircularBlocks.Of(new RandomSequence(key.Child((ulong)b)), n, length))
            {
                (some, all) = (some + held[period], all + trials[period]);
            }

            shares[b] = (double)some / all;
        }

        return new BlockedShare(sum, total, n, length, BootstrapInterval.Percentile(shares, level));
    }
}
