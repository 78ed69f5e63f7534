using Forecast.Data;

namespace Forecast.Studies.Backtest;

/// <summary>When forecasts are made and what they are scored on. Fixed before any score was seen.</summary>
internal static class BacktestPlan
{
    /// <summary>Months ahead.</summary>
    public static readonly IReadOnlyList<int> Horizons = [6, 12, 24, 36, 48];

    /// <summary>Levels of the intervals.</summary>
    public static readonly IReadOnlyList<double> Levels = [0.5, 0.8, 0.9];

    /// <summary>Months from one origin to the next.</summary>
    public const int Step = 6;

    /// <summary>Outcomes lie within so many months of the horizon: windows of neighbouring origins touch and do not overlap.</summary>
    public const int HalfWindow = 3;

    /// <summary>Fewest rows that a forecast is made from.</summary>
    public const int FewestRows = 20;

    /// <summary>Level of the intervals around scores, by blocks in time.</summary>
    public const double ScoreLevel = 0.9;

    /// <summary>Rows whose mean and scatter are the naive forecast.</summary>
    public const int NaiveRows = 10;

    /// <summary>The origins of a table: each 1 January and 1 July with enough rows before it, up to the table's own day.</summary>
    public static IReadOnlyList<DateOnly> Origins(Series series, Vintage vintage)
    {
        var origins = new List<DateOnly>();
        if (series.Count < FewestRows)
        {
            return origins;
        }

        DateOnly enough = series.Systems[FewestRows - 1].Published!.Value;
        for (var day = new DateOnly(enough.Year, 1, 1); day <= vintage.LastDay; day = day.AddMonths(Step))
        {
            if (day >= enough)
            {
                origins.Add(day);
            }
        }

        return origins;
    }

    /// <summary>Steps between origins that a horizon spans.</summary>
    public static int Steps(int months) => Math.Max(1, months / Step);
}
