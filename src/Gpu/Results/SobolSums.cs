namespace Forecast.Gpu.Results;

/// <summary>What the Sobol indices of one input are made from: means over draws, taken one after the other.</summary>
internal struct SobolSums
{
    private long _draws;
    private double _mean, _variance, _variance2;
    private Ratio _first, _total;

    /// <summary>Adds draws.</summary>
    /// <param name="a">Of the design A.</param>
    /// <param name="b">Of the design B.</param>
    /// <param name="mixed">Of A with this input's uniforms from B.</param>
    /// <param name="centre">About the mean of the output.</param>
    public void Add(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> mixed, double centre)
    {
        for (int i = 0; i < a.Length; i++)
        {
            double ofA = a[i] - centre, ofB = b[i] - centre, change = mixed[i] - a[i], variance = (ofA * ofA + ofB * ofB) / 2;
            _mean += (ofA + ofB) / 2;
            _variance += variance;
            _variance2 += variance * variance;
            _first.Add(ofB * change, variance);
            _total.Add(change * change / 2, variance);
        }

        _draws += a.Length;
    }

    public readonly SobolIndex Index(string name)
    {
        double n = _draws, mean = _mean / n, variance = _variance / n - mean * mean;
        return variance > 0 && double.IsFinite(variance)
            ? new SobolIndex(name, _first.Of(n, variance, _variance2 / n), _total.Of(n, variance, _variance2 / n))
            : new SobolIndex(name, new(double.NaN, double.NaN), new(double.NaN, double.NaN));
    }

    // A mean of u over a variance that is itself a mean of v.
    private struct Ratio
    {
        private double _sum, _squares, _products;

        public void Add(double u, double v)
        {
            _sum += u;
            _squares += u * u;
            _products += u * v;
        }

        // The variance of u - r v, over n and the variance squared.
        public readonly MonteCarloEstimate Of(double n, double variance, double meanSquare)
        {
            double ratio = _sum / n / variance;
            double square = _squares / n - 2 * ratio * _products / n + ratio * ratio * meanSquare;
            return new(ratio, Math.Sqrt(Math.Max(0, square) / n) / variance);
        }
    }
}
