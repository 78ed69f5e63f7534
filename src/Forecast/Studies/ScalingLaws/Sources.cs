namespace Forecast.Studies.ScalingLaws;

/// <summary>The publications, as they are cited beside their numbers.</summary>
internal static class Sources
{
    public const string Hoffmann = "Hoffmann et al. (2022), arXiv 2203.15556";
    public const string Besiroglu = "Besiroglu et al. (2024), arXiv 2404.10102";
    public const string Notebook = $"{Besiroglu}, the authors' notebook";
    public const string Sardana = "Sardana et al. (2024), arXiv 2401.00448, as quoted by a secondary source";
    public const string Kaplan = "Kaplan et al. (2020), arXiv 2001.08361";
    public const string Muennighoff = "Muennighoff et al. (2023), arXiv 2305.16264";
    public const string Caballero = "Caballero et al. (2023), arXiv 2210.14891";

    /// <summary>Every publication, as it is cited at the head of the report.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Hoffmann et al. (2022), Training Compute-Optimal Large Language Models, arXiv 2203.15556.",
        "Besiroglu, Erdil, Barnett and You (2024), Chinchilla Scaling: A replication attempt, arXiv 2404.10102.",
        "Kaplan et al. (2020), Scaling Laws for Neural Language Models, arXiv 2001.08361.",
        "Sardana et al. (2024), Beyond Chinchilla-Optimal, arXiv 2401.00448.",
        "Muennighoff et al. (2023), Scaling Data-Constrained Language Models, arXiv 2305.16264.",
        "Caballero et al. (2023), Broken Neural Scaling Laws, arXiv 2210.14891.",
        "Ho et al. (2024), Algorithmic progress in language models, arXiv 2403.05812.",
    ];
}
