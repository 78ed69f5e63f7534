namespace Forecast.Fitting.Density;

/// <summary>Whether the components of a mixture share a standard deviation.</summary>
public enum MixtureVariance
{
    /// <summary>All have the same: mclust's model E.</summary>
    Equal,

    /// <summary>Each has its own: mclust's model V.</summary>
    Varying,
}
