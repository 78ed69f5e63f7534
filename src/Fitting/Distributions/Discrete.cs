namespace Forecast.Fitting.Distributions;

/// <summary>One of some values, each with its own probability.</summary>
public sealed class Discrete : IDistribution
{
    private readonly double[] _values, _cumulative;

    /// <summary>Values and how often each comes.</summary>
    /// <param name="values">Finite values, in any order, none twice.</param>
    /// <param name="weights">As many weights, none negative; they need not sum to 1.</param>
    public Discrete(IReadOnlyList<double> values, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weights);
        if (values.Count == 0 || values.Count != weights.Count)
        {
            throw new ArgumentException($"{values.Count} values and {weights.Count} weights: there must be as many, and at least one", nameof(weights));
        }

        _values = [.. values.Select(value => Allowed.Finite(value, nameof(values)))];
        double[] sorted = [.. weights.Select(weight => Allowed.Between(weight, 0, double.MaxValue, nameof(weights)))];
        Array.Sort(_values, sorted);
        _cumulative = new double[sorted.Length];
        double sum = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && _values[i] == _values[i - 1])
            {
                throw new ArgumentException($"{_values[i]} is given twice", nameof(values));
            }

            _cumulative[i] = sum += sorted[i];
        }

        Allowed.Positive(sum, nameof(weights));
        for (int i = 0; i < sorted.Length; i++)
        {
            _cumulative[i] = _cumulative[i] == sum ? 1 : _cumulative[i] / sum;
        }
    }

    /// <summary>The values, rising.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The probability of each value or one below it.</summary>
    public IReadOnlyList<double> Cumulative => _cumulative;

    /// <inheritdoc/>
    public double Density(double x)
    {
        int i = Array.BinarySearch(_values, x);
        return i < 0 ? 0 : i == 0 ? _cumulative[0] : _cumulative[i] - _cumulative[i - 1];
    }

    /// <inheritdoc/>
    public double LogDensity(double x) => Natural.Log(Density(x));

    /// <inheritdoc/>
    public double Cdf(double x)
    {
        int i = Array.BinarySearch(_values, x);
        i = i < 0 ? ~i - 1 : i;
        return i < 0 ? 0 : _cumulative[i];
    }

    /// <inheritdoc/>
    public double Quantile(double u)
    {
        int i = Array.BinarySearch(_cumulative, Allowed.Probability(u));
        i = i < 0 ? ~i : i;
        while (i > 0 && _cumulative[i - 1] >= u)
        {
            i--;
        }

        return _values[i];
    }
}
