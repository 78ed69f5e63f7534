namespace Forecast.Gpu.Operations;

/// <summary>The interpolation of a quantile function by pieces.</summary>
/// <param name="quantile">The quantile function.</param>
/// <param name="floor">What an error is set beside where the quantile is smaller.</param>
/// <param name="division">An octave has 2^division pieces.</param>
/// <param name="octaves">Octaves on either side of the median.</param>
/// <param name="terms">Coefficients of a piece.</param>
internal sealed class PieceFit(Func<double, double> quantile, double floor, int division, int octaves, int terms)
{
    private readonly double[] _table = new double[QuantileTable.Header + 2 * terms * (octaves << division)];

    /// <summary>The table, with the errors found.</summary>
    public double[] Table()
    {
        (_table[0], _table[1], _table[2]) = (division, octaves, terms);
        int pieces = octaves << division;
        for (int piece = 0; piece < 2 * pieces; piece++)
        {
            bool isBelow = piece < pieces;
            Fit(piece, isBelow, isBelow ? piece : piece - pieces);
        }

        for (int piece = 0; piece < 2 * pieces; piece++)
        {
            bool isBelow = piece < pieces;
            Measure(isBelow, isBelow ? piece : piece - pieces);
        }

        return _table;
    }

    private void Fit(int piece, bool isBelow, int place)
    {
        var xs = new List<double>();
        var us = new List<double>();
        for (int i = 0; i < terms; i++)
        {
            (double x, double u) = Point(place, isBelow, NearChebyshev(i));
            if (!us.Contains(u))
            {
                xs.Add(x);
                us.Add(u);
            }
        }

        Span<double> coefficients = _table.AsSpan(QuantileTable.Header + piece * terms, terms);
        Interpolate([.. xs], [.. us.Select(quantile)], coefficients);
    }

    // Between the points, and near both ends.
    private void Measure(bool isBelow, int place)
    {
        for (int i = 0; i <= terms; i++)
        {
            double u = Point(place, isBelow, Math.Clamp(-1 + 2.0 * i / terms, -0.9999999, 0.9999999)).U;
            double expected = quantile(u), error = Math.Abs(QuantileTable.Evaluate(_table, u) - expected);
            double relative = error == 0 ? 0 : error / Math.Max(Math.Max(Math.Abs(expected), floor), 1e-290);
            int kind = u is >= 1e-6 and <= 1 - 1e-6 ? 3 : 4;
            _table[kind] = Math.Max(_table[kind], double.IsNaN(relative) ? double.PositiveInfinity : relative);
        }
    }

    // Rational points near those of Chebyshev, the same on every machine: the cosine by half-angles is not worth its lines.
    private double NearChebyshev(int i)
    {
        double s = -1 + (2.0 * i + 1) / terms;
        return s * (1.5707963267948966 - s * s * (0.6459640975062462 - s * s * (0.0796926262461670 - s * s * 0.0046817541353187)));
    }

    // The probability that a double can hold nearest to place t of a piece, and its own place.
    private (double T, double U) Point(int place, bool isBelow, double t)
    {
        double y = 0.5 * (t + 3);
        double fraction = (place & ((1 << division) - 1)) + (y - 1);
        double p = (1 - fraction / (2 << division)) / (1L << ((place >> division) + 1));
        double u = isBelow ? p : 1 - p, least = 1.0 / (1L << (octaves + 1));
        double held = Math.Max(isBelow ? u : 1 - u, least);
        u = isBelow ? held : 1 - held;
        double scaled = (1 - held * (1L << ((place >> division) + 1))) * (2 << division) - (place & ((1 << division) - 1));
        return (2 * scaled - 1, u);
    }

    // Newton's divided differences, the points taken so that each is far from those before, then multiplied out.
    private static void Interpolate(double[] xs, double[] values, Span<double> coefficients)
    {
        int n = xs.Length;
        for (int i = 0; i < n; i++)
        {
            int best = i;
            double largest = -1;
            for (int j = i; j < n; j++)
            {
                double product = i == 0 ? Math.Abs(xs[j]) : 1;
                for (int k = 0; k < i; k++)
                {
                    product *= Math.Abs(xs[j] - xs[k]);
                }

                (largest, best) = product > largest ? (product, j) : (largest, best);
            }

            (xs[i], xs[best]) = (xs[best], xs[i]);
            (values[i], values[best]) = (values[best], values[i]);
        }

        for (int order = 1; order < n; order++)
        {
            for (int i = n - 1; i >= order; i--)
            {
                values[i] = (values[i] - values[i - 1]) / (xs[i] - xs[i - order]);
            }
        }

        // Highest power first, at the end of the span.
        coefficients.Clear();
        Span<double> power = coefficients[^n..];
        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = 0; j < n - 1; j++)
            {
                power[j] = Math.FusedMultiplyAdd(-xs[i], power[j], power[j + 1]);
            }

            power[n - 1] = Math.FusedMultiplyAdd(-xs[i], power[n - 1], values[i]);
        }
    }
}
