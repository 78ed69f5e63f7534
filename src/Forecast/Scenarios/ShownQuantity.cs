using Forecast.Scenarios.Language;

namespace Forecast.Scenarios;

/// <summary>A quantity that a scenario shows, and how.</summary>
/// <param name="Name">Its name in <c>let</c>.</param>
public sealed record ShownQuantity(string Name)
{
    /// <summary>What a reader sees.</summary>
    public string Label { get; init; } = Name;

    /// <summary>Its unit; empty where it needs none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Probabilities of the quantiles shown, ascending.</summary>
    public IReadOnlyList<double> Quantiles { get; init; } = [0.05, 0.5, 0.95];

    /// <summary>Values whose probability of being reached is shown.</summary>
    public IReadOnlyList<double> Thresholds { get; init; } = [];

    /// <summary>Where the file asks for it.</summary>
    internal Place Place { get; init; }

    /// <summary>The label with its unit.</summary>
    internal string Title => Unit.Length > 0 ? $"{Label} ({Unit})" : Label;
}
