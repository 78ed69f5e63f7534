using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Quantities;

/// <summary>A table looked up at a quantity.</summary>
/// <param name="code"><see cref="OpCode.Table"/> or <see cref="OpCode.Piecewise"/>.</param>
/// <param name="a">Where it is looked up.</param>
/// <param name="entries">The table, which nobody writes to.</param>
internal sealed class TableQuantity(OpCode code, Quantity a, double[] entries) : Quantity
{
    /// <summary>How the table is read.</summary>
    public OpCode Code { get; } = code;

    /// <summary>Where it is looked up.</summary>
    public Quantity A { get; } = a;

    /// <summary>The table.</summary>
    public double[] Entries { get; } = entries;

    /// <summary>Entry ⌊place⌋ of a table.</summary>
    public static Quantity At(double[] entries, Quantity place) => new TableQuantity(OpCode.Table, place, entries);
}
