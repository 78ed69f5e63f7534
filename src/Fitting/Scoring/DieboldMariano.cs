using System.Globalization;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Scoring;

/// <summary>Whether one forecaster's scores are better than another's on the same outcomes, or only by luck.</summary>
/// <param name="N">Number of outcomes.</param>
/// <param name="Horizon">Steps ahead that the forecasts were made.</param>
/// <param name="Difference">Mean of the first's scores less the second's: below zero where the first is better.</param>
/// <param name="Statistic">The statistic, corrected for a small sample.</param>
/// <param name="PValue">Two-sided probability of a statistic at least this large from equally good forecasters.</param>
/// <param name="Interval">The mean difference by a bootstrap of blocks.</param>
/// <param name="IsTapered">Whether autocovariances were tapered, because their plain sum is not positive.</param>
/// <param name="BlockLength">Outcomes in a block.</param>
public sealed record DieboldMariano(
    int N, int Horizon, double Difference, double Statistic, double PValue, Interval Interval, bool IsTapered, int BlockLength)
{
    private const int Few = 20;

    /// <summary>What a reader should doubt, each in a sentence; empty where nothing.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            var doubts = new List<string>();
            if (N < Few)
            {
                doubts.Add(
                    string.Create(
                        CultureInfo.InvariantCulture, $"The comparison rests on {N} outcomes; with so few its interval is too narrow."));
            }

            if (IsTapered)
            {
                doubts.Add("The autocovariances of the score differences sum to less than zero, so they were tapered (Bartlett).");
            }

            if (double.IsNaN(Statistic))
            {
                doubts.Add("Every score difference is the same, so there is no test.");
            }

            return doubts;
        }
    }

    /// <summary>Compares two forecasters.</summary>
    /// <param name="first">Scores of the first, smaller being better, in the order of time; three or more.</param>
    /// <param name="second">Scores of the second on the same outcomes.</param>
    /// <param name="horizon">h: steps ahead that the forecasts were made; differences up to h - 1 apart may be alike.</param>
    /// <param name="key">Where the resamples come from.</param>
    /// <param name="level">Coverage of the interval, between 0 and 1.</param>
    /// <param name="resamples">Number of resamples, at least one.</param>
    /// <remarks>
    /// DM = d̄ / √((γ₀ + 2 Σ γₖ)/n), k to h - 1 (Diebold and Mariano 1995), times √((n + 1 - 2h + h (h - 1)/n)/n) against t with n - 1
    /// degrees of
    /// freedom (Harvey, Leybourne and Newbold 1997), as R's dm.test has it. Where the sum is not positive, γₖ is tapered by 1 - k/h. The
    /// interval is the middle share of means over moving blocks (Künsch 1989) of the cube root of n or h, the longer.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// Lengths that differ, fewer than three outcomes, a horizon out of 1 to n / 2, or a score that is not finite.
    /// </exception>
    public static DieboldMariano Of(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, int horizon, StreamKey key, double level = 0.9, int resamples = 1999)
    {
        int n = first.Length;
        if (second.Length != n || n < 3)
        {
            throw new ArgumentException(
                $"Two scores of each of three outcomes are needed at least; {n} and {second.Length} were given.", nameof(second));
        }

        if (horizon < 1 || horizon > n / 2)
        {
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, $"A horizon is from 1 to half of the {n} outcomes.");
        }

        var differences = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++)
        {
            differences[i] = Allowed.Finite(first[i], nameof(first)) - Allowed.Finite(second[i], nameof(second));
            mean += differences[i] / n;
        }

        (double variance, bool isTapered) = LongRun(differences, mean, horizon);
        double h = horizon, correction = Math.Sqrt((n + 1 - 2 * h + h / n * (h - 1)) / n);
        double statistic = variance > 0 ? correction * mean / Math.Sqrt(variance / n) : double.NaN;
        double p = double.IsNaN(statistic) ? double.NaN : 2 * new StudentT(n - 1).Cdf(-Math.Abs(statistic));
        var plan = new BootstrapPlan(resamples, Resampling.Blocks, Math.Min(n / 2, Math.Max(horizon, BootstrapPlan.UsualBlockLength(n))));
        BootstrapPlan.Check(plan, n);
        Interval interval = BootstrapInterval.Percentile(Means(differences, plan, key), level);
        return new DieboldMariano(n, horizon, mean, statistic, p, interval, isTapered, plan.BlockLength);
    }

    private static (double Variance, bool IsTapered) LongRun(double[] differences, double mean, int horizon)
    {
        double plain = 0, tapered = 0;
        for (int lag = 0; lag < horizon; lag++)
        {
            double sum = 0;
            for (int i = lag; i < differences.Length; i++)
            {
                sum += (differences[i] - mean) * (differences[i - lag] - mean);
            }

            double autocovariance = (lag == 0 ? 1 : 2) * sum / differences.Length;
            plain += autocovariance;
            tapered += (1 - (double)lag / horizon) * autocovariance;
        }

        return plain > 0 || horizon == 1 ? (plain, false) : (tapered, true);
    }

    private static double[] Means(double[] differences, BootstrapPlan plan, StreamKey key)
    {
        var means = new double[plan.Resamples];
        for (int b = 0; b < means.Length; b++)
        {
            double sum = 0;
            foreach (int row in Bootstrap.Blocks(new RandomSequence(key.Child((ulong)b)), differences.Length, plan.BlockLength))
            {
                sum += differences[row];
            }

            means[b] = sum / differences.Length;
        }

        return means;
    }
}
