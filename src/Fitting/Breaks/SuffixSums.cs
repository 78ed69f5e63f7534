namespace Forecast.Fitting.Breaks;

/// <summary>Sums over the rows from each one to the last: what every candidate break is judged by, in a time that does not grow with the rows.</summary>
internal sealed class SuffixSums
{
    // Below this share of a segment's own sum of squares, its rows count as having one time.
    private const double OneTime = 1e-12;

    public SuffixSums(double[] x)
    {
        int n = x.Length;
        X = x;
        (W, Wx, Wxx, Wy, Wxy, Wyy) = (new double[n + 1], new double[n + 1], new double[n + 1], new double[n + 1], new double[n + 1], new double[n + 1]);
    }

    /// <summary>The rows' times, ascending.</summary>
    public double[] X { get; }

    /// <summary>Number of rows, how often each is counted.</summary>
    public double[] W { get; }

    /// <summary>Sum of times.</summary>
    public double[] Wx { get; }

    /// <summary>Sum of squared times.</summary>
    public double[] Wxx { get; }

    /// <summary>Sum of values.</summary>
    public double[] Wy { get; }

    /// <summary>Sum of time times value.</summary>
    public double[] Wxy { get; }

    /// <summary>Sum of squared values.</summary>
    public double[] Wyy { get; }

    /// <summary>Takes the sums, each row once.</summary>
    public SuffixSums Take(double[] y)
    {
        for (int i = X.Length - 1; i >= 0; i--)
        {
            Add(i, 1, y[i]);
        }

        return this;
    }

    /// <summary>Takes the sums, each row as often as it is counted.</summary>
    public void Take(double[] y, int[] counts)
    {
        for (int i = X.Length - 1; i >= 0; i--)
        {
            Add(i, counts[i], y[i]);
        }
    }

    /// <summary>Sum of squared residuals of the rows' own straight line; infinite where they have one time only.</summary>
    /// <param name="from">First row.</param>
    /// <param name="to">One past the last row.</param>
    public double Residuals(int from, int to)
    {
        double w = W[from] - W[to], x = Wx[from] - Wx[to], y = Wy[from] - Wy[to];
        double xx = Wxx[from] - Wxx[to], spread = xx - x * x / w;
        if (!(spread > OneTime * xx))
        {
            return double.PositiveInfinity;
        }

        double xy = Wxy[from] - Wxy[to] - x * y / w;
        return Math.Max(0, Wyy[from] - Wyy[to] - y * y / w - xy * xy / spread);
    }

    private void Add(int i, double count, double y)
    {
        double x = X[i], cx = count * x, cy = count * y;
        W[i] = W[i + 1] + count;
        Wx[i] = Wx[i + 1] + cx;
        Wxx[i] = Wxx[i + 1] + cx * x;
        Wy[i] = Wy[i + 1] + cy;
        Wxy[i] = Wxy[i + 1] + cx * y;
        Wyy[i] = Wyy[i + 1] + cy * y;
    }
}
