namespace Forecast.Scenarios.Language;

/// <summary>What a value may be used for.</summary>
internal enum Sort
{
    /// <summary>Arithmetic.</summary>
    Real,

    /// <summary>A condition: holds or does not.</summary>
    Condition,

    /// <summary>The date of a crossing, which may never come.</summary>
    Date,
}
