using Forecast.Fitting.Numerics;
using Forecast.Studies;

namespace Forecast.Studies.ScalingLaws;

/// <summary>The standard deviation of bootstrap draws, and how far another bootstrap's may lie from it.</summary>
/// <param name="Value">The standard deviation.</param>
/// <param name="Low">Where another bootstrap of so many draws has it at least.</param>
/// <param name="High">Where it has it at most.</param>
/// <remarks>
/// Its relative error over n draws of kurtosis κ is √((κ - 1) / (4 n)); those of two bootstraps add in quadrature, and the range is
/// <see cref="Comparison.StandardErrors"/> of them to each side.
/// </remarks>
internal readonly record struct Spread(double Value, double Low, double High)
{
    public static Spread Of(IReadOnlyList<double> draws, int otherDraws)
    {
        double mean = draws.Average(), squares = 0, fourths = 0;
        foreach (double draw in draws)
        {
            double square = (draw - mean) * (draw - mean);
            squares += square;
            fourths += square * square;
        }

        double deviation = Math.Sqrt(squares / (draws.Count - 1)), kurtosis = draws.Count * fourths / (squares * squares);
        double error = Comparison.StandardErrors * Math.Sqrt(0.25 * (kurtosis - 1) * (1.0 / draws.Count + 1.0 / otherDraws));
        return new Spread(deviation, deviation * Math.Max(0, 1 - error), deviation * (1 + error));
    }

    /// <summary>A central interval's width over draws, and the range of another bootstrap's.</summary>
    public static Spread Width(double[] sorted, double level, int otherDraws)
    {
        double low = (1 - level) / 2, high = (1 + level) / 2;
        (double Low, double High) from = Quantiles.MonteCarloRange(sorted, low, otherDraws, Comparison.StandardErrors);
        (double Low, double High) to = Quantiles.MonteCarloRange(sorted, high, otherDraws, Comparison.StandardErrors);
        return new Spread(Quantiles.OfSorted(sorted, high) - Quantiles.OfSorted(sorted, low), to.Low - from.High, to.High - from.Low);
    }

    /// <summary>The spread put through a function that rises or falls.</summary>
    public Spread Map(Func<double, double> f)
    {
        double low = f(Low), high = f(High);
        return new Spread(f(Value), Math.Min(low, high), Math.Max(low, high));
    }
}
