namespace Forecast.Gpu;

/// <summary>How paths run between two years of their grid.</summary>
public enum Interpolation
{
    /// <summary>Straight: by the same amount in equal times.</summary>
    Linear,

    /// <summary>By the same factor in equal times where both paths are above 0 at both ends, and straight elsewhere.</summary>
    Logarithmic,
}
