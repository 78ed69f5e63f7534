using Forecast.Fitting.Numerics;

namespace Forecast.Models.DataStock;

/// <summary>
/// A few draws of a positive quantity, smoothed by a triangular kernel on its own scale: how Squiggle 0.3.0 makes a density of draws.
/// </summary>
/// <remarks>
/// Its density stands at n even points, as many as draws here, and every draw is put down to the point below it. The kernel's half-width is
/// a whole number of steps, at least one: Silverman's h = 0.9 min(s, (q75 - q25) / 1.34) n^(-1/5) over n steps from the least draw to the
/// largest; the points reach two half-widths beyond both. Mass below 0 is cut off. Quantities here spread over orders of magnitude, so that
/// one width for all blurs the low end.
/// </remarks>
public sealed class SmoothedDraws
{
    private const double ToSpread = 1.34, Share = 0.9, Power = -0.2;
    private const int Halvings = 45;

    private readonly double[] _draws;
    private readonly double _width, _belowZero;

    /// <summary>The smoothed density of some draws.</summary>
    /// <param name="log10">log10 of the draws, in any order; sorted in place.</param>
    public SmoothedDraws(double[] log10)
    {
        ArgumentNullException.ThrowIfNull(log10);
        Array.Sort(log10);
        int n = log10.Length;
        _draws = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++)
        {
            mean += (_draws[i] = Elementary.Exp10(log10[i])) / n;
        }

        double squares = 0;
        foreach (double draw in _draws)
        {
            squares += (draw - mean) * (draw - mean);
        }

        double quarters = Quantiles.OfSorted(_draws, 0.75) - Quantiles.OfSorted(_draws, 0.25);
        double silverman = Share * Math.Min(Math.Sqrt(squares / n), quarters / ToSpread) * Elementary.Exp10(Power * Elementary.Log10(n));
        double range = _draws[^1] - _draws[0], steps = Math.Floor(Math.Max(silverman * n / range, 1));
        double first = _draws[0] - 2 * steps * range / (n - 1), step = range * (1 + 4 * steps / n) / (n - 1);
        for (int i = 0; i < n; i++)
        {
            _draws[i] = first + Math.Floor((_draws[i] - first) / step) * step;
        }

        _width = steps * step;
        _belowZero = Below(0);
    }

    /// <summary>log10 of a quantile of the smoothed density.</summary>
    /// <param name="probability">Which quantile.</param>
    public double Log10Quantile(double probability)
    {
        double wanted = _belowZero + (1 - _belowZero) * probability;
        (double low, double high) = (0, _draws[^1] + _width);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Below(middle) < wanted ? (middle, high) : (low, middle);
        }

        return Elementary.Log10(high);
    }

    private double Below(double x)
    {
        int from = IndexOf(x - _width), to = IndexOf(x + _width);
        double sum = from;
        for (int i = from; i < to; i++)
        {
            double z = (x - _draws[i]) / _width;
            sum += z < 0 ? 0.5 * (1 + z) * (1 + z) : 1 - 0.5 * (1 - z) * (1 - z);
        }

        return sum / _draws.Length;
    }

    // Number of draws below x.
    private int IndexOf(double x)
    {
        int place = Array.BinarySearch(_draws, x);
        return place < 0 ? ~place : place;
    }
}
