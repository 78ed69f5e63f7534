using Forecast.Data;

namespace Forecast.Studies.ParameterGap;

/// <summary>The tables of growth: the article's, and the rows recomputed from its site's snapshot.</summary>
internal static class PublishedTables
{
    /// <summary>Resamples behind an interval of the article, taken to be those of the authors' compute-trends code.</summary>
    public const int Resamples = 1000;

    public const string Article = "Epoch's article \"Machine Learning Model Sizes and the Parameter Gap\" (July 2022), table";

    public const string Snapshot = "recomputed from the site's snapshot of 2022-05-03; not printed by the authors";

    private const double ToArticle = 4.6;

    public static PublishedGrowthTable OfArticle { get; } = new(
        "article-table",
        "Article's table",
        "The article's table beside ours",
        Article,
        [
            new("1952-2018", "1952–2018", "109", Early)
            {
                Scale = ("1e1", "3e7"), Growth = "0.1 [0.1; 0.1; 0.1]", Doubling = "39.7 [36.4; 39.7; "
                    + "40.7]", RSquared = "0.62", MostYears = 66,
            },
            new("2018-2022", "2018–2022, single trend", "129", Late)
            {
                Scale = ("3e7", "2e12"), Growth = "0.9 [0.9; 0.9; 1.0]", Doubling = "4.0 [3.5; 4.0; 4.3]", RSquared = "0.31",
                MostYears = ToArticle,
            },
            new("2018-2022-above", "2018–2022, above the gap", "27", Above)
            {
                Scale = ("7e10", "2e12"), Growth = "-0.1 [-0.4; -0.1; 0.2]", Doubling = "-14.2 [-52.5; -14.2; 52.0]", RSquared = "0.00",
                MostYears = ToArticle,
            },
            new("2018-2022-below", "2018–2022, below the gap", "102", Below)
            {
                Scale = ("3e7", "2e10"), Growth = "0.5 [0.4; 0.5; 0.5]", Doubling = "8.0 [7.0; 8.0; 9.8]", RSquared = "0.25",
                MostYears = ToArticle,
            },
        ])
    {
        CountTolerance = new Tolerance(6, IsRelative: false, "systems; two months between the snapshots"),
        SlopeTolerance = new Tolerance(0.12, IsRelative: true, "two months between the snapshots"),
        Note = "The article is of July 2022 and counts 237 systems; its snapshot is not in our data, that of 3 May is. Where the "
            + "interval of a growth holds zero, a doubling time has no bound and its quantiles mean little.",
    };

    public static PublishedGrowthTable OfSnapshot { get; } = new(
        "snapshot",
        "Snapshot",
        "The rows recomputed from the snapshot of 2022-05-03 beside ours",
        Snapshot,
        [
            new("before-2018", "Before 2018", "103", Early) { Growth = "0.093", Doubling = "39.5", RSquared = "0.61" },
            new("since-2018", "Since 2018", "132", Late) { Growth = "0.815", Doubling = "4.49", RSquared = "0.33" },
            new("since-2018-above", "Since 2018, 70 billion and more", "24", Above) { Growth = "0.0" },
            new("since-2018-below", "Since 2018, up to 20 billion", "108", Below) { Growth = "0.491", Doubling = "7.45",
                RSquared = "0.24" },
            new("language-before-2018", "Language, before 2018", "20", s => Early(s.In(DomainGroup.Language))) { Doubling = "37.1" },
            new("language-since-2018", "Language, since 2018", "59", s => Late(s.In(DomainGroup.Language))) { Doubling = "5.2" },
            new("vision-before-2018", "Vision, before 2018", "48", s => Early(s.In(DomainGroup.Vision))) { Doubling = "43.7" },
            new("vision-since-2018", "Vision, since 2018", "22", s => Late(s.In(DomainGroup.Vision))) { Doubling = "10.8" },
            new("games", "Games, all years", "24", s => s.In(DomainGroup.Games)) { Doubling = "34.3" },
        ])
    {
        SlopeTolerance = new Tolerance(0.02, IsRelative: true, "of the recomputed slope"),
    };

    private static Series Early(Series series) => series.Before(SizedSystems.Acceleration);

    private static Series Late(Series series) => series.From(SizedSystems.Acceleration);

    // Exactly 20 and 70 billion belong to the parts, as in the recomputation.
    private static Series Above(Series series) => Late(series).Sized(SizedSystems.GapHigh, double.PositiveInfinity);

    private static Series Below(Series series) => Late(series).Sized(0, SizedSystems.GapLow);
}
