namespace Forecast.Fitting.Bayes.Sampling;

/// <summary>Variances or the whole covariance of draws as they come (Welford 1962), and the metric they suggest.</summary>
internal sealed class RunningCovariance(int dimension, bool isDense)
{
    private readonly double[] _mean = new double[dimension], _before = new double[dimension];
    private readonly double[][] _products = Products(dimension, isDense);
    private int _count;

    public void Add(ReadOnlySpan<double> draw)
    {
        _count++;
        for (int i = 0; i < draw.Length; i++)
        {
            _before[i] = draw[i] - _mean[i];
            _mean[i] += _before[i] / _count;
        }

        for (int i = 0; i < draw.Length; i++)
        {
            double after = draw[i] - _mean[i];
            double[] row = _products[i];
            for (int j = isDense ? 0 : i; j <= i; j++)
            {
                row[isDense ? j : 0] += after * _before[j];
            }
        }
    }

    /// <summary>The metric of the draws so far, shrunk towards 1e-3 as Stan does; the former one where they yield none. Forgets the draws.</summary>
    public Metric Metric(Metric former)
    {
        double share = _count / (_count + 5.0), floor = 1e-3 * (5 / (_count + 5.0));
        double scale = share / (_count - 1);
        Metric? found = null;
        if (_count > 1 && isDense)
        {
            var covariance = new double[dimension][];
            for (int i = 0; i < dimension; i++)
            {
                covariance[i] = [.. _products[i].Select(product => scale * product)];
                covariance[i][i] += floor;
            }

            found = Sampling.Metric.Dense(covariance);
        }
        else if (_count > 1)
        {
            found = Sampling.Metric.Diagonal([.. _products.Select(row => scale * row[0] + floor)]);
        }

        _count = 0;
        Array.Clear(_mean);
        foreach (double[] row in _products)
        {
            Array.Clear(row);
        }

        return found ?? former;
    }

    private static double[][] Products(int dimension, bool isDense)
    {
        var products = new double[dimension][];
        for (int i = 0; i < dimension; i++)
        {
            products[i] = new double[isDense ? i + 1 : 1];
        }

        return products;
    }
}
