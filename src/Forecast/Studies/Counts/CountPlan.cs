using Forecast.Data;
using Forecast.Studies.ComputeProjection;

namespace Forecast.Studies.Counts;

/// <summary>When counts are forecast, above what, and what they are scored on. Fixed before any score was seen.</summary>
/// <remarks>
/// Rule of choice among the laws of the share, written down with it: a law takes the place of the logistic one if its mean CRPS of
/// ln(1 + count), over all thresholds and one to four years ahead on the newest table, is lower on the outcomes of the years up to
/// <see cref="ChoiceUntil"/> by a Diebold-Mariano interval of 90 % that leaves out 0, and lower too on the outcomes of the years after.
/// Of several such laws the one of the lowest mean is taken; of none the logistic share stays.
/// </remarks>
internal static class CountPlan
{
    /// <summary>Calendar years ahead: 1 is the first that begins on the origin or after it.</summary>
    public const int MostAhead = 4;

    /// <summary>Full calendar years that a forecast is made from, as the projection has ten.</summary>
    public const int Window = 10;

    /// <summary>Fewest systems of known compute that a forecast is made from.</summary>
    public const int FewestKnown = 20;

    /// <summary>Systems whose median compute is the frontier that thresholds are set by.</summary>
    public const int FrontierSystems = 10;

    /// <summary>Last outcome year that a law is chosen by; the later ones only confirm.</summary>
    public const int ChoiceUntil = 2022;

    /// <summary>Rates behind a scored forecast.</summary>
    public const int Rates = 200;

    /// <summary>Of so many draws of the projection one is taken.</summary>
    public const int Stride = 4;

    /// <summary>The laws of the share that are compared.</summary>
    public static IReadOnlyList<CountForecaster> Laws { get; } =
    [
        CountForecaster.Logistic, CountForecaster.Ceiling, CountForecaster.Wandering, CountForecaster.Exponential,
        CountForecaster.Standstill,
    ];

    /// <summary>Each 1 January and 1 July of a table with rows enough before it.</summary>
    /// <param name="dataset">The table.</param>
    public static IEnumerable<(DateOnly Day, YearlyCounts Counts)> Origins(Dataset dataset)
    {
        for (var day = new DateOnly(2008, 1, 1); day <= dataset.Vintage.LastDay; day = day.AddMonths(6))
        {
            if (Counts(dataset, day) is { } counts)
            {
                yield return (day, counts);
            }
        }
    }

    /// <summary>The counts of a table before a day, from the first of the ten years with a known system; null with too few.</summary>
    /// <param name="dataset">The table.</param>
    /// <param name="day">The origin.</param>
    public static YearlyCounts? Counts(Dataset dataset, DateOnly day)
    {
        var all = new YearlyCounts(dataset, day.AddDays(-1), day.Year - Window);
        int first = Array.FindIndex(all.Known, known => known > 0);
        return all.Known.Sum() < FewestKnown ? null
            : first == 0 ? all : new YearlyCounts(dataset, day.AddDays(-1), day.Year - Window + first);
    }

    /// <summary>Median log10 compute of the ten largest known systems.</summary>
    /// <param name="counts">Counts with their systems.</param>
    public static double Frontier(YearlyCounts counts)
    {
        double[] largest = [.. counts.KnownSystems.Select(s => s.TrainingCompute!.Value).OrderDescending().Take(FrontierSystems)];
        return 0.5 * (Fitting.Numerics.Elementary.Log10(largest[(largest.Length - 1) / 2])
            + Fitting.Numerics.Elementary.Log10(largest[largest.Length / 2]));
    }

    /// <summary>First calendar year that begins on a day or after it.</summary>
    public static int FirstYear(DateOnly day) => day is { Month: 1, Day: 1 } ? day.Year : day.Year + 1;
}
