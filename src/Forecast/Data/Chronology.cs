namespace Forecast.Data;

/// <summary>The one bridge between dates and the decimal years of a fit, with the lengths of year and month a source used.</summary>
/// <param name="Name">What the convention is called in a report.</param>
/// <param name="DaysPerYear">Days in a year, for rates.</param>
/// <param name="DaysPerMonth">Days in a month, for doubling times.</param>
/// <remarks>A date becomes the days since 1 January of the year 1, divided by <paramref name="DaysPerYear"/>, plus one.</remarks>
public sealed record Chronology(string Name, double DaysPerYear, double DaysPerMonth)
{
    /// <summary>Mean Gregorian year of 365.2425 days and a twelfth of it as month: for everything that is not somebody else's paper.</summary>
    public static readonly Chronology Gregorian = new("365.2425-day year", 365.2425, 365.2425 / 12);

    /// <summary>The convention of arXiv 2202.05924: 365-day years and 30-day months.</summary>
    public static readonly Chronology ComputeTrends = new("365-day year, 30-day month", 365, 30);

    /// <summary>The date in years of this chronology.</summary>
    public double Years(DateOnly date) => 1 + date.DayNumber / DaysPerYear;

    /// <summary>The date nearest to a number of years of this chronology.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the years 1 to 9999.</exception>
    public DateOnly Date(double years)
    {
        double day = Math.Round((years - 1) * DaysPerYear);
        if (!(day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber))
        {
            throw new ArgumentOutOfRangeException(nameof(years), years, "A date lies between the years 1 and 9999.");
        }

        return DateOnly.FromDayNumber((int)day);
    }

    /// <summary>A length of time in years as months of this chronology.</summary>
    public double Months(double years) => years * DaysPerYear / DaysPerMonth;
}
