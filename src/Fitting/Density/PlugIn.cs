namespace Forecast.Fitting.Density;

/// <summary>How Sheather and Jones' bandwidth is found from the roughness of the density.</summary>
public enum PlugIn
{
    /// <summary>The bandwidth that solves its own equation: the usual one.</summary>
    SolveTheEquation,

    /// <summary>One step from a normal reference.</summary>
    Direct,
}
