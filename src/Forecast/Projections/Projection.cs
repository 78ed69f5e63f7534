using Forecast.Data;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Projections;

/// <summary>A trend carried forward: what it says of each of a run of dates.</summary>
/// <param name="Points">One prediction a date, in log10 of the measure.</param>
/// <param name="Chronology">How the predictions' years are read.</param>
/// <param name="Level">Coverage of both intervals of each prediction.</param>
public sealed record Projection(IReadOnlyList<Prediction> Points, Chronology Chronology, double Level)
{
    /// <summary>Carries a trend forward.</summary>
    /// <param name="trend">The trend, fitted on years of <paramref name="chronology"/>.</param>
    /// <param name="chronology">The chronology of the fit.</param>
    /// <param name="dates">The dates asked for.</param>
    /// <param name="level">Coverage of the intervals, between 0 and 1.</param>
    public static Projection Of(LogLinearTrend trend, Chronology chronology, IEnumerable<DateOnly> dates, double level)
    {
        ArgumentNullException.ThrowIfNull(trend);
        ArgumentNullException.ThrowIfNull(chronology);
        ArgumentNullException.ThrowIfNull(dates);
        return new Projection([.. dates.Select(date => trend.Line.Predict(chronology.Years(date), level))], chronology, level);
    }

    /// <summary>Share of observations that lie inside the predictive interval for their date.</summary>
    /// <param name="trend">The trend.</param>
    /// <param name="later">Observations the trend was not fitted on, in years of its chronology.</param>
    /// <param name="level">Coverage claimed.</param>
    public static double Coverage(LogLinearTrend trend, Series later, double level)
    {
        ArgumentNullException.ThrowIfNull(trend);
        ArgumentNullException.ThrowIfNull(later);
        int inside = 0;
        for (int i = 0; i < later.Count; i++)
        {
            inside += trend.Line.Predict(later.Years[i], level).Predictive.Contains(later.Log10Values[i]) ? 1 : 0;
        }

        return later.Count > 0 ? (double)inside / later.Count : double.NaN;
    }
}
