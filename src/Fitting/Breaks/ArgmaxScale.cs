namespace Forecast.Fitting.Breaks;

/// <summary>By what the argmax interval of a jump's date measures how clear the jump is.</summary>
public enum ArgmaxScale
{
    /// <summary>The height of the jump at its date and one variance for all rows: what holds where the regressor is a trend.</summary>
    AtBreak,

    /// <summary>The mean squared difference of the two lines over each segment and a variance for each: made for regressors without a trend.</summary>
    Segments,
}
