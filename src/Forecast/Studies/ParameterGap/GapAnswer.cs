namespace Forecast.Studies.ParameterGap;

/// <summary>Whether a table answers whether the gap closed, and in which sentence.</summary>
internal enum GapAnswer
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>In the first: the newest table of all systems.</summary>
    First,

    /// <summary>In the second: the newest table of notable systems.</summary>
    Second,
}
