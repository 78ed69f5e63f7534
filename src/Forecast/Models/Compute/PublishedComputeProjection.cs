namespace Forecast.Models.Compute;

/// <summary>Training compute of the largest run as Besiroglu, Heim and Sevilla projected it in 2022: the quantiles they printed.</summary>
/// <remarks>
/// Besiroglu, Heim and Sevilla (2022), "Projecting compute trends in machine learning", Epoch AI, table of the article (CC BY 4.0). "Will we run
/// out of data?" names it as its path of compute; the file of draws that its code reads is in no public copy, so these quantiles stand in for it.
/// </remarks>
public static class PublishedComputeProjection
{
    /// <summary>The table: log10 FLOP of the largest run, median and 95 % interval.</summary>
    public static IReadOnlyList<ProjectedCompute> Table { get; } =
    [
        new(2025, 25.33, 25.90, 26.14),
        new(2030, 26.71, 28.67, 29.47),
        new(2040, 29.27, 32.42, 34.71),
        new(2050, 31.78, 35.26, 38.86),
        new(2060, 34.35, 38.10, 42.49),
        new(2070, 36.83, 40.79, 45.49),
        new(2080, 39.04, 43.32, 48.18),
    ];
}

/// <summary>Projected compute of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Low">2.5 % quantile, log10 FLOP.</param>
/// <param name="Median">Median, log10 FLOP.</param>
/// <param name="High">97.5 % quantile, log10 FLOP.</param>
public sealed record ProjectedCompute(int Year, double Low, double Median, double High);
