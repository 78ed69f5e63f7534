namespace Forecast.Fitting.Bayes.Diagnostics;

/// <summary>The draws of one quantity, a row a chain, and the ways in which diagnostics look at them.</summary>
internal sealed class ChainSet(double[][] chains)
{
    // Blom's (1958) offset.
    private const double Offset = 0.375;

    public double[][] Chains { get; } = chains;

    public int Draws => Chains[0].Length;

    public int Count => Chains.Length * Draws;

    /// <summary>All draws, one chain after the other: a new array.</summary>
    public double[] Pooled()
    {
        var pooled = new double[Count];
        for (int chain = 0; chain < Chains.Length; chain++)
        {
            Chains[chain].CopyTo(pooled, chain * Draws);
        }

        return pooled;
    }

    /// <summary>Each chain in halves; a draw in the middle belongs to neither.</summary>
    public ChainSet Halves()
    {
        if (Draws == 1)
        {
            return this;
        }

        int half = Draws / 2;
        var halves = new double[2 * Chains.Length][];
        for (int chain = 0; chain < Chains.Length; chain++)
        {
            halves[chain] = Chains[chain][..half];
            halves[Chains.Length + chain] = Chains[chain][^half..];
        }

        return new ChainSet(halves);
    }

    /// <summary>Distances from a centre.</summary>
    public ChainSet Folded(double centre) => Select(x => Math.Abs(x - centre));

    /// <summary>Squared distances from a centre.</summary>
    public ChainSet Squared(double centre) => Select(x => (x - centre) * (x - centre));

    /// <summary>1 where a draw is at or below a value, else 0.</summary>
    public ChainSet AtMost(double value) => Select(x => x <= value ? 1 : 0);

    /// <summary>Normal scores of the ranks among all draws, ties sharing their mean rank (Vehtari et al. 2021, equation 14).</summary>
    public ChainSet NormalScores()
    {
        double[] sorted = Pooled();
        var order = new int[sorted.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        double[][] scores = [.. Chains.Select(chain => new double[chain.Length])];
        double span = sorted.Length - 2 * Offset + 1;
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            next = first + 1;
            while (next < sorted.Length && sorted[next] == sorted[first])
            {
                next++;
            }

            double rank = 0.5 * (first + 1 + next);
            double score = Sampling.StandardNormal.Quantile((rank - Offset) / span);
            for (int i = first; i < next; i++)
            {
                scores[order[i] / Draws][order[i] % Draws] = score;
            }
        }

        return new ChainSet(scores);
    }

    /// <summary>Whether there is nothing to compare: draws that are not finite, or all the same.</summary>
    public bool IsMute()
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double[] chain in Chains)
        {
            foreach (double x in chain)
            {
                if (!double.IsFinite(x))
                {
                    return true;
                }

                (low, high) = (Math.Min(low, x), Math.Max(high, x));
            }
        }

        return high - low < Math.ScaleB(1, -52);
    }

    private ChainSet Select(Func<double, double> function) => new([.. Chains.Select(chain => Array.ConvertAll(chain, x => function(x)))]);
}
