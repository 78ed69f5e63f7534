namespace Forecast.Fitting.Regression;

/// <summary>What is taken to be true of the errors when standard errors are computed; the coefficients do not depend on it.</summary>
public enum ErrorModel
{
    /// <summary>Independent with one variance (up to the weights): s² (X'X)⁻¹, t with n - p degrees of freedom.</summary>
    Classical,

    /// <summary>Independent with unequal variances: HC3, the residuals over one less their leverage (MacKinnon and White 1985).</summary>
    Heteroscedastic,

    /// <summary>Dependent within groups, independent between them: CR1 with G / (G - 1) · (n - 1) / (n - p), t with G - 1 degrees of freedom.</summary>
    Clustered,
}
