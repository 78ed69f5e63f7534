using Forecast.Data;
using Forecast.Studies;
using Forecast.Studies.DataStock;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

/// <summary>One run of the data-stock study with the plan of the verdicts on record, shared by the tests.</summary>
public sealed class DataStockRun
{
    private readonly Dictionary<string, Finding> _numbers;

    public DataStockRun()
    {
        Findings = new DataStockStudy().Run(DataFolder.Open(Repository.Data), new StudyPlan());
        _numbers = Findings.Numbers.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
    }

    public Findings Findings { get; }

    /// <summary>The number <c>2022/low-quality/2022/median</c> of the study.</summary>
    public Finding this[string id] => _numbers[$"data-stock/{id}"];

    public IEnumerable<Finding> Under(string prefix) =>
        Findings.Numbers.Where(finding => finding.Id.StartsWith($"data-stock/{prefix}", StringComparison.Ordinal));
}
