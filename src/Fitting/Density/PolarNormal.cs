using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Density;

/// <summary>Standard normal numbers in pairs, for resamples: many times faster than the quantile function.</summary>
/// <remarks>The polar method, Marsaglia and Bray 1964, SIAM Review 6, 260. One for each stream.</remarks>
internal struct PolarNormal(RandomSequence random)
{
    private double _spare;
    private bool _hasSpare;

    public double Next()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        while (true)
        {
            double x = 2 * random.NextUniform() - 1, y = 2 * random.NextUniform() - 1, square = x * x + y * y;
            if (square < 1 && square > 0)
            {
                double scale = Math.Sqrt(-2 * Natural.Log(square) / square);
                (_spare, _hasSpare) = (y * scale, true);
                return x * scale;
            }
        }
    }
}
