using Forecast.Fitting.Random;
using Forecast.Fitting.Scoring;
using Forecast.Studies.ComputeProjection;

namespace Forecast.Studies.Counts;

/// <summary>A forecast of the number of all notable systems of a year, whatever their compute, scored.</summary>
/// <param name="Origin">The cut.</param>
/// <param name="Year">The year.</param>
/// <param name="Ahead">Calendar years ahead, from 1.</param>
/// <param name="Outcome">What came.</param>
/// <param name="Marks">The scores.</param>
internal sealed record NumberScore(DateOnly Origin, int Year, int Ahead, int Outcome, CountMarks Marks)
{
    /// <summary>The forecasts made at an origin.</summary>
    public static IEnumerable<NumberScore> Of(DateOnly day, YearlyCounts counts, YearlyCounts now, int lastYear, StreamKey key)
    {
        var all = new SystemNumbers(counts, key.Child("all"));
        int first = CountPlan.FirstYear(day);
        for (int year = first; year <= Math.Min(lastYear, first + CountPlan.MostAhead - 1); year++)
        {
            int outcome = (int)now.All[Array.IndexOf(now.Years, year)];
            CountForecast forecast = CountOrigin.Number(all, year);
            yield return new NumberScore(day, year, year - first + 1, outcome, CountOrigin.Marks(forecast, outcome, 0.5));
        }
    }
}
