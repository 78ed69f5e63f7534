namespace Forecast.Fitting.Bayes;

/// <summary>How simulation-based calibration is run.</summary>
public sealed record CalibrationPlan
{
    /// <summary>Number of parameters drawn, data sets invented and posteriors sampled.</summary>
    public int Simulations { get; init; } = 200;

    /// <summary>Draws of each posterior among which the truth is ranked, from 0 to this; one fewer than a round number.</summary>
    public int Draws { get; init; } = 99;

    /// <summary>Bins of the chi-squared test; divides <see cref="Draws"/> + 1.</summary>
    public int Bins { get; init; } = 20;

    /// <summary>Most threads; 0 for all cores. The ranks do not depend on it.</summary>
    public int Threads { get; init; }
}
