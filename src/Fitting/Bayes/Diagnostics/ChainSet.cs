namespace Forecast.Fitting.Bayes.Diagnostics;

/// <summary>The draws of one quantity, a row a chain, and the ways in which diagnostics look at them.</summary>
internal sealed class ChainSet(double[][] chains)
{
    // Blom's (1958) offset.
    private const double Offset = 0.375;

    public double[][] Chains { get; } = chains;

    public int Draws => Chains[0].Length;

    public int Count => Chains.Length * Draws;

    /// <summary>The draws of a parameter.</summary>
    public static ChainSet Of(Posterior posterior, int parameter)
    {
        var chains = new double[posterior.Chains][];
        for (int chain = 0; chain < chains.Length; chain++)
        {
            chains[chain] = posterior.Chain(parameter, chain).ToArray();
        }

        return new ChainSet(chains);
    }

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
    public ChainSet Folded(double centre)
    {
        double[][] folded = Empty();
        for (int chain = 0; chain < folded.Length; chain++)
        {
            for (int i = 0; i < Draws; i++)
            {
                folded[chain][i] = Math.Abs(Chains[chain][i] - centre);
            }
        }

        return new ChainSet(folded);
    }

    /// <summary>Squared distances from a centre.</summary>
    public ChainSet Squared(double centre)
    {
        double[][] squared = Empty();
        for (int chain = 0; chain < squared.Length; chain++)
        {
            for (int i = 0; i < Draws; i++)
            {
                squared[chain][i] = (Chains[chain][i] - centre) * (Chains[chain][i] - centre);
            }
        }

        return new ChainSet(squared);
    }

    /// <summary>1 where a draw is at or below a value, else 0.</summary>
    public ChainSet AtMost(double value)
    {
        double[][] below = Empty();
        for (int chain = 0; chain < below.Length; chain++)
        {
            for (int i = 0; i < Draws; i++)
            {
                below[chain][i] = Chains[chain][i] <= value ? 1 : 0;
            }
        }

        return new ChainSet(below);
    }

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
        double[][] scores = Empty();
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

    private double[][] Empty() => [.. Chains.Select(chain => new double[chain.Length])];
}
