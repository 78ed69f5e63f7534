using Forecast.Models.ScalingLaws;

namespace Forecast.Tests.Models.ScalingLaws;

/// <summary>The runs of Hoffmann et al. 2022 that the tests fit.</summary>
internal static class Chinchilla
{
    public static TrainingRuns AllRuns { get; } =
        TrainingRuns.Read(Path.Combine(Data.Repository.Data, "scaling", "chinchilla-figure-4.csv"), "n", "flop", isFlop: true, "loss");

    public static TrainingRuns Runs { get; } = AllRuns.WithoutHighestLosses(5);
}
