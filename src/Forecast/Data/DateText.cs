using System.Globalization;

namespace Forecast.Data;

/// <summary>Dates as people type them: <c>2010</c>, <c>2010-05</c> or <c>2010-05-17</c>.</summary>
public static class DateText
{
    /// <summary>The first day that the text can mean, for the start of a window.</summary>
    /// <exception cref="InputException">Not a date.</exception>
    public static DateOnly ParseFrom(string text) => Parse(text).Date;

    /// <summary>The last day that the text can mean, for the end of a window: a year means its 31 December.</summary>
    /// <exception cref="InputException">Not a date.</exception>
    public static DateOnly ParseTo(string text)
    {
        (DateOnly first, DatePrecision precision) = Parse(text);
        return precision switch
        {
            DatePrecision.Year => new DateOnly(first.Year, 12, 31),
            DatePrecision.Month => new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)),
            _ => first,
        };
    }

    /// <summary>Reads a day, a month or a year; false where the text is none of them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The first day that the text can mean.</param>
    /// <param name="precision">Which of the three it is.</param>
    public static bool TryParse(string? text, out DateOnly first, out DatePrecision precision)
    {
        precision = DatePrecision.Day;
        if (TryExact(text, "yyyy-MM-dd", out first))
        {
            return true;
        }

        precision = DatePrecision.Month;
        if (TryExact(text, "yyyy-MM", out first))
        {
            return true;
        }

        precision = DatePrecision.Year;
        return TryExact(text, "yyyy", out first);
    }

    private static bool TryExact(string? text, string format, out DateOnly date) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static (DateOnly Date, DatePrecision Precision) Parse(string text) =>
        TryParse(text, out DateOnly first, out DatePrecision precision)
            ? (first, precision)
            : throw new InputException($"'{text}' is not a date. Allowed: a year, a month or a day, as in 2010, 2010-05 or 2010-05-17.");
}
