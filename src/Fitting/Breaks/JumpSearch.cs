namespace Forecast.Fitting.Breaks;

/// <summary>The best places of jumps for each number of them, by dynamic programming.</summary>
/// <remarks>
/// The best partition of rows 0 to k in r + 1 segments is the best of r segments up to some row and one segment from there on: the global
/// optimum in O(r n²) steps (Bai and Perron 2003, J. Appl. Econometrics 18, 1). A segment never parts rows of one time.
/// </remarks>
internal sealed class JumpSearch
{
    private readonly double[][] _best;
    private readonly int[][] _from;
    private readonly int _count;

    public JumpSearch(SuffixSums sums, int segments, int minimumRows)
    {
        int n = sums.X.Length;
        _count = n;

        // One jump parts the rows once: only what starts at the first row or ends at the last is ever asked for.
        bool isOne = segments == 2;
        Residuals = new double[n][];
        (_best, _from) = (new double[segments][], new int[segments][]);
        for (int r = 0; r < segments; r++)
        {
            (_best[r], _from[r]) = (new double[n + 1], new int[n + 1]);
            Array.Fill(_best[r], double.PositiveInfinity);
        }

        for (int i = 0; i < n; i++)
        {
            Residuals[i] = isOne && i > 0 ? [] : new double[n + 1];
            Array.Fill(Residuals[i], double.PositiveInfinity);
            _from[0][i] = n;
            if (i > 0 && sums.X[i] == sums.X[i - 1])
            {
                continue;
            }

            for (int j = isOne && i > 0 ? Math.Max(n, i + 2) : i + 2; j <= n; j++)
            {
                bool parts = j < n && sums.X[j] == sums.X[j - 1];
                if (!parts && sums.W[i] - sums.W[j] >= minimumRows)
                {
                    double residuals = sums.Residuals(i, j);
                    _best[0][i] = j == n ? residuals : _best[0][i];
                    if (Residuals[i].Length > 0)
                    {
                        Residuals[i][j] = residuals;
                    }
                }
            }
        }

        // The best of r + 1 segments over rows i to the end, so that it also bounds what is left to a search that goes forward.
        for (int r = 1; r < segments; r++)
        {
            for (int i = 0; i < (isOne ? 1 : n); i++)
            {
                for (int k = i + 2; k < n; k++)
                {
                    double sum = Residuals[i][k] + _best[r - 1][k];
                    if (sum < _best[r][i])
                    {
                        (_best[r][i], _from[r][i]) = (sum, k);
                    }
                }
            }
        }
    }

    /// <summary>Sum of squared residuals of the line through rows i to j - 1; infinite where that is no segment. With two segments only the first row is filled.</summary>
    public double[][] Residuals { get; }

    /// <summary>The least sum of squared residuals of rows from one on, in a number of segments.</summary>
    public double Best(int segments, int from) => _best[segments - 1][from];

    /// <summary>First row of each segment but the first; empty where the rows do not suffice.</summary>
    public int[] Splits(int segments)
    {
        if (!double.IsFinite(_best[segments - 1][0]))
        {
            return [];
        }

        var splits = new int[segments - 1];
        for (int r = segments - 1, i = 0; r > 0; r--)
        {
            i = splits[segments - 1 - r] = _from[r][i];
        }

        return splits;
    }

    /// <summary>The least sum of squared residuals of all rows in a number of segments, one of which starts at a given row.</summary>
    /// <param name="segments">Number of segments.</param>
    /// <param name="split">Which segment's start is fixed, from 1.</param>
    /// <param name="at">The row it starts at.</param>
    public double BestWith(int segments, int split, int at)
    {
        if (split == 1)
        {
            return Residuals[0][at] + (at < _count ? Best(segments - 1, at) : 0);
        }

        // Forward over the rows before the fixed start; what follows it is known.
        var before = new double[at + 1];
        Array.Fill(before, double.PositiveInfinity);
        before[0] = 0;
        for (int r = 0; r < split; r++)
        {
            for (int k = at; k >= 0; k--)
            {
                double best = double.PositiveInfinity;
                for (int i = 0; i < k; i++)
                {
                    best = Math.Min(best, before[i] + Residuals[i][k]);
                }

                before[k] = best;
            }
        }

        return before[at] + (at < _count ? Best(segments - split, at) : 0);
    }
}
