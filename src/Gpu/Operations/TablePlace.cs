namespace Forecast.Gpu.Operations;

/// <summary>The entry of a table that a number points at.</summary>
public static class TablePlace
{
    /// <summary>⌊x⌋, held within the table; 0 for what is not a number.</summary>
    /// <param name="x">The number.</param>
    /// <param name="length">Entries of the table.</param>
    public static int Of(double x, int length) => x >= length - 1 ? length - 1 : x > 0 ? (int)x : 0;
}
