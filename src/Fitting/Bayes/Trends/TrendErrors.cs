namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The distribution of the errors about a line.</summary>
public enum TrendErrors
{
    /// <summary>Normal: every row counts in full.</summary>
    Normal,

    /// <summary>Student's t: outliers are expected, and count for less.</summary>
    Student,
}
