namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>What the Gaussian of each cell stands for in a latent Gaussian model.</summary>
public enum LatentRefinement
{
    /// <summary>Laplace matching as published: the match of each cell's own conjugate posterior, in one step.</summary>
    Cells,

    /// <summary>Slope and curvature of each cell's log likelihood at the joint mode: Laplace's approximation of the whole.</summary>
    Mode,

    /// <summary>
    /// Slope and curvature averaged over the cell's own marginal, which is the Gaussian nearest to the posterior in the divergence from it:
    /// right about means where counts are small and the mode is not the mean.
    /// </summary>
    Average,
}
