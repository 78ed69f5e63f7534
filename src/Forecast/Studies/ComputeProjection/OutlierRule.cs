namespace Forecast.Studies.ComputeProjection;

/// <summary>What is done with systems far from the others of their time, by their z-score within 364 days.</summary>
internal enum OutlierRule
{
    /// <summary>Nothing.</summary>
    Kept,

    /// <summary>z below -2 is dropped.</summary>
    LowDropped,

    /// <summary>z below -2 and z above 0.76 from September 2015 are dropped: the paper's regular-scale systems.</summary>
    RegularOnly,
}
