namespace Forecast.Data;

/// <summary>A quantity of a system that trends are fitted to.</summary>
/// <param name="Id">Name on the command line.</param>
/// <param name="Title">Name on an axis.</param>
/// <param name="Unit">Unit, or empty for a count that needs none.</param>
/// <param name="Column">Column of the curated table.</param>
/// <param name="Value">The quantity of a system; null where it is missing.</param>
public sealed record Measure(string Id, string Title, string Unit, string Column, Func<MlSystem, double?> Value)
{
    /// <summary>Every measure.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        new("training-compute", "Training compute", "FLOP", "training_compute", s => s.TrainingCompute),
        new("parameters", "Parameters", "", "parameters", s => s.Parameters),
        new("dataset-size", "Training dataset size", "datapoints", "dataset_size", s => s.DatasetSize),
        new("cost", "Training compute cost", "USD", "cost", s => s.Cost),
        new("power", "Training power draw", "W", "power", s => s.Power),
        new("training-time", "Training time", "hours", "training_hours", s => s.TrainingHours),
        new("hardware-quantity", "Hardware quantity", "chips", "hardware_quantity", s => s.HardwareQuantity),
    ];

    /// <summary>The measure of that id.</summary>
    /// <exception cref="InputException">No measure has the id.</exception>
    public static Measure Find(string id) =>
        All.FirstOrDefault(m => string.Equals(m.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException($"'{id}' is not a measure. Allowed: {string.Join(", ", All.Select(m => m.Id))}.");
}
