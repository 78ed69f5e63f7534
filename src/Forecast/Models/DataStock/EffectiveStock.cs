using Forecast.Gpu;

namespace Forecast.Models.DataStock;

/// <summary>The stock of text that training can use: the indexed web, less its poor parts, times what repetition adds.</summary>
/// <remarks>
/// S(t) = S_IW(t) q m, with the usable share q from 0.1 to 0.4 and the gain of several passes m from 2 to 5 (95 %, log-normal).
/// Villalobos et al. (2024), arXiv 2211.04325v2, section 2 and Figure 3; code src/stock_adjust.py.
/// </remarks>
public sealed class EffectiveStock
{
    /// <summary>The stock on a web.</summary>
    /// <param name="web">The indexed web.</param>
    /// <param name="stream">Begins the names of its random numbers.</param>
    public EffectiveStock(IndexedWeb web, string stream)
    {
        ArgumentNullException.ThrowIfNull(web);
        Web = web;
        Quality = Draw.FromInterval(0.1, 0.4, 0.95, name: $"{stream}/quality");
        Repetition = Draw.FromInterval(2, 5, 0.95, name: $"{stream}/repetition");
    }

    /// <summary>The indexed web.</summary>
    public IndexedWeb Web { get; }

    /// <summary>Share of the text that is worth training on.</summary>
    public Quantity Quality { get; }

    /// <summary>How many times its size the text is worth when it is repeated.</summary>
    public Quantity Repetition { get; }

    /// <summary>Tokens of good quality in a year.</summary>
    /// <param name="year">Decimal year.</param>
    public Quantity OfQualityIn(double year) => Web.In(year) * Quality;

    /// <summary>Tokens in a year, with repetition.</summary>
    /// <param name="year">Decimal year.</param>
    public Quantity In(double year) => OfQualityIn(year) * Repetition;
}
