using Forecast.Gpu;

namespace Forecast.Models.DataStock;

/// <summary>The largest training set of text, in tokens, carried on by its growth so far.</summary>
/// <remarks>
/// D_H(t) = L_0 10^(g (t - 2024)): L_0 from 3e12 to 13e12 (90 %, log-normal), g normal in orders of magnitude a year with the 2.5 and
/// 97.5 % quantiles of a bootstrap. The code draws 10^g a day as log-normal over days of 365 to a year, which is the same. Villalobos et
/// al. (2024), arXiv 2211.04325v2; code src/dataset_size_projections.py.
/// </remarks>
public sealed class DatasetProjection
{
    /// <summary>A projection.</summary>
    /// <param name="slowest">2.5 % quantile of the growth, in orders of magnitude a year.</param>
    /// <param name="fastest">97.5 % quantile of the growth.</param>
    /// <param name="stream">Begins the names of its random numbers.</param>
    public DatasetProjection(double slowest, double fastest, string stream)
    {
        Start = Draw.FromInterval(3e12, 13e12, 0.9, name: $"{stream}/largest-2024");
        Growth = Draw.FromInterval(slowest, fastest, 0.95, IntervalShape.Normal, $"{stream}/growth");
    }

    /// <summary>Tokens of the largest set at the beginning of 2024.</summary>
    public Quantity Start { get; }

    /// <summary>Growth in orders of magnitude a year; one for all years of a path.</summary>
    public Quantity Growth { get; }

    /// <summary>Tokens in a year.</summary>
    /// <param name="year">Decimal year.</param>
    public Quantity In(double year) => Start * Quantity.Exp10(Growth * (year - IndexedWeb.BaseYear));
}
