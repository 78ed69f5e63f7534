namespace Forecast.Projections;

/// <summary>How values scatter about a trend.</summary>
public enum BayesLikelihood
{
    /// <summary>Normally.</summary>
    Normal,

    /// <summary>As Student's t: single wild values count less, and are part of what is forecast.</summary>
    Student,
}
