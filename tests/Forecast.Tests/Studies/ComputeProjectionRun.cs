using Forecast.Data;
using Forecast.Studies;
using Forecast.Studies.ComputeProjection;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

/// <summary>One run of the compute-projection study with the plan of the verdicts on record, shared by the tests.</summary>
public sealed class ComputeProjectionRun
{
    private readonly Dictionary<string, Finding> _numbers;

    public ComputeProjectionRun()
    {
        Folder = DataFolder.Open(Repository.Data);
        Findings = new ComputeProjectionStudy().Run(Folder, new StudyPlan());
        _numbers = Findings.Numbers.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
    }

    public DataFolder Folder { get; }

    public Findings Findings { get; }

    /// <summary>The number <c>hardware/memory</c> of the study.</summary>
    public Finding this[string id] => _numbers[$"compute-projection/{id}"];
}
