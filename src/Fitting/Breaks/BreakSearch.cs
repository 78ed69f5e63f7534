namespace Forecast.Fitting.Breaks;

/// <summary>The best places of breaks, of either shape.</summary>
internal static class BreakSearch
{
    /// <summary>Finds the places, ascending between -1 and 1; false where the rows do not suffice.</summary>
    /// <param name="sums">The rows.</param>
    /// <param name="shape">What happens at a break.</param>
    /// <param name="minimumRows">Rows of each segment, at least.</param>
    /// <param name="allowance">Sets of gaps that a search of several kinks may look at.</param>
    /// <param name="places">Takes the places; as many as there are breaks.</param>
    /// <param name="splits">Takes, for jumps, the first row after each.</param>
    /// <param name="isGlobal">Whether no other places can do better.</param>
    public static bool Find(SuffixSums sums, BreakShape shape, int minimumRows, int allowance, double[] places, int[] splits, out bool isGlobal)
    {
        isGlobal = true;
        if (places.Length == 0)
        {
            return true;
        }

        if (shape == BreakShape.Jump)
        {
            return FindJumps(sums, minimumRows, places, splits);
        }

        if (places.Length == 1)
        {
            places[0] = OneKink.Find(sums, minimumRows).Place;
            return double.IsFinite(places[0]);
        }

        KinkSearch search = KinkSearch.Run(sums, places.Length, minimumRows, allowance);
        isGlobal = search.IsGlobal;
        search.Places.CopyTo(places, 0);
        return double.IsFinite(search.Residuals);
    }

    private static bool FindJumps(SuffixSums sums, int minimumRows, double[] places, int[] splits)
    {
        if (places.Length == 1)
        {
            (splits[0], double residuals) = OneJump.Find(sums, minimumRows);
            if (!double.IsFinite(residuals))
            {
                return false;
            }
        }
        else
        {
            int[] best = new JumpSearch(sums, places.Length + 1, minimumRows).Splits(places.Length + 1);
            if (best.Length == 0)
            {
                return false;
            }

            best.CopyTo(splits, 0);
        }

        for (int j = 0; j < places.Length; j++)
        {
            places[j] = 0.5 * (sums.X[splits[j] - 1] + sums.X[splits[j]]);
        }

        return true;
    }
}
