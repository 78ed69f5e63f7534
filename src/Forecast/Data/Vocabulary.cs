namespace Forecast.Data;

/// <summary>The values allowed in the columns that hold categories.</summary>
public static class Vocabulary
{
    /// <summary>Kinds of organisation.</summary>
    public static IReadOnlyList<string> OrganizationTypes { get; } =
        ["Academia", "Industry", "Government", "Research collective", "Non-profit"];

    /// <summary>Domains, of every vintage.</summary>
    public static IReadOnlyList<string> Domains { get; } =
    [
        "3D modeling", "3D reconstruction", "Audio", "Biology", "Drawing", "Driving", "Earth science", "Games", "Image generation",
        "Language", "Materials science", "Mathematics", "Medicine", "Multimodal", "Other", "Reading", "Recommendation", "Robotics",
        "Search", "Speech", "Video", "Vision",
    ];

    /// <summary>Reasons to count a system as notable.</summary>
    public static IReadOnlyList<string> Notability { get; } =
    [
        "Highly cited", "SOTA improvement", "Historical significance", "Significant use", "Training cost", "Important context",
        "Discretionary",
    ];

    /// <summary>How the weights can be had, from the most to the least open.</summary>
    public static IReadOnlyList<string> WeightsAccess { get; } =
    [
        "Open weights (unrestricted)", "Open weights (restricted use)", "Open weights (non-commercial)", "Open weights (terms unknown)",
        "API access", "Hosted access (no API)", "Unreleased",
    ];

    /// <summary>How sure the source is of its numbers.</summary>
    public static IReadOnlyList<string> Confidence { get; } = ["Confident", "Likely", "Speculative", "Unverified", "Unknown"];

    /// <summary>How much of a date is known.</summary>
    public static IReadOnlyList<string> DatePrecision { get; } = ["day", "month", "year"];

    /// <summary>The value of a vocabulary that a text means, whatever its case; null where there is none.</summary>
    public static string? Find(IReadOnlyList<string> vocabulary, string text)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return vocabulary.FirstOrDefault(v => string.Equals(v, text, StringComparison.OrdinalIgnoreCase));
    }
}
