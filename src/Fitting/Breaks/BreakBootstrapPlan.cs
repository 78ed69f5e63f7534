namespace Forecast.Fitting.Breaks;

/// <summary>How a broken trend is resampled.</summary>
/// <param name="Resamples">Number of resamples, at least one.</param>
/// <param name="Scheme">What is drawn again.</param>
/// <param name="Threads">Threads at most; the result does not depend on it.</param>
public sealed record BreakBootstrapPlan(int Resamples, ResamplingScheme Scheme = ResamplingScheme.Rows, int Threads = 0);

/// <summary>What a resample draws again.</summary>
public enum ResamplingScheme
{
    /// <summary>Whole rows, times included: asks nothing of the errors.</summary>
    Rows,

    /// <summary>Residuals, added to the fitted values at the times as they are: takes the errors to be alike throughout.</summary>
    Residuals,
}
