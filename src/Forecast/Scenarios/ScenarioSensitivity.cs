using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Scenarios.Compilation;

namespace Forecast.Scenarios;

/// <summary>Which names of a scenario its results' uncertainty comes from.</summary>
/// <remarks>
/// An input is a name with random numbers of its own. Its indices are shares of variance; its swing is the median of the result where it
/// is low and where it is high, and needs a value of its own: of a series that in the last year.
/// </remarks>
public static class ScenarioSensitivity
{
    /// <summary>Most draws of each design behind Sobol indices; the program is run on it inputs + 2 times.</summary>
    public const long IndexDraws = 1L << 16;

    /// <summary>Most draws that swings are read off.</summary>
    public const long SwingDraws = 1L << 16;

    // The ratio of the 99.8 % to the 0.2 % quantile from which a figure's axis is logarithmic as well.
    private const double WideRatio = 30;

    /// <summary>The sensitivity of a shown quantity, in its last year; made on this processor whatever device made the results.</summary>
    /// <param name="result">The results.</param>
    /// <param name="shown">One of them.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static ResultSensitivity Of(ScenarioResult result, ShownResult shown, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(shown);
        ScenarioProgram scenario = result.Program;
        Value value = scenario.Values[shown.Quantity.Name];
        int last = Math.Max(0, scenario.Grid.Count - 1);
        Quantity quantity = value.At(last);
        SensitivityScale scale = ScaleOf(result, shown);
        Quantity measured = scale switch
        {
            SensitivityScale.Logarithm => Quantity.Log10(quantity),
            SensitivityScale.DateWithinYears => Quantity.Min(quantity, scenario.Grid.First + last),
            _ => quantity,
        };
        var program = Gpu.Program.Compile(("result", quantity), ("measured", measured));
        IReadOnlyList<InputGroup> groups = InputGroup.Join(program.Inputs, scenario.Joined);
        DrawPlan run = result.Samples.Plan;
        var plan = new DrawPlan(Math.Clamp(run.Draws, 2, IndexDraws), run.Seed);
        IReadOnlyList<SobolIndex> indices = Sensitivity.Sobol(program, "measured", groups, plan, cancellation: cancellation);
        DrawPlan swung = run with { Draws = Math.Min(run.Draws, SwingDraws) };
        Dictionary<string, Swing> swings = Swings(scenario, groups, quantity, last, swung, cancellation);
        InputInfluence[] inputs =
        [
            .. groups.Select((group, g) => new InputInfluence(group.Name, swings.GetValueOrDefault(group.Name), indices[g]))
                .OrderByDescending(input => input.Index.Total.Value)
                .ThenBy(input => input.Input, StringComparer.Ordinal),
        ];
        return new ResultSensitivity(shown, shown.Points[^1].Year, scale, inputs, swung.Draws, plan.Draws);
    }

    private static SensitivityScale ScaleOf(ScenarioResult result, ShownResult shown)
    {
        if (shown.Kind != ResultKind.Number)
        {
            return shown.Kind == ResultKind.Date ? SensitivityScale.DateWithinYears : SensitivityScale.Value;
        }

        Sample sample = result.Samples[shown.Points[^1].Output];
        return sample.Minimum > 0 && sample.Quantile(0.998).Value > WideRatio * sample.Quantile(0.002).Value
            ? SensitivityScale.Logarithm
            : SensitivityScale.Value;
    }

    private static Dictionary<string, Swing> Swings(
        ScenarioProgram scenario, IReadOnlyList<InputGroup> groups, Quantity result, int last, DrawPlan plan, CancellationToken cancellation)
    {
        // The first of correlated names stands for all.
        (string Group, string Name)[] candidates = [.. groups.Select(group => (group.Name, group.Name.Split(", ")[0]))];
        (string Group, Quantity Value)[] inputs =
        [
            .. candidates.Where(one => scenario.Values.ContainsKey(one.Name))
                .Select(one => (one.Group, one.Name, Value: scenario.Values[one.Name].At(last)))
                .Where(one => IsItsOwn(one.Name, one.Value))
                .Select(one => (one.Group, one.Value)),
        ];
        if (inputs.Length == 0)
        {
            return [];
        }

        var program = Gpu.Program.Compile([("result", result), .. inputs.Select(input => ($"input:{input.Group}", input.Value))]);
        Samples samples = MonteCarlo.Run(program, plan, new RunOptions { Memory = long.MaxValue }, cancellation);
        return Tornado.Of([.. inputs.Select(input => (input.Group, samples[$"input:{input.Group}"].Draws))], samples["result"].Draws)
            .ToDictionary(swing => swing.Input, StringComparer.Ordinal);
    }

    // Not one that stands for other inputs as well.
    private static bool IsItsOwn(string name, Quantity value) => Gpu.Program.Compile((name, value)).Inputs is [var only] && only.Name == name;
}
