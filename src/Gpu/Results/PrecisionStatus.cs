namespace Forecast.Gpu.Results;

/// <summary>Whether a run reached the errors that were asked for.</summary>
public enum PrecisionStatus
{
    /// <summary>None was asked for.</summary>
    NotAsked,

    /// <summary>All errors are at most what was asked.</summary>
    Reached,

    /// <summary>The most draws that were allowed did not do.</summary>
    MaximumReached,
}
