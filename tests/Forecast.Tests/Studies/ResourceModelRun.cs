using Forecast.Data;
using Forecast.Studies;
using Forecast.Studies.ResourceModel;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

/// <summary>One run of the quick set of the resource-model study, shared by the tests.</summary>
public sealed class ResourceModelRun
{
    private readonly Dictionary<string, Finding> _numbers;

    public ResourceModelRun()
    {
        Findings = new ResourceModelStudy().Run(DataFolder.Open(Repository.Data), new StudyPlan());
        _numbers = Findings.Numbers.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
    }

    public Findings Findings { get; }

    /// <summary>The number <c>single/loss-slope</c> of the study.</summary>
    public Finding this[string id] => _numbers[$"resource-model/{id}"];
}
