namespace Forecast.Data.Import;

/// <summary>Categories of the public tables in the words of <see cref="Vocabulary"/>.</summary>
public sealed class SourceCategories
{
    private readonly IReadOnlyList<string> _vocabulary;
    private readonly Dictionary<string, string[]> _synonyms;

    private SourceCategories(IReadOnlyList<string> vocabulary, Dictionary<string, string[]> synonyms)
    {
        _vocabulary = vocabulary;
        _synonyms = new Dictionary<string, string[]>(synonyms, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Domains. <c>All</c> and <c>Record</c> of the table of February 2022 are no domains and stand for none.</summary>
    public static SourceCategories Domains { get; } = new(Vocabulary.Domains, new()
    {
        ["Text-to-Video"] = ["Video"],
        ["All"] = [],
        ["Record"] = [],
    });

    /// <summary>Kinds of organisation.</summary>
    public static SourceCategories OrganizationTypes { get; } = new(Vocabulary.OrganizationTypes, new()
    {
        ["Company"] = ["Industry"],
        ["Industry - Academia Collaboration"] = ["Industry", "Academia"],
        ["Industry - Academia Collaboration (Industry leaning)"] = ["Industry", "Academia"],
        ["Industry - Academia Collaboration (Academia leaning)"] = ["Academia", "Industry"],
    });

    /// <summary>Reasons for notability.</summary>
    public static SourceCategories Notability { get; } = new(Vocabulary.Notability, new()
    {
        ["Historical relevance"] = ["Historical significance"],
        ["ICPR 2012 mitosis detection competition winner"] = ["SOTA improvement"],
    });

    /// <summary>Access to weights; the first names are those of 2024.</summary>
    public static SourceCategories WeightsAccess { get; } = new(Vocabulary.WeightsAccess, new()
    {
        ["Fully open-source"] = ["Open weights (unrestricted)"],
        ["Permissive license"] = ["Open weights (unrestricted)"],
        ["Weights available"] = ["Open weights (terms unknown)"],
        ["API accessible"] = ["API access"],
    });

    /// <summary>Confidence.</summary>
    public static SourceCategories Confidence { get; } = new(Vocabulary.Confidence, []);

    /// <summary>The categories that a source's word stands for; null where it is a new one.</summary>
    public IReadOnlyList<string>? Find(string text)
    {
        if (Vocabulary.Find(_vocabulary, text) is { } known)
        {
            return [known];
        }

        return _synonyms.GetValueOrDefault(text);
    }
}
