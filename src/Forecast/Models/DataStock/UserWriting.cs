using Forecast.Fitting.Numerics;
using Forecast.Gpu;

namespace Forecast.Models.DataStock;

/// <summary>All that internet users write: on platforms and in instant messages, in a year and since there is an internet.</summary>
/// <remarks>
/// A year's text is one of the platforms' extrapolations, each as likely (so the code; the paper quotes their geometric mean), and 100
/// to 200 billion messages a day of 4 to 6 tokens (90 %). What was written until 2024 is that times the person-years with internet up to
/// then, in units of 2024: Σ_y P(y) p(y) / (P(2024) p(2024)) over 1950 ≤ y &lt; 2024, with p(y) = 1 / (1 + exp(-0.1507 (y - 2016.72))).
/// Villalobos et al. (2024), arXiv 2211.04325v2; code src/internet_users.py.
/// </remarks>
public sealed class UserWriting
{
    private const double Midpoint = 2016.72;
    private const double Rate = 0.1507;
    private const int FirstYear = 1950;
    private const int BaseYear = 2024;
    private const double Log10OfE = 0.4342944819032518;

    /// <summary>What users write, if all platforms are as those given.</summary>
    /// <param name="stream">Begins the names of its random numbers.</param>
    /// <param name="platforms">The platforms.</param>
    public UserWriting(string stream, params IReadOnlyList<PlatformText> platforms)
    {
        ArgumentNullException.ThrowIfNull(platforms);
        Platforms = platforms;
        OnPlatforms = Draw.Mixture(
            [.. platforms.Select(p => p.Extrapolated)],
            [.. platforms.Select(_ => (Quantity)1)],
            $"{stream}/platform");
        Messages = Draw.FromInterval(
            1e11,
            2e11,
            name: $"{stream}/messages") * 365 * Draw.FromInterval(4, 6, name: $"{stream}/message-tokens");
    }

    /// <summary>The platforms.</summary>
    public IReadOnlyList<PlatformText> Platforms { get; }

    /// <summary>Tokens a year on platforms.</summary>
    public Quantity OnPlatforms { get; }

    /// <summary>Tokens a year in instant messages.</summary>
    public Quantity Messages { get; }

    /// <summary>Tokens a year.</summary>
    public Quantity Yearly => OnPlatforms + Messages;

    /// <summary>Tokens written by the beginning of 2024.</summary>
    /// <param name="personYears"><see cref="PersonYears"/>.</param>
    public Quantity WrittenBy2024(double personYears) => personYears * Yearly;

    /// <summary>Share of people who use the internet, by the code's logistic curve.</summary>
    /// <param name="year">The year.</param>
    public static double InternetShare(int year) => 1 / (1 + Elementary.Exp10(-Rate * (year - Midpoint) * Log10OfE));

    /// <summary>Person-years with internet from 1950 to the end of 2023, in units of the users of 2024.</summary>
    /// <param name="people">Population by year; it holds 1950 to 2024.</param>
    /// <exception cref="KeyNotFoundException">A year is not there.</exception>
    public static double PersonYears(IReadOnlyDictionary<int, double> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        double sum = 0;
        for (int year = FirstYear; year < BaseYear; year++)
        {
            sum += people[year] * InternetShare(year);
        }

        return sum / (people[BaseYear] * InternetShare(BaseYear));
    }
}
