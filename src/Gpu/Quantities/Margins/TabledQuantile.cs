using System.Collections.Concurrent;
using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Quantities.Margins;

/// <summary>Quantiles that take a root to be found: by a table of polynomials where the parameters are constants, by their operation where one is drawn.</summary>
/// <remarks>A table takes a few dozen operations a draw where the root takes hundreds; see <see cref="QuantileTable"/> for its error.</remarks>
internal static class TabledQuantile
{
    // Tables of an earlier model are forgotten when there are as many: about 50 MB.
    private const int MostTables = 256;

    // Beyond this shape a table starts too slowly.
    private const double LargestShape = 1e8;

    private static readonly ConcurrentDictionary<(OpCode Code, double First, double Second), double[]> _tables = new();

    /// <summary>The quantile of a gamma quantity of scale 1.</summary>
    public static Quantity Gamma(Quantity probability, Quantity shape) => shape is ConstantQuantity { Value: double a }
        ? Of(OpCode.GammaQuantile, probability, a, 0, () => QuantileTable.Gamma(a))
        : Quantity.Of(OpCode.GammaQuantile, probability, shape);

    /// <summary>The quantile of a beta quantity.</summary>
    public static Quantity Beta(Quantity probability, Quantity a, Quantity b) => a is ConstantQuantity { Value: double x } && b is ConstantQuantity { Value: double y }
        ? Of(OpCode.BetaQuantile, probability, x, y, () => QuantileTable.Beta(x, y))
        : Quantity.Of(OpCode.BetaQuantile, probability, a, b);

    /// <summary>The quantile of a standard Student-t quantity.</summary>
    public static Quantity Student(Quantity probability, Quantity df) => df is ConstantQuantity { Value: double v }
        ? Of(OpCode.StudentQuantile, probability, v, 0, () => QuantileTable.Student(v))
        : Quantity.Of(OpCode.StudentQuantile, probability, df);

    private static Quantity Of(OpCode code, Quantity probability, double first, double second, Func<QuantileTable> build)
    {
        if (!_tables.TryGetValue((code, first, second), out double[]? table))
        {
            QuantileTable? built = Math.Max(first, second) <= LargestShape ? build() : null;
            table = built is { IsFaithful: true } ? [.. built.Coefficients] : [];
            if (_tables.Count >= MostTables)
            {
                _tables.Clear();
            }

            _tables[(code, first, second)] = table;
        }

        return table.Length > 0
            ? new TableQuantity(OpCode.Piecewise, probability, table)
            : code == OpCode.BetaQuantile ? Quantity.Of(code, probability, first, second) : Quantity.Of(code, probability, first);
    }
}
