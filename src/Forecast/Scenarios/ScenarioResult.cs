using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Scenarios.Compilation;
using Forecast.Scenarios.Language;

namespace Forecast.Scenarios;

/// <summary>A scenario run: what it shows, read off its draws.</summary>
public sealed class ScenarioResult
{
    private readonly string? _note;

    private ScenarioResult(ScenarioProgram program, Samples samples, string device, string? note, IReadOnlyList<ShownResult> shown)
    {
        _note = note;
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

    /// <summary>What their uncertainty comes from; empty unless asked for by <see cref="WithSensitivity(CancellationToken)"/>.</summary>
    public IReadOnlyList<ResultSensitivity> Sensitivity { get; private init; } = [];

    /// <summary>What a reader should know about the draws, each in a sentence.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. _note is null ? [] : new[] { _note },
        .. Samples.RunWarnings,
        .. Shown.Where(shown => shown.Kind != ResultKind.Date)
            .SelectMany(shown => shown.Points)
            .SelectMany(point => Samples[point.Output].Warnings),
    ];

    /// <summary>Reads the results off the draws.</summary>
    /// <param name="program">The scenario, compiled.</param>
    /// <param name="samples">Its draws.</param>
    /// <param name="device">The back end that made them.</param>
    /// <param name="note">Why it is another than was asked for; null where it is the one.</param>
    public static ScenarioResult Of(ScenarioProgram program, Samples samples, string device, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(samples);
        (ShownOutput Shown, int Place)[] places = [.. program.Shown.SelectMany(shown => shown.Outputs.Select((_, place) => (shown, place)))];
        var points = new ResultPoint[places.Length];

        // Ranks take passes over all draws, so outputs are read side by side.
        Parallel.For(0, points.Length, i => points[i] = Read(places[i].Shown, places[i].Place, program.Scenario, samples));
        int taken = 0;
        ShownResult Next(ShownOutput shown) => new(shown.Quantity, KindOf(shown), points[taken..(taken += shown.Outputs.Count)]);
        return new ScenarioResult(program, samples, device, note, [.. program.Shown.Select(Next)]);
    }

    /// <summary>The same results, with the sensitivity of each that has more than one input.</summary>
    /// <param name="cancellation">Ends the work early.</param>
    public ScenarioResult WithSensitivity(CancellationToken cancellation = default)
    {
        ResultSensitivity[] all = [.. Shown.Select(shown => ScenarioSensitivity.Of(this, shown, cancellation))];
        return new ScenarioResult(Program, Samples, Device, _note, Shown) { Sensitivity = [.. all.Where(one => one.Inputs.Count > 1)] };
    }

    /// <summary>The same results, with the sensitivity of one of them.</summary>
    /// <param name="shown">The one.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public ScenarioResult WithSensitivity(ShownResult shown, CancellationToken cancellation = default) =>
        new(Program, Samples, Device, _note, Shown) { Sensitivity = [ScenarioSensitivity.Of(this, shown, cancellation)] };

    private static ResultKind KindOf(ShownOutput shown) => shown.Type.Sort switch
    {
        Sort.Date => ResultKind.Date,
        Sort.Condition => ResultKind.Condition,
        _ => ResultKind.Number,
    };

    private static ResultPoint Read(ShownOutput shown, int place, Scenario scenario, Samples samples)
    {
        int? year = shown.Type.Shape == Shape.Series ? scenario.Years!.Value.First + place : null;
        return Read(samples[shown.Outputs[place]], KindOf(shown), shown.Quantity, year);
    }

    private static ResultPoint Read(Sample sample, ResultKind kind, ShownQuantity quantity, int? year)
    {
        IReadOnlyList<MonteCarloEstimate> reached = kind == ResultKind.Condition
            ? []
            : [.. quantity.Thresholds.Select(threshold => kind == ResultKind.Date
                ? sample.ProbabilityBelow(Math.BitIncrement(threshold))
                : sample.ProbabilityAbove(Math.BitDecrement(threshold)))];
        MonteCarloEstimate happens = kind switch
        {
            ResultKind.Condition => sample.Probability,
            ResultKind.Date => sample.ProbabilityBelow(double.PositiveInfinity),
            _ => new MonteCarloEstimate(1, 0),
        };
        return new ResultPoint(sample.Name, year, sample.Mean, sample.Quantiles([.. quantity.Quantiles]), reached, happens);
    }
}
