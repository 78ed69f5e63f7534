using System.Globalization;
using Forecast.Data;

namespace Forecast.Cli;

/// <summary>Values in the few characters that a terminal table has for them.</summary>
public static class ShortText
{
    /// <summary>A quantity with two significant digits: <c>3.8e25</c>, <c>40</c>; empty where missing.</summary>
    public static string Quantity(double? value) => value switch
    {
        null => "",
        >= 0.01 and < 10_000 => value.Value.ToString("0.####", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.0e0", CultureInfo.InvariantCulture),
    };

    /// <summary>A date to its precision: <c>1959</c>, <c>2009-08</c>, <c>2026-07-15</c>; empty where missing.</summary>
    public static string Published(MlSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        string format = system.DatePrecision switch
        {
            DatePrecision.Year => "yyyy",
            DatePrecision.Month => "yyyy-MM",
            _ => "yyyy-MM-dd",
        };
        return system.Published?.ToString(format, CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>The cell of any column.</summary>
    public static string Cell(SystemColumn column, MlSystem system)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Name == "published" ? Published(system)
            : column.Value(system) is double number ? Quantity(number)
            : column.Text(system);
    }
}
