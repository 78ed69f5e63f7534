namespace Forecast.Fitting.Breaks;

/// <summary>A single jump: every place it may have, in one pass.</summary>
internal static class OneJump
{
    /// <summary>First row after the best jump, and the sum of squared residuals; infinite where no place has enough rows on either side.</summary>
    public static (int Split, double Residuals) Find(SuffixSums sums, int minimumRows)
    {
        (int split, double best) = (0, double.PositiveInfinity);
        for (int k = 2; k <= sums.X.Length - 2; k++)
        {
            if (sums.X[k] > sums.X[k - 1] && sums.W[0] - sums.W[k] >= minimumRows && sums.W[k] >= minimumRows)
            {
                double residuals = At(sums, k);
                if (residuals < best)
                {
                    (split, best) = (k, residuals);
                }
            }
        }

        return (split, best);
    }

    /// <summary>The sum of squared residuals with the jump before a row.</summary>
    public static double At(SuffixSums sums, int split) => sums.Residuals(0, split) + sums.Residuals(split, sums.X.Length);
}
