namespace Forecast.Fitting.Bayes.Trends;

/// <summary>Times and values about their means, checked, with the sums that a straight line needs.</summary>
internal sealed class CentredRows
{
    /// <summary>Fewest rows of a trend: two give the line and leave nothing for the scatter.</summary>
    public const int Fewest = 3;

    /// <param name="times">Times, in any unit.</param>
    /// <param name="values">The values, one a time.</param>
    /// <exception cref="ArgumentException">Too few rows, lengths that differ, a number that is not finite, or one time only.</exception>
    public CentredRows(ReadOnlySpan<double> times, ReadOnlySpan<double> values)
    {
        int n = times.Length;
        if (n != values.Length)
        {
            throw new ArgumentException($"{n} times were given for {values.Length} values.", nameof(values));
        }

        if (n < Fewest)
        {
            throw new ArgumentException($"A trend with scatter about it needs at least {Fewest} rows; {n} were given.", nameof(times));
        }

        (Times, Values) = (times.ToArray(), values.ToArray());
        (Centre, ValueMean) = (Mean(times), Mean(values));
        X = new double[n];
        Y = new double[n];
        double product = 0;
        for (int i = 0; i < n; i++)
        {
            (X[i], Y[i]) = (times[i] - Centre, values[i] - ValueMean);
            SumOfSquares = Math.FusedMultiplyAdd(X[i], X[i], SumOfSquares);
            Scatter = Math.FusedMultiplyAdd(Y[i], Y[i], Scatter);
            product = Math.FusedMultiplyAdd(X[i], Y[i], product);
        }

        if (!double.IsFinite(SumOfSquares) || !double.IsFinite(Scatter))
        {
            throw new ArgumentException("Times and values must be finite numbers.", nameof(times));
        }

        if (times.IndexOfAnyExcept(times[0]) < 0)
        {
            throw new ArgumentException("A trend needs at least two different times; all rows have the same one.", nameof(times));
        }

        TimeUnit = Math.Sqrt(SumOfSquares / (n - 1));
        ValueUnit = values.IndexOfAnyExcept(values[0]) < 0 ? 0 : Math.Sqrt(Scatter / (n - 1));
        Slope = product / SumOfSquares;
        for (int i = 0; i < n; i++)
        {
            double residual = Math.FusedMultiplyAdd(-Slope, X[i], Y[i]);
            Residuals = Math.FusedMultiplyAdd(residual, residual, Residuals);
        }
    }

    public double[] Times { get; }

    public double[] Values { get; }

    /// <summary>Times less <see cref="Centre"/>.</summary>
    public double[] X { get; }

    /// <summary>Values less <see cref="ValueMean"/>.</summary>
    public double[] Y { get; }

    public int Count => X.Length;

    /// <summary>Mean of the times.</summary>
    public double Centre { get; }

    public double ValueMean { get; }

    /// <summary>Standard deviation of the times.</summary>
    public double TimeUnit { get; }

    /// <summary>Standard deviation of the values; zero where all are equal.</summary>
    public double ValueUnit { get; }

    /// <summary>Sum of squares of <see cref="X"/>.</summary>
    public double SumOfSquares { get; }

    /// <summary>Sum of squares of <see cref="Y"/>.</summary>
    public double Scatter { get; }

    /// <summary>Slope by least squares; the level at the centre is <see cref="ValueMean"/>.</summary>
    public double Slope { get; }

    /// <summary>Residual sum of squares about that line.</summary>
    public double Residuals { get; }

    /// <summary>Residual standard deviation of least squares.</summary>
    public double Deviation => Math.Sqrt(Residuals / (Count - 2));

    /// <summary>Whether all rows lie on one straight line but for rounding: the scatter would then have no posterior.</summary>
    public bool IsStraight => Residuals <= 1e-24 * Scatter;

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0, correction = 0;
        foreach (double v in values)
        {
            sum += v;
        }

        double mean = sum / values.Length;
        foreach (double v in values)
        {
            correction += v - mean;
        }

        return mean + correction / values.Length;
    }
}
