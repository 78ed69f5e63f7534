using Forecast.Figures;

namespace Forecast.Studies;

/// <summary>What a study found: sentences, numbers, tables, figures, warnings. Plain data; reports are made of it.</summary>
public sealed record Findings
{
    /// <summary>The study's id.</summary>
    public required string StudyId { get; init; }

    /// <summary>The study's title.</summary>
    public required string Title { get; init; }

    /// <summary>The paper reproduced, as it is cited.</summary>
    public required string Citation { get; init; }

    /// <summary>The result in a few plain sentences.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    /// <summary>What was found, in a sentence or two; the first of the summary, where a study names none.</summary>
    public string Headline
    {
        get => field ?? (Summary is [var first, ..] ? first : "");
        init;
    }

    /// <summary>Every number, each a finding of its own.</summary>
    public required IReadOnlyList<Finding> Numbers { get; init; }

    /// <summary>The tables, in reading order.</summary>
    public required IReadOnlyList<Table> Tables { get; init; }

    /// <summary>The figures, in reading order, each with a name for its file.</summary>
    public required IReadOnlyList<NamedFigure> Figures { get; init; }

    /// <summary>What a reader should doubt, each in a sentence.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What of the publication could not be found or verified, each in a sentence; nothing stands in for it unsaid.</summary>
    public IReadOnlyList<string> NotVerified { get; init; } = [];

    /// <summary>Tables of the data folder, beside those of systems, that the numbers rest on: <c>scaling/chinchilla-figure-4.csv</c>.</summary>
    public IReadOnlyList<string> DataFiles { get; init; } = [];
}

/// <summary>A figure and the stable name of its file.</summary>
/// <param name="Id">File name without extension: <c>eras</c>.</param>
/// <param name="Figure">The figure.</param>
public sealed record NamedFigure(string Id, Figure Figure);
