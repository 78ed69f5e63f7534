using Forecast.Data;
using Forecast.Fitting.Numerics;

namespace Forecast.Models.DataStock;

/// <summary>
/// People times years since 1950, each year weighted by the share of people that counts: what stocks of human data grow with.
/// </summary>
/// <remarks>
/// Sum over the whole years y with 1950 &lt; y ≤ t of pop(y) w(y). Recorded speech: w = 1 / (1 + e^(-(y - 2000) / 5)). Users of the
/// Internet:
/// w = pen(y) = 0.7286 / (1 + e^(-0.16 (y - 2011.6))). Villalobos et al. (2022), arXiv 2211.04325v1, code v1/src/utils.squiggle.
/// </remarks>
public sealed class PersonYears
{
    /// <summary>The first year that counts.</summary>
    public const int First = 1951;

    /// <summary>Ceiling of the curve of Internet use: a share of all people.</summary>
    public const double UseCeiling = 0.7286;

    /// <summary>The year in which Internet use is half its ceiling.</summary>
    public const double UseMidpoint = 2011.6;

    /// <summary>Steepness of the curve of Internet use, a year.</summary>
    public const double UseRate = 0.16;

    private const double Log10OfE = 0.4342944819032518;

    private readonly double[] _recorded;
    private readonly double[] _internet;
    private readonly double _usersOf2022;

    /// <summary>Person-years of a population.</summary>
    /// <param name="people">Number of people in each year, from <see cref="First"/> on.</param>
    /// <param name="offset">Added to the share that uses the Internet, which is then held at 0 at least; the paper's code has 0.</param>
    public PersonYears(ReadOnlySpan<double> people, double offset = 0)
    {
        if (people.Length < 2023 - First)
        {
            throw new ArgumentException($"The population is needed from {First} to 2022 at least; {people.Length} years were given.",
                nameof(people));
        }

        (_recorded, _internet) = (new double[people.Length], new double[people.Length]);
        double recorded = 0, internet = 0;
        for (int i = 0; i < people.Length; i++)
        {
            double users = people[i] * Math.Max(0, InternetUse(First + i) + offset);
            _recorded[i] = recorded += people[i] * Sigmoid(First + i, 1, 2000, 0.2);
            _internet[i] = internet += users;
            _usersOf2022 = First + i == 2022 ? users : _usersOf2022;
        }
    }

    /// <summary>The last year.</summary>
    public int Last => First + _recorded.Length - 1;

    /// <summary>Reads the population.</summary>
    /// <param name="path">A table with the columns <c>year</c> and <c>people</c>, one row a year.</param>
    /// <param name="offset">As in the constructor.</param>
    /// <exception cref="InputException">The table cannot be read, or years are missing.</exception>
    public static PersonYears Read(string path, double offset = 0)
    {
        UserTable table = UserTable.Read(path, "year", "people");
        (double[] years, double[] people) = (table.Numbers("year"), table.Positives("people", "a number of people"));
        int start = Array.IndexOf(years, First);
        for (int i = Math.Max(0, start); i < years.Length; i++)
        {
            if (start < 0 || years[i] != First + i - start)
            {
                throw new InputException($"'{path}' must hold each year from {First} on, in order.");
            }
        }

        return start >= 0 && years.Length - start >= 2023 - First
            ? new PersonYears(people.AsSpan(start), offset)
            : throw new InputException($"'{path}' must hold each year from {First} to 2022 at least.");
    }

    /// <summary>Share of people that use the Internet, by the paper's curve.</summary>
    /// <param name="year">The year.</param>
    public static double InternetUse(double year) => Sigmoid(year, UseCeiling, UseMidpoint, UseRate);

    /// <summary>Person-years whose speech could be recorded, up to and with a year.</summary>
    /// <param name="year">A time in years; that of its whole year counts.</param>
    public double Recorded(double year) => _recorded[Index(year)];

    /// <summary>Person-years of users of the Internet, up to and with a year.</summary>
    /// <param name="year">A time in years; that of its whole year counts.</param>
    public double Internet(double year) => _internet[Index(year)];

    /// <summary>The same over the users of 2022: how many times a year's output of 2022 has piled up.</summary>
    /// <param name="year">A time in years; that of its whole year counts.</param>
    public double InternetInUsersOf2022(double year) => Internet(year) / _usersOf2022;

    private static double Sigmoid(double year, double ceiling, double midpoint, double rate) =>
        ceiling / (1 + Elementary.Exp10(-rate * (year - midpoint) * Log10OfE));

    private int Index(double year)
    {
        int index = (int)Math.Floor(year) - First;
        return index >= 0 && index < _recorded.Length
            ? index
            : throw new ArgumentOutOfRangeException(nameof(year), year, $"Person-years are known from {First} to {Last}.");
    }
}
