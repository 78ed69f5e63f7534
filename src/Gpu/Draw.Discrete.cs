using Forecast.Gpu.Operations;
using Forecast.Gpu.Quantities;
using Forecast.Gpu.Quantities.Margins;

namespace Forecast.Gpu;

public static partial class Draw
{
    /// <summary>1 with a probability, else 0.</summary>
    /// <param name="p">The probability of 1.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <remarks>1 where 1 - u is below p: it rises with its uniform u, and 1 - u loses no digit.</remarks>
    /// <exception cref="ArgumentException">A constant that is no probability.</exception>
    public static RandomQuantity Bernoulli(Quantity p, string? name = null)
    {
        Parameter.Probability("Bernoulli", p);
        return new FormulaMargin("Bernoulli", u => 1 - u < p).Draw(name);
    }

    /// <summary>A Poisson quantity: 0, 1, 2, …</summary>
    /// <param name="mean">Its mean, not below 0.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <exception cref="ArgumentException">A constant that is not allowed.</exception>
    public static RandomQuantity Poisson(Quantity mean, string? name = null)
    {
        Parameter.NotNegative("Poisson", mean);
        return new FormulaMargin("Poisson", u => Quantity.Of(OpCode.PoissonQuantile, u, mean)).Draw(name);
    }

    /// <summary>One of some values, each with a probability in proportion to its weight.</summary>
    /// <param name="values">The values, finite.</param>
    /// <param name="weights">Their weights, not below 0, in any unit.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <remarks>
    /// The values are put in ascending order and looked up by the cumulative weight that the uniform falls into: by a chain of comparisons
    /// up to eight values, by bisection of a table above, which takes four operations for each doubling of their number.
    /// </remarks>
    /// <exception cref="ArgumentException">No values, lengths that differ, or a value or weight that is not allowed.</exception>
    public static RandomQuantity Discrete(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, string? name = null) =>
        StepFunction.Of(values, weights).Margin().Draw(name);

    /// <summary>One of the values of a sample, all equally likely.</summary>
    /// <param name="sample">The values, finite.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <remarks>It is the quantile of the sample's own distribution: its draws are values of the sample, with none between them.</remarks>
    /// <exception cref="ArgumentException">No values, or one that is not finite.</exception>
    public static RandomQuantity Empirical(ReadOnlySpan<double> sample, string? name = null)
    {
        double[] sorted = sample.ToArray();
        Finite("Empirical", sorted);
        Array.Sort(sorted);
        return new FormulaMargin("empirical", u => TableQuantity.At(sorted, u * sorted.Length)).Draw(name);
    }

    /// <summary>One row of a table, such as a posterior draw, all rows equally likely: its quantities stay correlated as in the table.</summary>
    /// <param name="columns">The columns, equally long, of finite numbers.</param>
    /// <param name="name">Name that fixes the stream of the row's number.</param>
    /// <returns>A quantity for each column.</returns>
    /// <exception cref="ArgumentException">No columns, empty ones, lengths that differ, or a number that is not finite.</exception>
    public static Quantity[] EmpiricalRows(double[][] columns, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Length == 0)
        {
            throw new ArgumentException("EmpiricalRows: at least one column is needed; none was given.", nameof(columns));
        }

        Quantity row = new UniformQuantity(name) * columns[0].Length;
        var quantities = new Quantity[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].Length != columns[0].Length)
            {
                throw new ArgumentException($"EmpiricalRows: columns are equally long; column 1 has {columns[0].Length} rows and column {i + 1} has {columns[i].Length}.", nameof(columns));
            }

            double[] column = [.. columns[i]];
            Finite("EmpiricalRows", column);
            quantities[i] = TableQuantity.At(column, row);
        }

        return quantities;
    }

    private static void Finite(string of, double[] values)
    {
        if (values.Length == 0)
        {
            throw new ArgumentException($"{of}: at least one value is needed; none was given.");
        }

        int bad = Array.FindIndex(values, v => !double.IsFinite(v));
        if (bad >= 0)
        {
            throw new ArgumentException($"{of}: values must be finite numbers; value {bad + 1} is {values[bad]:R}.");
        }
    }
}
