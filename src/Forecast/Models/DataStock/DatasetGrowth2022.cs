using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Gpu;

namespace Forecast.Models.DataStock;

/// <summary>
/// The largest training dataset by historical growth in the model of 2022: log10 D(t) = log10 D₀ + (t - 2022 + ε) X, X normal.
/// </summary>
/// <remarks>
/// X has its 5 % and 95 % halfway between those of two growth paths, given by doubling months m as 12 log10(2) / m orders of magnitude a
/// year.
/// Villalobos et al. (2022), arXiv 2211.04325v1, code v1/src/datasets.
/// </remarks>
/// <param name="Name">What kind of data.</param>
/// <param name="Start">D₀: words or images in 2022.</param>
/// <param name="Shift">ε: added to the years since 2022.</param>
/// <param name="Low">5 % of X, orders of magnitude a year.</param>
/// <param name="High">95 % of X, orders of magnitude a year.</param>
public sealed record DatasetGrowth2022(string Name, double Start, double Shift, double Low, double High)
{
    /// <summary>Language: 2e12 words; doubling in 14.8 to 20.2 months on one path, in 6.7 to 10.3 on the other.</summary>
    public static DatasetGrowth2022 Language { get; } = new("language", 2e12, 1e-6, Halfway(20.2, 10.3), Halfway(14.8, 6.7));

    /// <summary>
    /// Images as the code has them: 3e9; 5 % from 48 and 31 months, and 95 % from 39.9 and 9.6, which are the paths' medians.
    /// </summary>
    /// <remarks>The code takes the second entry of each path for its first: see <see cref="VisionIntended"/>.</remarks>
    public static DatasetGrowth2022 Vision { get; } = new("images", 3e9, 0.1, Halfway(48, 31), Halfway(39.9, 9.6));

    /// <summary>Images with the paths' own 95 %: 34.2 and 7.7 months.</summary>
    public static DatasetGrowth2022 VisionIntended { get; } = Vision with { Name = "images as intended", High = Halfway(34.2, 7.7) };

    /// <summary>Growth X in orders of magnitude a year.</summary>
    public Normal Rate => Normal.FromInterval(Low, High, 0.9);

    /// <summary>The path of the largest dataset, log10; one growth for all years.</summary>
    public QuantityPath Path(Timeline years)
    {
        ArgumentNullException.ThrowIfNull(years);
        Quantity growth = Draw.FromInterval(Low, High, shape: IntervalShape.Normal, name: $"growth of {Name} datasets");
        return new QuantityPath(years, [.. years.Years.Select(year => Quantity.MultiplyAdd(growth, Since(year), Elementary.Log10(Start)))]);
    }

    /// <summary>log10 of the largest dataset of a year.</summary>
    public TwoPieceNormal At(double year)
    {
        double spread = Math.Abs(Since(year)) * Rate.StandardDeviation;
        return new TwoPieceNormal(Elementary.Log10(Start) + Since(year) * Rate.Mean, spread, spread);
    }

    private double Since(double year) => year - 2022 + Shift;

    private static double Halfway(double slowMonths, double fastMonths) =>
        (12 * Elementary.Log10(2) / slowMonths + 12 * Elementary.Log10(2) / fastMonths) / 2;
}
