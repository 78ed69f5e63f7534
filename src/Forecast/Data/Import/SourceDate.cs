using System.Globalization;

namespace Forecast.Data.Import;

/// <summary>Dates as the public tables write them: ISO, with or without a time, dd/mm/yyyy, mm/yyyy, or a year alone.</summary>
/// <remarks>A month alone stands on its 15th, a year alone on its 2 July: the days nearest to the middle.</remarks>
public static class SourceDate
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss", "d/M/yyyy"];
    private static readonly string[] Months = ["yyyy-MM", "M/yyyy"];

    /// <summary>Reads a date; null where the text is none.</summary>
    public static (DateOnly Date, DatePrecision Precision)? Read(string text)
    {
        if (DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day))
        {
            return (DateOnly.FromDateTime(day), DatePrecision.Day);
        }

        if (DateTime.TryParseExact(text, Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime month))
        {
            return (new DateOnly(month.Year, month.Month, 15), DatePrecision.Month);
        }

        return DateTime.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime year)
            ? (new DateOnly(year.Year, 7, 2), DatePrecision.Year)
            : null;
    }
}
