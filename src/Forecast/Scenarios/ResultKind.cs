namespace Forecast.Scenarios;

/// <summary>What the draws of a shown quantity are.</summary>
public enum ResultKind
{
    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Dates in decimal years; infinity is never.</summary>
    Date,

    /// <summary>1 where something holds, else 0.</summary>
    Condition,
}
