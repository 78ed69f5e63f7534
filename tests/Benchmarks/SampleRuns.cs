using Forecast.Fitting.Regression;
using Forecast.Models.ScalingLaws;

namespace Forecast.Benchmarks;

/// <summary>The 240 training runs of the Chinchilla paper's figure 4 that its replication fits: the table's, less the five of highest loss.</summary>
internal static class SampleRuns
{
    private const int LeftOut = 5;

    public static PowerSumProblem Problem() => ChinchillaFit.Problem(Runs());

    public static TrainingRuns Runs()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "data", "scaling", "chinchilla-figure-4.csv");
        return TrainingRuns.Read(path, "n", "flop", isFlop: true, "loss").WithoutHighestLosses(LeftOut);
    }
}
