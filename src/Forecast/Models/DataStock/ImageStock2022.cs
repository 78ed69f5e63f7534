using Forecast.Fitting.Numerics;
using Forecast.Gpu;

namespace Forecast.Models.DataStock;

/// <summary>The stock of images in the model of 2022, as log10 of images.</summary>
/// <remarks>
/// Popular platforms: YouTube [500 to 800 hours a minute] × 525,600 × 3,600 × [0.1 to 0.5] + social networks [5e9 to 2e10 a day] × 365 /
/// [5 to 15]. External estimate (Rise Above Research): [5e10 to 2e11] a year. Each times person-years of users of the Internet over the
/// users
/// of 2022. Villalobos et al. (2022), arXiv 2211.04325v1, code v1/src/stocks/vision.
/// </remarks>
public sealed class ImageStock2022
{
    /// <summary>Weight of popular platforms in the mixture; the external estimate has the rest.</summary>
    public const double PopularWeight = 0.7;

    private readonly PersonYears _personYears;
    private readonly Quantity _popular, _external, _which;

    /// <summary>The components, each drawn once.</summary>
    /// <param name="personYears">What images grow with.</param>
    public ImageStock2022(PersonYears personYears)
    {
        ArgumentNullException.ThrowIfNull(personYears);
        _personYears = personYears;
        const double MinutesPerYear = 525_600, ImagesPerHour = 3_600;
        Quantity youTube = Draw.FromInterval(500, 800, name: "hours a minute") * MinutesPerYear * ImagesPerHour * Draw.FromInterval(0.1,
            0.5, name: "distinct share");
        Quantity social = Draw.FromInterval(5e9, 20e9, name: "images a day") * 365 / Draw.FromInterval(5, 15, name: "copies");
        _popular = Quantity.Log10(youTube + social);
        _external = Quantity.Log10(Draw.FromInterval(5e10, 2e11, name: "images a year"));
        _which = Draw.Uniform(0, 1, "which estimate");
    }

    /// <summary>Images on popular platforms.</summary>
    public QuantityPath Popular(Timeline years) => Path(years, _popular);

    /// <summary>Images by the external estimate.</summary>
    public QuantityPath External(Timeline years) => Path(years, _external);

    /// <summary>The mixture of both, from whose 5 % and 95 % the aggregate is made.</summary>
    public QuantityPath Mixture(Timeline years) => Path(years, Quantity.Select(_which < PopularWeight, _popular, _external));

    private QuantityPath Path(Timeline years, Quantity ofAYear)
    {
        ArgumentNullException.ThrowIfNull(years);
        return new QuantityPath(years, [.. years.Years.Select(year => ofAYear
            + Elementary.Log10(_personYears.InternetInUsersOf2022(year)))]);
    }
}
