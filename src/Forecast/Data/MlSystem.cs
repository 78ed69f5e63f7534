using System.Globalization;

namespace Forecast.Data;

/// <summary>A machine-learning system: one row of a curated table.</summary>
/// <remarks>Missing is null or an empty list, never 0.</remarks>
public sealed record MlSystem
{
    /// <summary>Stable name inside a vintage, in lower case with hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The system's name; the title of its reference where the source names no system.</summary>
    public required string Name { get; init; }

    /// <summary>Who made it.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>Kinds of organisation: <see cref="Vocabulary.OrganizationTypes"/>.</summary>
    public IReadOnlyList<string> OrganizationTypes { get; init; } = [];

    /// <summary>Countries of the organisations, each once.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Domains: <see cref="Vocabulary.Domains"/>.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Tasks, in the source's words.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>Names of the training hardware.</summary>
    public IReadOnlyList<string> Hardware { get; init; } = [];

    /// <summary>Why the source counts the system as notable: <see cref="Vocabulary.Notability"/>. Empty where it does not.</summary>
    public IReadOnlyList<string> Notability { get; init; } = [];

    /// <summary>Date of publication, to be read with <see cref="DatePrecision"/>.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>How much of <see cref="Published"/> is known; null where the date is missing.</summary>
    public DatePrecision? DatePrecision { get; init; }

    /// <summary>Number of trained parameters.</summary>
    public double? Parameters { get; init; }

    /// <summary>Training compute, in FLOP.</summary>
    public double? TrainingCompute { get; init; }

    /// <summary>Lower bound of the training compute, in FLOP.</summary>
    public double? TrainingComputeLow { get; init; }

    /// <summary>Upper bound of the training compute, in FLOP.</summary>
    public double? TrainingComputeHigh { get; init; }

    /// <summary>Size of the training dataset, in datapoints of the domain: words, tokens, images, …</summary>
    public double? DatasetSize { get; init; }

    /// <summary>Number of chips trained on.</summary>
    public double? HardwareQuantity { get; init; }

    /// <summary>Wall-clock training time, in hours.</summary>
    public double? TrainingHours { get; init; }

    /// <summary>Cost of the training compute, in US dollars of <see cref="CostDollarYear"/>.</summary>
    public double? Cost { get; init; }

    /// <summary>The year whose dollars <see cref="Cost"/> is in; null where the cost is missing.</summary>
    public int? CostDollarYear { get; init; }

    /// <summary>Power drawn in training, in watts.</summary>
    public double? Power { get; init; }

    /// <summary>How the weights can be had: <see cref="Vocabulary.WeightsAccess"/>.</summary>
    public string? WeightsAccess { get; init; }

    /// <summary>Whether the source calls the system a frontier model; null where the vintage does not say for any system.</summary>
    public bool? Frontier { get; init; }

    /// <summary>How sure the source is of its numbers: <see cref="Vocabulary.Confidence"/>.</summary>
    public string? Confidence { get; init; }

    /// <summary>Title of the paper or announcement.</summary>
    public string? Reference { get; init; }

    /// <summary>Web address of the reference.</summary>
    public string? Link { get; init; }

    /// <summary>What tells the system apart in its table: two rows that agree in all of this are duplicates.</summary>
    internal string Identity => string.Create(CultureInfo.InvariantCulture, $"{Name}\n{Published:O}\n{Reference}\n{Parameters:R}\n{TrainingCompute:R}");
}
