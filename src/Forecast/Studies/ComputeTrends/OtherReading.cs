using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Regression;

namespace Forecast.Studies.ComputeTrends;

/// <summary>Looks for another width of the z-score's window under which a printed row comes out.</summary>
internal static class OtherReading
{
    /// <summary>Half-widths tried: 371 days, taken from a scan of widths for what reproduces rows of Tables 8 and 9, and the two readings of the paper's text.</summary>
    public static readonly int[] HalfWindows = [371, 546, 728];

    /// <summary>The reading in words where n, doubling time and R² all have the printed digits under it; null where the row comes out as it is read, or under none.</summary>
    public static string? Find(PublishedRow row, PaperData paper)
    {
        if (AsPrinted(row, paper.Select(row.Selection)))
        {
            return null;
        }

        foreach (int days in HalfWindows)
        {
            if (AsPrinted(row, row.Selection.Apply(paper.Series, ScaleClasses.Of(paper.Series, days))))
            {
                return string.Create(CultureInfo.InvariantCulture, $"with a window of ±{days} days its n, doubling time and R² are as printed");
            }
        }

        return null;
    }

    private static bool AsPrinted(PublishedRow row, Series rows)
    {
        if (rows.Count != int.Parse(row.N, CultureInfo.InvariantCulture) || row.Doubling is null || row.RSquared is null || rows.Count < 3)
        {
            return false;
        }

        LogLinearTrend trend = LogLinearTrend.Fit(rows.Years, rows.Log10Values);
        double months = rows.Chronology.Months(trend.DoublingTime(TrendStatistics.Level).Value);
        return Printed.Parse(PublishedEstimate.Parse(row.Doubling).Value).Agrees(months) && Printed.Parse(row.RSquared).Agrees(trend.Quality.RSquared);
    }
}
