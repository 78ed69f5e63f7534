using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Scenarios.Compilation;
using Forecast.Scenarios.Language;

namespace Forecast.Scenarios;

/// <summary>A scenario run: what it shows, read off its draws.</summary>
public sealed class ScenarioResult
{
    private ScenarioResult(ScenarioProgram program, Samples samples, string device, IReadOnlyList<ShownResult> shown)
    {
        Program = program;
        Samples = samples;
        Device = device;
        Shown = shown;
    }

    /// <summary>The scenario, compiled.</summary>
    public ScenarioProgram Program { get; }

    /// <summary>The scenario.</summary>
    public Scenario Scenario => Program.Scenario;

    /// <summary>The draws.</summary>
    public Samples Samples { get; }

    /// <summary>The back end that made them.</summary>
    public string Device { get; }

    /// <summary>What is shown, in order.</summary>
    public IReadOnlyList<ShownResult> Shown { get; }

    /// <summary>What a reader should know about the draws, each in a sentence.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. Samples.RunWarnings, .. Shown.SelectMany(shown => shown.Points.Where(_ => shown.Kind != ResultKind.Date).Select(point => Samples[point.Output])).SelectMany(sample => sample.Warnings)];

    /// <summary>Reads the results off the draws.</summary>
    /// <param name="program">The scenario, compiled.</param>
    /// <param name="samples">Its draws.</param>
    /// <param name="device">The back end that made them.</param>
    public static ScenarioResult Of(ScenarioProgram program, Samples samples, string device)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(samples);
        (ShownOutput Shown, int Place)[] places =
            [.. program.Shown.SelectMany(shown => shown.Outputs.Select((_, place) => (shown, place)))];
        var points = new ResultPoint[places.Length];

        // Ranks take passes over all draws, so outputs are read side by side; not the means, for a mean tidies up its sums.
        Parallel.For(0, points.Length, i => points[i] = Read(places[i].Shown, places[i].Place, program.Scenario, samples));
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = points[i] with { Mean = samples[points[i].Output].Mean };
        }

        var shown = new ShownResult[program.Shown.Count];
        int taken = 0;
        for (int i = 0; i < shown.Length; i++)
        {
            ShownOutput one = program.Shown[i];
            shown[i] = new ShownResult(one.Quantity, KindOf(one), points[taken..(taken += one.Outputs.Count)]);
        }

        return new ScenarioResult(program, samples, device, shown);
    }

    private static ResultKind KindOf(ShownOutput shown) => shown.Type.Sort switch
    {
        Sort.Date => ResultKind.Date,
        Sort.Condition => ResultKind.Condition,
        _ => ResultKind.Number,
    };

    private static ResultPoint Read(ShownOutput shown, int place, Scenario scenario, Samples samples) =>
        Read(samples[shown.Outputs[place]], KindOf(shown), shown.Quantity, shown.Type.Shape == Shape.Series ? scenario.Years!.Value.First + place : null);

    private static ResultPoint Read(Sample sample, ResultKind kind, ShownQuantity quantity, int? year)
    {
        IReadOnlyList<MonteCarloEstimate> reached = kind == ResultKind.Condition
            ? []
            : [.. quantity.Thresholds.Select(threshold => kind == ResultKind.Date ? sample.ProbabilityBelow(Math.BitIncrement(threshold)) : sample.ProbabilityAbove(Math.BitDecrement(threshold)))];
        MonteCarloEstimate happens = kind switch
        {
            ResultKind.Condition => sample.Probability,
            ResultKind.Date => sample.ProbabilityBelow(double.PositiveInfinity),
            _ => new MonteCarloEstimate(1, 0),
        };
        return new ResultPoint(sample.Name, year, default, sample.Quantiles([.. quantity.Quantiles]), reached, happens);
    }
}
