namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>What is observed in each cell, such as a year, given the cell's latents.</summary>
public interface ILatentLikelihood
{
    /// <summary>Number of cells.</summary>
    int Cells { get; }

    /// <summary>Latents of a cell: 1 for counts, one fewer than the categories for shares.</summary>
    int Latents { get; }

    /// <summary>Where the prior of the level is centred, from the cells taken together.</summary>
    /// <param name="offset">Where it is written, one number a latent.</param>
    void Offset(Span<double> offset);

    /// <summary>Laplace matching: the Gaussian that the cell's conjugate posterior is matched to.</summary>
    /// <param name="cell">Index of the cell.</param>
    /// <param name="mean">Where its mean is written, one number a latent.</param>
    /// <param name="precision">Where its precision is written, row by row.</param>
    void Match(int cell, Span<double> mean, Span<double> precision);

    /// <summary>The cell's log likelihood with its slope and curvature, averaged over a Gaussian of its latents.</summary>
    /// <param name="cell">Index of the cell.</param>
    /// <param name="mean">Mean of the latents.</param>
    /// <param name="covariance">Their covariance, row by row; empty for the values at the mean.</param>
    /// <param name="slope">Where the slope is written, one number a latent.</param>
    /// <param name="curvature">Where minus the Hessian is written, row by row.</param>
    double Average(int cell, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, Span<double> slope, Span<double> curvature);

    /// <summary>The log likelihood of all cells, up to a constant.</summary>
    /// <param name="latents">The latents, those of a cell together.</param>
    /// <param name="slope">Where the derivative by each is written.</param>
    double Evaluate(ReadOnlySpan<double> latents, Span<double> slope);

    /// <summary>The log likelihood of each cell, with its constants.</summary>
    /// <param name="latents">The latents, those of a cell together.</param>
    /// <param name="pointwise">Where it is written, one number a cell.</param>
    void LogLikelihood(ReadOnlySpan<double> latents, Span<double> pointwise);
}
