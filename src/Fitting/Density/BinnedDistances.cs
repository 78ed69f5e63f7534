using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Density;

/// <summary>How often each distance occurs between two values of a sample, in bins, and the derivatives of density that follow.</summary>
internal sealed class BinnedDistances
{
    // Beyond this squared distance in bandwidths a kernel adds nothing that a double could hold.
    private const double Farthest = 1000;

    private readonly double[] _counts;
    private readonly double _width;
    private readonly double _n;

    public BinnedDistances(ReadOnlySpan<double> sorted, int bins)
    {
        _n = sorted.Length;
        _width = (sorted[^1] - sorted[0]) * 1.01 / bins;
        _counts = new double[bins];
        int first = (int)(sorted[0] / _width);
        var held = new double[bins + 1];
        foreach (double value in sorted)
        {
            held[(int)(value / _width) - first]++;
        }

        for (int i = 0; i < held.Length; i++)
        {
            if (held[i] == 0)
            {
                continue;
            }

            _counts[0] += 0.5 * held[i] * (held[i] - 1);
            for (int j = 0; j < i; j++)
            {
                _counts[Math.Min(i - j, bins - 1)] += held[i] * held[j];
            }
        }
    }

    /// <summary>The estimate of the integral of f'' squared, with kernel bandwidth h.</summary>
    public double Curvature(double h)
    {
        double sum = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            double delta = i * _width / h;
            delta *= delta;
            if (delta >= Farthest)
            {
                break;
            }

            sum += Natural.Exp(-delta / 2) * (delta * delta - 6 * delta + 3) * _counts[i];
        }

        return (2 * sum + _n * 3) / (_n * (_n - 1) * (h * h * h * h * h) * Math.Sqrt(2 * Math.PI));
    }

    /// <summary>Minus the estimate of the integral of f''' squared, with kernel bandwidth h.</summary>
    public double Slope(double h)
    {
        double sum = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            double delta = i * _width / h;
            delta *= delta;
            if (delta >= Farthest)
            {
                break;
            }

            sum += Natural.Exp(-delta / 2) * (delta * delta * delta - 15 * delta * delta + 45 * delta - 15) * _counts[i];
        }

        return (2 * sum - 15 * _n) / (_n * (_n - 1) * (h * h * h * h * h * h * h) * Math.Sqrt(2 * Math.PI));
    }
}
