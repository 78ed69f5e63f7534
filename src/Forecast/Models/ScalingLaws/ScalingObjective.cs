namespace Forecast.Models.ScalingLaws;

/// <summary>What a fit of a scaling law makes small.</summary>
public enum ScalingObjective
{
    /// <summary>Huber's loss of the residuals of ln L, δ = 1e-3: Hoffmann et al. 2022, eq. 3, and the bootstrap of Besiroglu et al. 2024.</summary>
    Huber,

    /// <summary>
    /// The negative log-likelihood of Huber's density, δ = 1e-3 in units of a fitted scale: the point estimate of Besiroglu et al. 2024. The
    /// scale comes out near 5e-6, so that the fit is in effect one of least absolute deviations.
    /// </summary>
    HuberWithFittedScale,

    /// <summary>The squares of the residuals of ln L; its bootstrap is of the same objective.</summary>
    LeastSquares,
}
