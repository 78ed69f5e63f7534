namespace Forecast.Data.Import;

/// <summary>A column of the public tables under all the headers it has had.</summary>
/// <param name="Name">What it holds.</param>
/// <param name="Headers">The headers, the one to be preferred first; a cell that is empty under one is looked up under the next.</param>
public sealed record SourceField(string Name, params IReadOnlyList<string> Headers)
{
    /// <summary>Name of the system.</summary>
    public static readonly SourceField System = new("name", "Model", "System", "Name");

    /// <summary>Makers.</summary>
    public static readonly SourceField Organization =
        new("organisation", "Organization", "Organizations", "Organization(s)", "Organization (from Organization)");

    /// <summary>Kinds of maker.</summary>
    public static readonly SourceField OrganizationType =
        new("organisation type", "Organization categorization", "Organization categorization (from Organization)", "Type of developer");

    /// <summary>Countries.</summary>
    public static readonly SourceField Country = new("country", "Country (of organization)", "Country (from Organization)", "Country");

    /// <summary>Date.</summary>
    public static readonly SourceField Published = new("publication date", "Publication date", "Date");

    /// <summary>Year, where the date itself is missing.</summary>
    public static readonly SourceField Year = new("year", "Year");

    /// <summary>Domains.</summary>
    public static readonly SourceField Domain = new("domain", "Domain", "Domains");

    /// <summary>Tasks.</summary>
    public static readonly SourceField Task = new("task", "Task", "Tasks");

    /// <summary>Parameters.</summary>
    public static readonly SourceField Parameters = new("parameters", "Parameters");

    /// <summary>Training compute.</summary>
    public static readonly SourceField TrainingCompute = new("training compute", "Training compute (FLOP)", "Training compute (FLOPs)");

    /// <summary>Lower bound of the training compute.</summary>
    public static readonly SourceField TrainingComputeLow =
        new("lower bound", "Training compute lower bound", "Training compute lower bound (FLOP)");

    /// <summary>Upper bound of the training compute.</summary>
    public static readonly SourceField TrainingComputeHigh =
        new("upper bound", "Training compute upper bound", "Training compute upper bound (FLOP)");

    /// <summary>Dataset size.</summary>
    public static readonly SourceField DatasetSize =
        new("dataset size", "Training dataset size (datapoints)", "Training dataset size (total)", "Training dataset size");

    /// <summary>Hardware.</summary>
    public static readonly SourceField Hardware = new("hardware", "Training hardware", "Name of the hardware (from Training hardware)");

    /// <summary>Number of chips.</summary>
    public static readonly SourceField HardwareQuantity = new("hardware quantity", "Hardware quantity");

    /// <summary>Training time.</summary>
    public static readonly SourceField TrainingHours = new("training time", "Training time (hours)", "Equivalent training time (hours)");

    /// <summary>Cost; the dollar year stands in the header.</summary>
    public static readonly SourceField Cost = new(
        "cost",
        Enumerable.Range(2018, 33).Reverse().SelectMany(y => new[] { $"Training compute cost ({y} USD)", $"Training cost ({y} USD)" }).ToArray());

    /// <summary>Power.</summary>
    public static readonly SourceField Power = new("power", "Training power draw (W)");

    /// <summary>Access to the weights.</summary>
    public static readonly SourceField WeightsAccess = new("weights access", "Model accessibility", "Open-source");

    /// <summary>Frontier flag.</summary>
    public static readonly SourceField Frontier = new("frontier", "Frontier model");

    /// <summary>Notability.</summary>
    public static readonly SourceField Notability = new("notability", "Notability criteria", "Inclusion criteria");

    /// <summary>Confidence.</summary>
    public static readonly SourceField Confidence = new("confidence", "Confidence");

    /// <summary>Title of the reference.</summary>
    public static readonly SourceField Reference = new("reference", "Reference");

    /// <summary>Link.</summary>
    public static readonly SourceField Link = new("link", "Link");

    /// <summary>Every field.</summary>
    public static IReadOnlyList<SourceField> All { get; } =
    [
        System, Organization, OrganizationType, Country, Published, Year, Domain, Task, Parameters, TrainingCompute, TrainingComputeLow,
        TrainingComputeHigh, DatasetSize, Hardware, HardwareQuantity, TrainingHours, Cost, Power, WeightsAccess, Frontier, Notability,
        Confidence, Reference, Link,
    ];

    /// <summary>A header without case, spaces and punctuation, so that small changes of a header do not matter.</summary>
    public static string Plain(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
    }
}
