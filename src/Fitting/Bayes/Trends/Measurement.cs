using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>What is known of one row's value: the value, the value with an error, or bounds that it lies within.</summary>
/// <remarks>
/// A value with an error is read as the true value plus a normal error of known standard deviation. Bounds are read as such: the true value
/// lies between them for certain and nothing else is known of where (interval censoring); one of them may be missing. Bounds that hold with
/// a probability only are <see cref="FromInterval"/>.
/// </remarks>
public readonly record struct Measurement
{
    private readonly double _low, _high;

    private Measurement(double value, double deviation)
    {
        (Value, Deviation) = (value, deviation);
    }

    private Measurement(double middle, double low, double high)
    {
        (Value, _low, _high, IsBounded) = (middle, low, high, true);
    }

    /// <summary>The value, or where only bounds are known their middle, or the only one of them.</summary>
    public double Value { get; }

    /// <summary>Standard deviation of the error in the value; zero where there is none.</summary>
    public double Deviation { get; }

    /// <summary>The lower bound; minus infinity where there is none.</summary>
    public double Low => IsBounded ? _low : double.NegativeInfinity;

    /// <summary>The upper bound; plus infinity where there is none.</summary>
    public double High => IsBounded ? _high : double.PositiveInfinity;

    /// <summary>Whether bounds are all that is known.</summary>
    public bool IsBounded { get; }

    /// <summary>A value known with a normal error.</summary>
    /// <param name="value">The value.</param>
    /// <param name="deviation">Standard deviation of its error, in the unit of the value; zero for none.</param>
    public static Measurement Of(double value, double deviation = 0) => deviation >= 0 && double.IsFinite(deviation)
        ? new Measurement(Allowed.Finite(value), deviation)
        : throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "must be a finite number of at least zero");

    /// <summary>A value of which bounds are known for certain.</summary>
    /// <param name="low">Lower bound; minus infinity for none.</param>
    /// <param name="high">Upper bound, at least the lower; plus infinity for none.</param>
    /// <exception cref="ArgumentException">Bounds that are crossed, not numbers, or both missing.</exception>
    public static Measurement Within(double low, double high)
    {
        bool isOrdered = low <= high && low < double.PositiveInfinity && high > double.NegativeInfinity;
        if (!isOrdered || (double.IsInfinity(low) && double.IsInfinity(high)))
        {
            throw new ArgumentException($"Bounds need a lower end that is not above the upper; {low} and {high} were given.", nameof(low));
        }

        double middle = double.IsInfinity(low) ? high : double.IsInfinity(high) ? low : low + 0.5 * (high - low);
        return low == high ? Of(low) : new Measurement(middle, low, high);
    }

    /// <summary>A value whose central interval is known: the middle, with the normal error that has this interval.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, above the lower.</param>
    /// <param name="level">Probability between them, strictly between 0 and 1.</param>
    public static Measurement FromInterval(double low, double high, double level)
    {
        Normal error = Normal.FromInterval(low, high, level);
        return Of(error.Mean, error.StandardDeviation);
    }

    /// <summary>The logarithm to base ten of a value that is known within a factor.</summary>
    /// <param name="log10">Logarithm to base ten of the value.</param>
    /// <param name="factor">The value lies between itself over the factor and itself times the factor; above 1.</param>
    /// <param name="level">With this probability, strictly between 0 and 1.</param>
    public static Measurement WithinFactor(double log10, double factor, double level)
    {
        double reach = Numerics.Elementary.Log10(Allowed.Above(factor, 1));
        return FromInterval(log10 - reach, log10 + reach, level);
    }
}
