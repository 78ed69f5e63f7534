namespace Forecast.Studies.ResourceModel;

/// <summary>
/// What Song, Liu, Tegmark and Gore 2024 print, from the first author's page; the paper's full text is in no public copy at hand.
/// </summary>
internal static class PublishedToys
{
    public const string Citation =
        "Song, Liu, Tegmark and Gore (2024), A Resource Model for Neural Scaling Laws, arXiv 2402.05164; beside Hoffmann et al. "
            + "(2022), arXiv 2203.15556, and Besiroglu et al. (2024), arXiv 2404.10102.";

    private const string Page = "Song et al. 2024, by the first author's page";
    private const string Figure = "figure on the first author's page, read to ±20 %";

    /// <summary>
    /// The exponent of every experiment, with a zero more than is printed, so that the tolerance decides and not the rounding.
    /// </summary>
    public static Published Slope(string what) => new("-1.0", $"{Page}: slope -1 of {what}; printed without a decimal");

    public static Published FewNeurons { get; } = new("2", $"{Figure}: neurons at α of about 5");

    public static Published ManyNeurons { get; } = new("64", $"{Figure}: neurons at α = 512");

    public static Published PairLoss { get; } = new("1e-4", $"{Figure}: loss of two neurons");

    public static Published ManyLoss { get; } = new("2.5e-6", $"{Figure}: loss of about 55 neurons");

    /// <summary>N₁/N₂ at each mixing weight: the middle of what was read.</summary>
    public static IReadOnlyList<(double Beta, Published Ratio)> Ratios { get; } =
    [
        (0.5, new("1", $"{Figure}: about 1")),
        (0.75, new("2.2", $"{Figure}: 2 to 2.4")),
        (0.85, new("3.4", $"{Figure}: 3 to 3.8")),
        (0.9, new("4.75", $"{Figure}: 4.5 to 5")),
        (0.95, new("8.5", $"{Figure}: 8 to 9")),
    ];

    /// <summary>What is not known, in sentences.</summary>
    public static IReadOnlyList<string> NotVerified { get; } =
    [
        "The full text of Song et al. (2024) is in no public copy at hand; equations and figures are from the first author's page, and "
            + "from summaries of others.",
        "The values of λ₁ and λ₂, widths, activation, range of inputs, optimiser, learning rate, steps and seeds of its experiments "
            + "could not be found; ours are our own choices and are stated.",
        "That θ₁ and θ₂ of its objective α ℓ + λ₁ θ₁ + λ₂ θ₂ are the sums of absolute and of squared weights is a reading that could "
            + "not be verified.",
        "No fitted slope with an error could be found in it: what is compared are the slope of -1 that it draws, and numbers read off "
            + "figures to ±20 %.",
    ];
}
