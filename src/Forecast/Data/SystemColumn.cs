using System.Globalization;

namespace Forecast.Data;

/// <summary>A column of a curated table.</summary>
/// <param name="Name">Name in the header.</param>
/// <param name="Meaning">What it holds.</param>
/// <param name="Unit">Unit, or empty.</param>
/// <param name="Allowed">Which texts are allowed.</param>
/// <param name="Value">The value of a system: a string, a list of strings, a number, a date, a truth value, or null where missing.</param>
public sealed record SystemColumn(string Name, string Meaning, string Unit, string Allowed, Func<MlSystem, object?> Value)
{
    /// <summary>What stands between the items of a list.</summary>
    public const string ListSeparator = "; ";

    private const string Positive = "a positive number, `1.5` or `3.8E+25`";

    /// <summary>Every column, in the table's order.</summary>
    public static IReadOnlyList<SystemColumn> All { get; } =
    [
        new("id", "Stable name inside the table", "", "lower-case letters, digits and hyphens; unique", s => s.Id),
        new(
            "name",
            "Name of the system; the title of its reference where the source names no system. "
            + "`(2)` after it marks the second of two rows that the source does not tell apart",
            "",
            "text; never empty",
            s => s.Name),
        new("organizations", "Who made it", "", "list", s => s.Organizations),
        new(
            "organization_types",
            "Kinds of organisation, each once",
            "",
            "list of: " + Words(Vocabulary.OrganizationTypes),
            s => s.OrganizationTypes),
        new("countries", "Countries of the organisations, each once, in the source's words", "", "list", s => s.Countries),
        new(
            "published",
            "Date of publication. Known to the month: the 15th. Known to the year: 2 July",
            "",
            "`yyyy-mm-dd`, 1940 or later",
            s => s.Published),
        new(
            "date_precision",
            "How much of `published` the source knows",
            "",
            Words(Vocabulary.DatePrecision) + "; empty where there is no date",
            s => s.DatePrecision is { } p ? Vocabulary.DatePrecision[(int)p] : null),
        new("domains", "Domains", "", "list of: " + Words(Vocabulary.Domains), s => s.Domains),
        new("tasks", "Tasks, in the source's words", "", "list", s => s.Tasks),
        new("parameters", "Trained parameters", "count", Positive, s => s.Parameters),
        new("training_compute", "Training compute", "FLOP", Positive, s => s.TrainingCompute),
        new(
            "training_compute_low",
            "Lower bound of the training compute",
            "FLOP",
            Positive + ", not above `training_compute`",
            s => s.TrainingComputeLow),
        new(
            "training_compute_high",
            "Upper bound of the training compute",
            "FLOP",
            Positive + ", not below `training_compute`",
            s => s.TrainingComputeHigh),
        new(
            "dataset_size",
            "Size of the training dataset, in the datapoints of the domain: words, tokens, images, …",
            "datapoints",
            Positive,
            s => s.DatasetSize),
        new("hardware", "Training hardware", "", "list", s => s.Hardware),
        new("hardware_quantity", "Chips trained on", "count", Positive, s => s.HardwareQuantity),
        new(
            "training_hours",
            "Training time. The tables of 2022 and 2023 give it mostly as equivalent training time",
            "hours",
            Positive,
            s => s.TrainingHours),
        new("cost", "Cost of the training compute", "US dollars of `cost_dollar_year`", Positive, s => s.Cost),
        new(
            "cost_dollar_year",
            "The year whose dollars `cost` is in",
            "year",
            "a year; empty where there is no cost",
            s => s.CostDollarYear),
        new("power", "Power drawn in training", "W", Positive, s => s.Power),
        new("weights_access", "How the weights can be had", "", Words(Vocabulary.WeightsAccess), s => s.WeightsAccess),
        new(
            "frontier",
            "Whether the source calls the system a frontier model",
            "",
            "yes, no; empty in every row where the source has no such column",
            s => s.Frontier),
        new(
            "notability",
            "Why the source counts the system as notable; empty where it gives no reason",
            "",
            "list of: " + Words(Vocabulary.Notability),
            s => s.Notability),
        new("confidence", "How sure the source is of its numbers", "", Words(Vocabulary.Confidence), s => s.Confidence),
        new("reference", "Title of the paper or announcement", "", "text", s => s.Reference),
        new(
            "link",
            "Web address of the reference; the first one where the source gives several",
            "",
            "an address that begins with http:// or https://",
            s => s.Link),
    ];

    /// <summary>The column of that name, where a hyphen counts as an underscore.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static SystemColumn Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string plain = name.Replace('-', '_');
        return All.FirstOrDefault(c => string.Equals(c.Name, plain, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException($"'{name}' is not a column. Allowed: {string.Join(", ", All.Select(c => c.Name))}.");
    }

    /// <summary>The cell of a system, as it is written in a table. Numbers are written so that they read back exactly.</summary>
    public string Text(MlSystem system) => Value(system) switch
    {
        null => "",
        string text => text,
        IReadOnlyList<string> list => string.Join(ListSeparator, list),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "no",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => throw new InvalidOperationException($"The column {Name} holds a {other.GetType().Name}, which has no text."),
    };

    private static string Words(IReadOnlyList<string> vocabulary) => string.Join(", ", vocabulary);
}
