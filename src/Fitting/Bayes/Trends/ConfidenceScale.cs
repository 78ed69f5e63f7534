namespace Forecast.Fitting.Bayes.Trends;

/// <summary>What words for confidence mean: within which factor of the truth a value lies, with a given probability.</summary>
/// <remarks>
/// A source says in words how sure it is of a number; a model needs a standard deviation. A class with factor f at level p has an error of
/// log10 f / z in log10, z the normal quantile of (1 + p) / 2: 0.29, 0.61, 0.90 and 1.22 for the factors of <see cref="Default"/>.
/// </remarks>
public sealed class ConfidenceScale
{
    private readonly Dictionary<string, double> _factors;

    /// <summary>A scale from its classes.</summary>
    /// <param name="factors">The factor of each class, above 1; 1 for a value without error.</param>
    /// <param name="level">The probability that the truth lies within it, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">No classes, a factor below 1, or a level out of range.</exception>
    public ConfidenceScale(IReadOnlyDictionary<string, double> factors, double level = 0.9)
    {
        ArgumentNullException.ThrowIfNull(factors);
        if (factors.Count == 0 || factors.Values.Any(factor => !(factor >= 1 && double.IsFinite(factor))) || level is not (> 0 and < 1))
        {
            throw new ArgumentException("A scale needs classes with factors of at least 1, and a level between 0 and 1.", nameof(factors));
        }

        (_factors, Level) = (new Dictionary<string, double>(factors, StringComparer.OrdinalIgnoreCase), level);
    }

    /// <summary>Confident within a factor of 3, Likely of 10, Speculative of 30, Unverified and Unknown of 100, each with 90 %.</summary>
    /// <remarks>A reading of ours, not of any source's: choose another where a result hangs on it.</remarks>
    public static ConfidenceScale Default { get; } = new(new Dictionary<string, double>
    {
        ["Confident"] = 3,
        ["Likely"] = 10,
        ["Speculative"] = 30,
        ["Unverified"] = 100,
        ["Unknown"] = 100,
    });

    /// <summary>The probability that the truth lies within the factor.</summary>
    public double Level { get; }

    /// <summary>The classes with their factors.</summary>
    public IReadOnlyDictionary<string, double> Factors => _factors;

    /// <summary>A value of a class.</summary>
    /// <param name="log10">Logarithm to base ten of the value.</param>
    /// <param name="confidence">The class, in capitals or not.</param>
    /// <exception cref="ArgumentException">No class of this name.</exception>
    public Measurement Of(double log10, string confidence)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        if (!_factors.TryGetValue(confidence, out double factor))
        {
            throw new ArgumentException(
                $"No confidence is called '{confidence}'; there are {string.Join(", ", _factors.Keys)}.", nameof(confidence));
        }

        return factor == 1 ? Measurement.Of(log10) : Measurement.WithinFactor(log10, factor, Level);
    }
}
