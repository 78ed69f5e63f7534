using Forecast.Data;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Scenarios.Compilation;
using Forecast.Scenarios.Language;

namespace Forecast.Scenarios;

/// <summary>Draws a scenario: whole, in part, or from parts.</summary>
public static class ScenarioRun
{
    /// <summary>The most draws that are made to reach a precision.</summary>
    public const long MostDraws = 1L << 27;

    /// <summary>Makes all draws.</summary>
    /// <param name="program">The scenario, compiled.</param>
    /// <param name="plan">The draws; where a precision is asked for, how many to start with.</param>
    /// <param name="backEnd">What makes them.</param>
    /// <param name="precision">
    /// The largest standard error: of a median as a share of it, of a date in years, of a probability as it stands; null for no precision.
    /// </param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Samples Whole(
        ScenarioProgram program,
        DrawPlan plan,
        IBackEnd backEnd,
        double? precision,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(plan);
        var options = new RunOptions { BackEnd = backEnd, Progress = progress };
        Samples samples = MonteCarlo.Run(program.Program, plan, options, cancellation);
        if (precision is not { } error)
        {
            return samples;
        }

        PrecisionTarget[] targets = [.. program.Shown.SelectMany(shown => shown.Outputs.Select(output => Target(shown, samples[output], error)))];
        RunOptions precise = options with { Precision = targets, MostDraws = Math.Max(MostDraws, plan.Draws) };
        return MonteCarlo.Run(program.Program, plan, precise, cancellation);
    }

    /// <summary>Makes one part of the draws.</summary>
    /// <param name="program">The scenario, compiled.</param>
    /// <param name="plan">The whole run.</param>
    /// <param name="backEnd">What makes the draws.</param>
    /// <param name="part">Which part.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The part, which carries the scenario as well.</returns>
    public static SamplesPart Part(
        ScenarioProgram program,
        DrawPlan plan,
        IBackEnd backEnd,
        Part part,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        var options = new RunOptions { BackEnd = backEnd, Part = part, Progress = progress };
        SamplesPart made = MonteCarlo.RunPart(program.Program, plan, options, cancellation);
        return made.With(CarriedScenario.Write(program.Scenario));
    }

    /// <summary>Puts parts together.</summary>
    /// <param name="paths">Their files.</param>
    /// <param name="scenario">The scenario that they were made from; null for the one that they carry.</param>
    /// <param name="data">Opens the data folder, where a trend of the dataset is asked for.</param>
    /// <returns>The scenario, compiled, and its draws.</returns>
    /// <exception cref="InputException">A file that is no part, of another scenario, or missing.</exception>
    public static (ScenarioProgram Program, Samples Samples) Merge(IReadOnlyList<string> paths, Scenario? scenario, Func<DataFolder> data)
    {
        ArgumentNullException.ThrowIfNull(paths);
        (string Path, SamplesPart Part)[] parts = [.. paths.Select(path => (path, Read(path)))];
        var program = ScenarioProgram.Of(scenario ?? CarriedScenario.Read(parts[0].Part, parts[0].Path), data);
        string fingerprint = ProgramFingerprint.Of(program.Program);
        foreach ((string path, SamplesPart part) in parts)
        {
            if (part.Fingerprint != fingerprint)
            {
                string of = scenario is null ? $"the scenario of '{parts[0].Path}'" : $"'{scenario.File}'";
                throw new InputException($"'{path}' is a part of another run than that of {of}: the scenario, or the data behind it, changed since.");
            }

            if (scenario is null && !part.About.Span.SequenceEqual(parts[0].Part.About.Span))
            {
                throw new InputException(
                    $"'{path}' and '{parts[0].Path}' were made from files that differ: say with --scenario FILE.yaml which one to report by.");
            }
        }

        try
        {
            return (program, SamplesPart.Merge(parts.Select(part => part.Part)));
        }
        catch (ArgumentException e)
        {
            throw new InputException(e.Message.Split(" (Parameter ")[0], e);
        }
    }

    private static SamplesPart Read(string path)
    {
        try
        {
            return SamplesPart.Read(path);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(e.Message, e);
        }
    }

    // A median that is 0 or never has no relative error to come under: its probability or mean is held instead.
    private static PrecisionTarget Target(ShownOutput shown, Sample sample, double error)
    {
        double median = sample.Quantile(0.5).Value;
        return shown.Type.Sort switch
        {
            Sort.Condition => new PrecisionTarget(error, sample.Name, null, IsRelative: false),
            Sort.Date when double.IsFinite(median) => new PrecisionTarget(error, sample.Name, 0.5, IsRelative: false),
            Sort.Date => new PrecisionTarget(error, sample.Name, 0.5 * sample.ProbabilityBelow(double.PositiveInfinity).Value, IsRelative: false),
            _ => new PrecisionTarget(error, sample.Name, 0.5, IsRelative: median != 0),
        };
    }
}
