namespace Forecast.Gpu.Results;

/// <summary>How two columns of draws move together; rows in which either is not finite (for ranks: not a number) are left out.</summary>
internal static class Correlation
{
    /// <summary>Pearson's r, with the error of its influence function, z₁z₂ - r (z₁² + z₂²) / 2, over √n.</summary>
    public static MonteCarloEstimate Pearson(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        (double[] x, double[] y) = Pairs(a, b, double.IsFinite);
        if (!(Standardise(x) is > 0 and < double.PositiveInfinity) || !(Standardise(y) is > 0 and < double.PositiveInfinity))
        {
            return new(double.NaN, double.NaN);
        }

        double r = 0, squares = 0;
        for (int i = 0; i < x.Length; i++)
        {
            r += (x[i] * y[i] - r) / (i + 1);
        }

        for (int i = 0; i < x.Length; i++)
        {
            double influence = x[i] * y[i] - r * (x[i] * x[i] + y[i] * y[i]) / 2;
            squares += influence * influence;
        }

        return new(r, Math.Sqrt(squares) / x.Length);
    }

    /// <summary>Spearman's ρ with middle ranks for ties, with the error of its influence function over √n.</summary>
    /// <remarks>
    /// With U, V the ranks over n and s their standard deviations, the influence function is, but for a constant,
    /// (u v + E[V; X ≥ x] + E[U; Y ≥ y]) / (s s) (Croux and Dehon 2010): the last two say how a draw moves the ranks of the others.
    /// </remarks>
    public static MonteCarloEstimate Spearman(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        (double[] x, double[] y) = Pairs(a, b, value => !double.IsNaN(value));
        (double[] u, int[] byX) = Ranks(x);
        (double[] v, int[] byY) = Ranks(y);
        double spreadU = Standardise(u), spreadV = Standardise(v);
        if (!(spreadU > 0) || !(spreadV > 0))
        {
            return new(double.NaN, double.NaN);
        }

        int n = u.Length;
        double rho = 0, squares = 0;
        for (int i = 0; i < n; i++)
        {
            rho += (u[i] * v[i] - rho) / (i + 1);
        }

        double[] ofX = Tails(x, byX, v), ofY = Tails(y, byY, u);
        var influence = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++)
        {
            influence[i] = u[i] * v[i] + ofX[i] / spreadU + ofY[i] / spreadV;
            mean += (influence[i] - mean) / (i + 1);
        }

        foreach (double value in influence)
        {
            squares += (value - mean) * (value - mean);
        }

        return new(rho, Math.Sqrt(squares) / n);
    }

    private static (double[] A, double[] B) Pairs(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Func<double, bool> isGood)
    {
        List<double> x = new(a.Length), y = new(a.Length);
        for (int i = 0; i < a.Length; i++)
        {
            if (isGood(a[i]) && isGood(b[i]))
            {
                x.Add(a[i] + 0.0);
                y.Add(b[i] + 0.0);
            }
        }

        return ([.. x], [.. y]);
    }

    // Middle ranks from 0 to 1, and which draw stands at each rank.
    private static (double[] Ranks, int[] Order) Ranks(double[] values)
    {
        int n = values.Length;
        double[] sorted = [.. values], ranks = new double[n];
        var order = new int[n];
        for (int i = 0; i < n; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        for (int start = 0; start < n;)
        {
            int end = EndOfTie(values, order, start);
            for (int i = start; i < end; i++)
            {
                ranks[order[i]] = (start + end) / 2.0 / n;
            }

            start = end;
        }

        return (ranks, order);
    }

    // For each draw the sum of a column over the draws that are larger, ties by half, over n.
    private static double[] Tails(double[] values, int[] order, double[] column)
    {
        var tails = new double[values.Length];
        double below = 0;
        for (int start = 0; start < values.Length;)
        {
            int end = EndOfTie(values, order, start);
            double within = 0;
            for (int i = start; i < end; i++)
            {
                within += column[order[i]];
            }

            // The column is standardised, so what is above is what is below with its sign turned.
            for (int i = start; i < end; i++)
            {
                tails[order[i]] = -(below + within / 2) / values.Length;
            }

            below += within;
            start = end;
        }

        return tails;
    }

    private static int EndOfTie(double[] values, int[] order, int start)
    {
        int end = start + 1;
        while (end < values.Length && values[order[end]] == values[order[start]])
        {
            end++;
        }

        return end;
    }

    // Takes off the mean and divides by the standard deviation, which is returned; nothing is done where that is 0.
    private static double Standardise(double[] values)
    {
        double mean = 0, variance = 0;
        for (int i = 0; i < values.Length; i++)
        {
            mean += (values[i] - mean) / (i + 1);
        }

        for (int i = 0; i < values.Length; i++)
        {
            variance += ((values[i] - mean) * (values[i] - mean) - variance) / (i + 1);
        }

        double deviation = Math.Sqrt(variance);
        if (deviation > 0 && double.IsFinite(deviation))
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (values[i] - mean) / deviation;
            }
        }

        return deviation;
    }
}
