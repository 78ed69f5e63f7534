using Forecast.Fitting.Results;
using Forecast.Gpu.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>Dates of exhaustion as they are printed: median with 5 % and 95 %.</summary>
internal static class Stock2022Dates
{
    /// <summary>From 5 % to 95 % of first crossings.</summary>
    public static Interval IntervalOf(Sample dates) => new(dates.Quantile(0.05).Value, dates.Quantile(0.95).Value, 0.9);

    /// <summary>First crossings, to a tenth of a year.</summary>
    public static string Text(Sample dates)
    {
        Interval interval = IntervalOf(dates);
        return $"{Year(dates.Quantile(0.5).Value)} [{Year(interval.Low)}; {Year(interval.High)}]";

        static string Year(double year) => double.IsFinite(year) ? NumberText.Fixed(year, 1) : "later";
    }

    /// <summary>Dates by the paper's method, to a hundredth of a year.</summary>
    public static string Text(CrossingDensity density)
    {
        return $"{Year(0.5)} [{Year(0.05)}; {Year(0.95)}]";

        string Year(double probability) => NumberText.Fixed(density.Quantile(probability), 2);
    }

    /// <summary>How many years a median lies after the printed one.</summary>
    public static string Less(double median, PublishedEstimate printed) => Signed(median - Printed.Parse(printed.Value).Value);

    /// <summary>A number of years with its sign; a dash where there is none.</summary>
    public static string Signed(double years) =>
        double.IsFinite(years) ? $"{(years >= 0.05 ? "+" : "")}{NumberText.Fixed(years, 1)}" : "–";
}
