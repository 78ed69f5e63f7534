using Forecast.Data;
using Forecast.Studies;
using Forecast.Studies.Backtest;
using Forecast.Studies.ComputeProjection;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

/// <summary>One run of the backtest and of the projection that rests on it, with the plan of the numbers on record.</summary>
public sealed class BacktestRunFixture
{
    public BacktestRunFixture()
    {
        Folder = DataFolder.Open(Repository.Data);
        Findings = new BacktestStudy().Run(Folder, new StudyPlan());
        Projection = OwnProjection.Run(Folder, new StudyPlan(), null, CancellationToken.None);
        Numbers = Findings.Numbers.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        Projected = Projection.Numbers.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
    }

    public DataFolder Folder { get; }

    public Findings Findings { get; }

    public StudySection Projection { get; }

    /// <summary>The study's numbers by id.</summary>
    public IReadOnlyDictionary<string, Finding> Numbers { get; }

    /// <summary>The projection's numbers by id.</summary>
    public IReadOnlyDictionary<string, Finding> Projected { get; }

    internal BacktestRun Run => BacktestRun.Of(Folder, new StudyPlan(), BacktestTarget.Compute, CancellationToken.None);

    /// <summary>Rows of a table that the script beside it made.</summary>
    public static IEnumerable<string[]> Golden(string name) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "golden", "backtest", name)).Skip(1).Select(line => line.Split(','));
}
