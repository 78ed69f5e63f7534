using Forecast.Data;
using Forecast.Studies;
using Forecast.Studies.ParameterGap;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

/// <summary>One run of the parameter-gap study with the plan of the verdicts on record, shared by the tests.</summary>
public sealed class ParameterGapRun
{
    private readonly Dictionary<string, Finding> _numbers;

    public ParameterGapRun()
    {
        Folder = DataFolder.Open(Repository.Data);
        Findings = new ParameterGapStudy().Run(Folder, new StudyPlan());
        _numbers = Findings.Numbers.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
    }

    public DataFolder Folder { get; }

    public Findings Findings { get; }

    /// <summary>The number <c>snapshot/before-2018/n</c> of the study.</summary>
    public Finding this[string id] => _numbers[$"parameter-gap/{id}"];

    public bool Has(string id) => _numbers.ContainsKey($"parameter-gap/{id}");
}
