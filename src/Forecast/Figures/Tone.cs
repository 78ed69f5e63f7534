namespace Forecast.Figures;

/// <summary>How loudly a group is drawn.</summary>
public enum Tone
{
    /// <summary>In a colour of its own.</summary>
    Plain,

    /// <summary>In light grey, behind the others: context.</summary>
    Muted,
}
