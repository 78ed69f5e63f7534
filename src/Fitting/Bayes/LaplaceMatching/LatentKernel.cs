namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>How a latent strays from its line.</summary>
public enum LatentKernel
{
    /// <summary>Not at all: a linear trend.</summary>
    None,

    /// <summary>A² e^(-r² / 2), r being the time between in lengths: smooth.</summary>
    SquaredExponential,

    /// <summary>A² (1 + √3 r) e^(-√3 r): once differentiable (Matérn, 3/2).</summary>
    Matern,
}
