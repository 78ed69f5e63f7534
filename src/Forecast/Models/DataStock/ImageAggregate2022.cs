using Forecast.Fitting.Numerics;
using Forecast.Gpu;

namespace Forecast.Models.DataStock;

/// <summary>
/// The aggregate stock of images in the model of 2022, as log10 of images: normal, with the 5 % and 95 % of the mixture of its parts.
/// </summary>
/// <remarks>
/// Both parts grow alike, so that the mixture's ends of 2022 serve for all years. Code v1/src/stocks/vision/aggregation.squiggle.
/// </remarks>
public sealed class ImageAggregate2022
{
    private readonly PersonYears _personYears;
    private readonly Quantity _of2022;

    /// <summary>The stock, drawn once.</summary>
    /// <param name="personYears">What images grow with.</param>
    /// <param name="low">5 % of the mixture in 2022, log10 of images: of <see cref="ImageStock2022.Mixture"/>.</param>
    /// <param name="high">95 % of the mixture in 2022, log10 of images.</param>
    public ImageAggregate2022(PersonYears personYears, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(personYears);
        _personYears = personYears;
        _of2022 = Draw.FromInterval(low, high, shape: IntervalShape.Normal, name: "images");
    }

    /// <summary>The stock over time.</summary>
    public QuantityPath Stock(Timeline years)
    {
        ArgumentNullException.ThrowIfNull(years);
        double today = Elementary.Log10(_personYears.Internet(2022));
        return new QuantityPath(years, [.. years.Years.Select(year => _of2022 + (Elementary.Log10(_personYears.Internet(year)) - today))]);
    }
}
