using Forecast.Fitting.Numerics;
using Forecast.Gpu;

namespace Forecast.Models.DataStock;

/// <summary>The stock of language data of low quality in the model of 2022, by component, as log10 of words.</summary>
/// <remarks>
/// Villalobos et al. (2022), arXiv 2211.04325v1, code v1/src/stocks/lang. A belief "a to b" is log-normal with 5 % and 95 % at a and b. All
/// components are drawn once and carried through all years: one draw is one path.
/// </remarks>
public sealed class LanguageStock2022
{
    private const double WordsPerTerabyte = 200e9;

    private readonly PersonYears _personYears;
    private readonly Quantity _speech, _users, _platforms, _crawl, _websites, _which;

    /// <summary>The components, each drawn once.</summary>
    /// <param name="personYears">What speech and writing grow with.</param>
    public LanguageStock2022(PersonYears personYears)
    {
        ArgumentNullException.ThrowIfNull(personYears);
        _personYears = personYears;
        Quantity recorded = Draw.Truncate(Draw.FromInterval(0.005, 0.5, shape: IntervalShape.Normal, name: "recorded share"), 1e-18, 1);
        _speech = Quantity.Log10(Belief(5_000, 20_000, "words spoken a day") * recorded * 365);
        _users = Quantity.Log10(Belief(10_000, 100_000, "words a user"));
        _platforms = Quantity.Log10(Platforms());
        Quantity compression = Draw.Truncate(Belief(0.3, 0.85, "compression"), double.NegativeInfinity, 0.99);
        Quantity terabytes = 12 * Belief(5, 10, "terabytes a month") * Belief(0.3, 0.7, "new share") / (1 - compression);
        _crawl = Quantity.Log10(terabytes * WordsPerTerabyte);
        _websites = Quantity.Log10(Belief(3e9, 100e9, "websites") * Belief(500, 50_000, "words a website"));
        _which = Draw.Uniform(0, 1, "which component");
    }

    /// <summary>Recorded speech: [5,000 to 20,000 words a day] × [share recorded] × 365 × person-years.</summary>
    public QuantityPath RecordedSpeech(Timeline years) => Path(years, year => _speech + Elementary.Log10(_personYears.Recorded(year)));

    /// <summary>Users of the Internet: [10,000 to 100,000 words a year] × person-years of users.</summary>
    public QuantityPath InternetUsers(Timeline years) => Path(years, year => _users + Elementary.Log10(_personYears.Internet(year)));

    /// <summary>
    /// Popular platforms: the words of 2022 on YouTube, Twitter and blogs over their share, times person-years over the users of 2022.
    /// </summary>
    /// <remarks>The blogs' posts are counted by the day and not multiplied by 365, as in the code.</remarks>
    public QuantityPath PopularPlatforms(Timeline years) =>
        Path(years, year => _platforms + Elementary.Log10(_personYears.InternetInUsersOf2022(year)));

    /// <summary>Common Crawl: 12 × [5 to 10 TB] × [new share] / (1 - [compression]) × 2e11 words, times max(1e-10, t - 2016).</summary>
    public QuantityPath CommonCrawl(Timeline years) => Path(years, year => _crawl + Elementary.Log10(Math.Max(1e-10, year - 2016)));

    /// <summary>Indexed websites: [3e9 to 1e11] × [500 to 50,000 words], the same in all years. Weight 0 in the mixture.</summary>
    public QuantityPath IndexedWebsites(Timeline years) => Path(years, _ => _websites);

    /// <summary>
    /// The aggregate: one component a path, Internet users with weight 1, platforms 2, Common Crawl 2, recorded speech 1.
    /// </summary>
    public QuantityPath Aggregate(Timeline years)
    {
        QuantityPath users = InternetUsers(years), platforms = PopularPlatforms(years), crawl = CommonCrawl(years),
            speech = RecordedSpeech(years);
        var path = new Quantity[years.Count];
        for (int i = 0; i < path.Length; i++)
        {
            Quantity others = Quantity.Select(_which < 5.0 / 6, crawl[i], speech[i]);
            path[i] = Quantity.Select(_which < 1.0 / 6, users[i], Quantity.Select(_which < 0.5, platforms[i], others));
        }

        return new QuantityPath(years, path);
    }

    private static Quantity Platforms()
    {
        const double WordsPerHour = 150 * 60, MinutesPerYear = 60 * 24 * 365, Tweets = 500e6 * 365;
        Quantity youTube = 500 * Belief(0.05, 0.5, "hours with speech") * WordsPerHour * MinutesPerYear;
        Quantity twitter = Tweets * Belief(10, 50, "words a tweet");
        Quantity blogs = Belief(5e6, 10e6, "posts a day") * Belief(200, 2_000, "words a post");
        return (youTube + twitter + blogs) / Belief(0.05, 0.4, "share of platforms");
    }

    private static RandomQuantity Belief(double low, double high, string name) => Draw.FromInterval(low, high, name: name);

    private static QuantityPath Path(Timeline years, Func<double, Quantity> at)
    {
        ArgumentNullException.ThrowIfNull(years);
        return new QuantityPath(years, [.. years.Years.Select(at)]);
    }
}
