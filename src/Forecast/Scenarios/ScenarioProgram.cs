using System.Globalization;
using Forecast.Data;
using Forecast.Gpu;
using Forecast.Scenarios.Compilation;
using Forecast.Scenarios.Language;

namespace Forecast.Scenarios;

/// <summary>A scenario compiled: the program of its draws, and which outputs hold what it shows.</summary>
public sealed class ScenarioProgram
{
    /// <summary>Most instructions of a program.</summary>
    public const int MostInstructions = 200_000;

    internal ScenarioProgram(Scenario scenario, Gpu.Program program)
    {
        Scenario = scenario;
        Program = program;
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>The program.</summary>
    public Gpu.Program Program { get; }

    /// <summary>The dataset that a trend was fitted to; null where none was.</summary>
    public Dataset? Dataset { get; private init; }

    /// <summary>What a reader should doubt about the trends fitted, each in a sentence.</summary>
    public IReadOnlyList<string> Doubts { get; private init; } = [];

    /// <summary>What is shown.</summary>
    internal IReadOnlyList<ShownOutput> Shown { get; init; } = [];

    /// <summary>What each name means.</summary>
    internal IReadOnlyDictionary<string, Value> Values { get; private init; } = new Dictionary<string, Value>();

    /// <summary>The years.</summary>
    internal Grid Grid { get; private init; }

    /// <summary>Names whose draws a copula correlates, in pairs.</summary>
    internal IReadOnlyList<(string One, string Other)> Joined { get; private init; } = [];

    /// <summary>Compiles a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="data">Opens the data folder, where a trend of the dataset is asked for.</param>
    /// <exception cref="InputException">A parameter that a distribution does not take, or data that cannot be read.</exception>
    public static ScenarioProgram Of(Scenario scenario, Func<DataFolder> data)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(data);
        Dataset? dataset = null;
        var doubts = new List<string>();
        Grid grid = scenario.Years is { } years ? new Grid(years.First, years.Last - years.First + 1) : default;
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        var source = new TrendSource(() => dataset ??= data().ReadLatest(), doubts);
        var joined = new List<(string, string)>();
        foreach (Definition definition in scenario.Definitions)
        {
            values[definition.Name] = Lowering.Of(definition, grid, values, source, joined);
        }

        var outputs = new List<(string, Quantity)>();
        ShownOutput[] shown = [.. scenario.Shown.Select(one => Show(one, TypeOf(scenario, one.Name), values[one.Name], grid, outputs))];
        var program = Gpu.Program.Compile([.. outputs]);
        return program.Instructions.Count <= MostInstructions
            ? new ScenarioProgram(scenario, program)
            {
                Shown = shown,
                Dataset = dataset,
                Doubts = [.. doubts.Distinct()],
                Values = values,
                Grid = grid,
                Joined = joined,
            }
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{scenario.File}' compiles to {program.Instructions.Count} operations a draw; the most is {MostInstructions}. Fewer years or names are needed."));
    }

    private static Language.ValueType TypeOf(Scenario scenario, string name) =>
        scenario.Definitions.First(definition => definition.Name == name).Type;

    private static ShownOutput Show(
        ShownQuantity one, Language.ValueType type, Value value, Grid grid, List<(string Name, Quantity Quantity)> outputs)
    {
        string[] names = value.IsSeries
            ? [.. Enumerable.Range(grid.First, grid.Count).Select(year => string.Create(CultureInfo.InvariantCulture, $"{one.Name}@{year}"))]
            : [one.Name];
        for (int i = 0; i < names.Length; i++)
        {
            if (!outputs.Exists(output => output.Name == names[i]))
            {
                outputs.Add((names[i], value.At(i)));
            }
        }

        return new ShownOutput(one, type, names);
    }
}
