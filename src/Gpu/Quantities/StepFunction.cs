using Forecast.Gpu.Quantities.Margins;

namespace Forecast.Gpu.Quantities;

/// <summary>A quantile function of steps: a value for each stretch of the probability.</summary>
internal sealed class StepFunction
{
    private const int LongestChain = 8;
    private readonly double[] _values, _bounds;

    // Bound i is where value i ends and value i + 1 begins.
    private StepFunction(double[] values, double[] bounds)
    {
        _values = values;
        _bounds = bounds;
    }

    /// <summary>The steps of weighted values.</summary>
    /// <exception cref="ArgumentException">No values, lengths that differ, or a value or weight that is not allowed.</exception>
    public static StepFunction Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (values.Length != weights.Length || values.IsEmpty)
        {
            throw new ArgumentException($"Discrete: as many weights as values are needed, and at least one; {values.Length} values and {weights.Length} weights were given.", nameof(weights));
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || !(weights[i] >= 0) || !double.IsFinite(weights[i]))
            {
                throw new ArgumentException($"Discrete: values must be finite and weights 0 or finite above; value {i + 1} is {values[i]:R} with weight {weights[i]:R}.", nameof(weights));
            }
        }

        double[] sorted = values.ToArray(), mass = weights.ToArray();
        Array.Sort(sorted, mass);
        var kept = new List<double>();
        var sums = new List<double>();
        double sum = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (mass[i] > 0)
            {
                sum += mass[i];
                kept.Add(sorted[i]);
                sums.Add(sum);
            }
        }

        return sum > 0 && double.IsFinite(sum)
            ? new StepFunction([.. kept], [.. sums.Take(sums.Count - 1).Select(s => s / sum)])
            : throw new ArgumentException($"Discrete: the weights must sum to a finite number above 0; they sum to {sum:R}.", nameof(weights));
    }

    /// <summary>The distribution.</summary>
    public Margin Margin() => new FormulaMargin("discrete", At);

    /// <summary>The value at a probability.</summary>
    public Quantity At(Quantity probability) => _values.Length <= LongestChain ? Chain(probability) : Bisection(probability);

    private Quantity Chain(Quantity probability)
    {
        Quantity value = _values[^1];
        for (int i = _bounds.Length - 1; i >= 0; i--)
        {
            value = Quantity.Select(probability < _bounds[i], _values[i], value);
        }

        return value;
    }

    // The bounds stand as a complete binary tree in a table: the children of node i are 2i + 1 and 2i + 2, and infinity fills it up.
    private Quantity Bisection(Quantity probability)
    {
        int levels = 0;
        while (1 << levels < _values.Length)
        {
            levels++;
        }

        int leaves = 1 << levels;
        var tree = new double[leaves - 1];
        for (int node = 0, level = 0; level < levels; level++)
        {
            int width = leaves >> level;
            for (int i = 0; i < 1 << level; i++, node++)
            {
                int bound = i * width + width / 2 - 1;
                tree[node] = bound < _bounds.Length ? _bounds[bound] : double.PositiveInfinity;
            }
        }

        Quantity place = 0;
        for (int level = 0; level < levels; level++)
        {
            Quantity goesRight = level == 0 ? tree[0] <= probability : TableQuantity.At(tree, place) <= probability;
            place = Quantity.MultiplyAdd(2, place, 1) + goesRight;
        }

        return TableQuantity.At(_values, place - (leaves - 1));
    }
}
