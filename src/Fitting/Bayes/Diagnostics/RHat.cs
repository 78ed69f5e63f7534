namespace Forecast.Fitting.Bayes.Diagnostics;

/// <summary>The potential scale reduction: by how much the spread between chains exceeds that within them.</summary>
/// <remarks>Gelman and Rubin 1992; split, rank-normalised and folded as in Vehtari, Gelman, Simpson, Carpenter and Bürkner 2021.</remarks>
internal static class RHat
{
    /// <summary>The larger of the values for the location and for the spread; NaN for draws that are all the same or not finite.</summary>
    public static double Of(ChainSet chains, double median) =>
        Math.Max(Basic(chains.Halves().NormalScores()), Basic(chains.Folded(median).Halves().NormalScores()));

    /// <summary>√((B / W + n - 1) / n) of chains as they are.</summary>
    public static double Basic(ChainSet chains)
    {
        if (chains.IsMute())
        {
            return double.NaN;
        }

        var means = new double[chains.Chains.Length];
        double within = 0;
        for (int i = 0; i < means.Length; i++)
        {
            (means[i], double variance) = Moments.Of(chains.Chains[i]);
            within += variance / means.Length;
        }

        double between = chains.Draws * Moments.Of(means).Variance;
        return Math.Sqrt((between / within + chains.Draws - 1) / chains.Draws);
    }
}
