using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Diagnostics;

/// <summary>The largest departure of ranks from uniform ones, judged at all places at once.</summary>
/// <remarks>
/// Säilynoja, Bürkner and Vehtari 2022, "Graphical test for discrete uniformity and its applications in goodness-of-fit evaluation and
/// multiple sample comparison", algorithm 2. The number of ranks below a place is binomial, and from place to place a Markov chain, so the
/// probability that it stays inside limits of equal pointwise probability is a sum over that chain, without simulation.
/// </remarks>
internal static class RankEnvelope
{
    /// <summary>The probability that uniform ranks depart further somewhere.</summary>
    /// <param name="counts">How often each rank occurred.</param>
    /// <param name="total">Number of ranks.</param>
    public static double Probability(int[] counts, int total)
    {
        double[] logFactorials = LogFactorials(total);
        double gamma = 1;
        int below = 0;
        for (int place = 1; place < counts.Length; place++)
        {
            below += counts[place - 1];
            gamma = Math.Min(gamma, Tails(logFactorials, total, (double)place / counts.Length)[below]);
        }

        // The distribution of the number below each place, of those paths that have stayed nearer the diagonal so far.
        var inside = new double[total + 1];
        inside[0] = 1;
        for (int place = 1; place < counts.Length; place++)
        {
            double[] tails = Tails(logFactorials, total, (double)place / counts.Length);
            inside = Advance(logFactorials, inside, 1.0 / (counts.Length - place + 1));
            for (int r = 0; r <= total; r++)
            {
                inside[r] = tails[r] > gamma ? inside[r] : 0;
            }
        }

        return Math.Clamp(1 - inside.Sum(), 0, 1);
    }

    // Twice the smaller tail of a binomial number, its own probability included, for each value it can have.
    private static double[] Tails(double[] logFactorials, int total, double share)
    {
        var mass = new double[total + 1];
        for (int r = 0; r <= total; r++)
        {
            mass[r] = Mass(logFactorials, total, r, Natural.Log(share), Natural.Log(1 - share));
        }

        var tails = new double[total + 1];
        double sum = 0;
        for (int r = 0; r <= total; r++)
        {
            sum += mass[r];
            tails[r] = sum;
        }

        sum = 0;
        for (int r = total; r >= 0; r--)
        {
            sum += mass[r];
            tails[r] = 2 * Math.Min(tails[r], sum);
        }

        return tails;
    }

    private static double[] Advance(double[] logFactorials, double[] before, double share)
    {
        int total = before.Length - 1;
        var after = new double[before.Length];
        double log = Natural.Log(share), logRest = Natural.Log(1 - share);
        for (int r = 0; r <= total; r++)
        {
            // A path rarer than this does not show in the sum.
            if (before[r] < 1e-18)
            {
                continue;
            }

            int left = total - r;
            double most = share * left;
            for (int more = 0; more <= left; more++)
            {
                double mass = Mass(logFactorials, left, more, log, logRest);
                after[r + more] += before[r] * mass;
                if (more > most && mass < 1e-18)
                {
                    break;
                }
            }
        }

        return after;
    }

    private static double Mass(double[] logFactorials, int total, int r, double log, double logRest)
    {
        double chosen = r == 0 ? 0 : r * log, rest = r == total ? 0 : (total - r) * logRest;
        return Natural.Exp(logFactorials[total] - logFactorials[r] - logFactorials[total - r] + chosen + rest);
    }

    private static double[] LogFactorials(int most)
    {
        var logs = new double[most + 1];
        for (int i = 1; i <= most; i++)
        {
            logs[i] = logs[i - 1] + Natural.Log(i);
        }

        return logs;
    }
}
