using Forecast.Fitting.Scoring;

namespace Forecast.Studies.Counts;

/// <summary>How scores of counts are printed.</summary>
internal static class CountNames
{
    /// <summary>The rows in words.</summary>
    public const string Rule =
        "notable systems of known compute above six thresholds that stood to the frontier as 1e23 to 1e28 FLOP stand to today's";

    /// <summary>A forecaster's name.</summary>
    public static string Text(this CountForecaster forecaster) => forecaster switch
    {
        CountForecaster.Logistic => "Logistic share",
        CountForecaster.Ceiling => "Logistic with a ceiling",
        CountForecaster.Wandering => "Wandering about a line",
        CountForecaster.Exponential => "Exponential share",
        CountForecaster.Standstill => "Share of the last two years",
        CountForecaster.Tail => "Log-normal tail",
        CountForecaster.Growth => "Exponential count",
        _ => "Last year's count",
    };

    /// <summary>A share in percent with its interval.</summary>
    public static string Text(BlockedShare share) =>
        $"{Percent(share.Share)} % [{Percent(share.Interval.Low)}; {Percent(share.Interval.High)}]";

    /// <summary>A share in percent, without the sign.</summary>
    public static string Percent(double share) => NumberText.Fixed(100 * share, 0);

    /// <summary>Items in a row with an "and" before the last.</summary>
    public static string Listed(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";
}
