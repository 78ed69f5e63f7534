namespace Forecast.Studies;

/// <summary>A part of what a study found: a study of several questions joins one for each.</summary>
public sealed record StudySection
{
    /// <summary>The result in a few plain sentences.</summary>
    public IReadOnlyList<string> Summary { get; init; } = [];

    /// <summary>What the whole study found, in a sentence or two; null where another section says it.</summary>
    public string? Headline { get; init; }

    /// <summary>Every number, each a finding of its own.</summary>
    public IReadOnlyList<Finding> Numbers { get; init; } = [];

    /// <summary>The tables, in reading order.</summary>
    public IReadOnlyList<Table> Tables { get; init; } = [];

    /// <summary>The figures, in reading order.</summary>
    public IReadOnlyList<NamedFigure> Figures { get; init; } = [];

    /// <summary>What a reader should doubt.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What of the publication could not be found or verified.</summary>
    public IReadOnlyList<string> NotVerified { get; init; } = [];

    /// <summary>Tables of the data folder, beside those of systems, that the numbers rest on.</summary>
    public IReadOnlyList<string> DataFiles { get; init; } = [];

    /// <summary>The findings of a study, its sections in order.</summary>
    /// <param name="study">The study.</param>
    /// <param name="citation">The papers reproduced, as they are cited.</param>
    /// <param name="sections">The sections.</param>
    public static Findings Join(IStudy study, string citation, params IReadOnlyList<StudySection> sections)
    {
        ArgumentNullException.ThrowIfNull(study);
        Findings findings = new()
        {
            StudyId = study.Id,
            Title = study.Title,
            Citation = citation,
            Summary = [.. sections.SelectMany(section => section.Summary)],
            Numbers = [.. sections.SelectMany(section => section.Numbers)],
            Tables = [.. sections.SelectMany(section => section.Tables)],
            Figures = [.. sections.SelectMany(section => section.Figures)],
            Warnings = [.. sections.SelectMany(section => section.Warnings)],
            NotVerified = [.. sections.SelectMany(section => section.NotVerified)],
            DataFiles = [.. sections.SelectMany(section => section.DataFiles).Distinct()],
        };
        return sections.Select(section => section.Headline).FirstOrDefault(sentence => sentence is not null) is { } headline
            ? findings with { Headline = headline }
            : findings;
    }
}
