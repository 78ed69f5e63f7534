using Forecast.Fitting.Numerics;
using Forecast.Gpu;

namespace Forecast.Models.DataStock;

/// <summary>The dataset that a training run can use, from its compute C in log10 FLOP, in the model of 2022.</summary>
/// <remarks>
/// Language: log10 D = (C - log10(6 × 20)) / 2 + log10 20, 20 words a parameter. Images: log10 D = (C - log10 6) / 2 - [2 to 3].
/// Villalobos et al. (2022), arXiv 2211.04325v1, code v1/src/index.ts; the sizes of runs follow Hoffmann et al. (2022).
/// </remarks>
public static class ComputeDataset2022
{
    private static readonly double _language = Elementary.Log10(20) - Elementary.Log10(120) / 2;
    private static readonly double _vision = -Elementary.Log10(6) / 2;

    /// <summary>log10 of words, path by path.</summary>
    public static QuantityPath Language(QuantityPath compute) => compute * 0.5 + _language;

    /// <summary>log10 of words of a year.</summary>
    public static TwoPieceNormal Language(TwoPieceNormal compute) => compute.Scaled(0.5, _language);

    /// <summary>log10 of images, path by path.</summary>
    /// <param name="compute">Compute, log10 FLOP.</param>
    /// <param name="gap">What images lie below, see <see cref="VisionGap"/>.</param>
    public static QuantityPath Vision(QuantityPath compute, Quantity gap) => compute * 0.5 + _vision - gap;

    /// <summary>log10 of images of a year, before the gap is taken off.</summary>
    public static TwoPieceNormal VisionBeforeGap(TwoPieceNormal compute) => compute.Scaled(0.5, _vision);

    /// <summary>Orders of magnitude that an image dataset lies below the parameters it is trained with: [2 to 3].</summary>
    public static Quantity VisionGap() => Draw.FromInterval(2, 3, name: "images below parameters");
}
