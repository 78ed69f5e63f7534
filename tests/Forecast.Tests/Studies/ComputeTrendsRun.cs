using Forecast.Data;
using Forecast.Studies;
using Forecast.Studies.ComputeTrends;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

/// <summary>One run of the compute-trends study with the plan of the verdicts on record, shared by the tests.</summary>
public sealed class ComputeTrendsRun
{
    private readonly Dictionary<string, Finding> _numbers;

    public ComputeTrendsRun()
    {
        Folder = DataFolder.Open(Repository.Data);
        var plan = new StudyPlan();
        Findings = new ComputeTrendsStudy().Run(Folder, plan);
        _numbers = Findings.Numbers.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        Paper = new PaperData(Folder.Read("2022-02"));
        Trends = new TrendCache(plan, CancellationToken.None);
    }

    public DataFolder Folder { get; }

    public Findings Findings { get; }

    /// <summary>The number <c>table-4/2016-2022-all/n</c> of the study.</summary>
    public Finding this[string id] => _numbers[$"compute-trends/{id}"];

    public bool Has(string id) => _numbers.ContainsKey($"compute-trends/{id}");

    public Table Table(string id) => Findings.Tables.Single(table => table.Id == id);

    internal PaperData Paper { get; }

    internal TrendCache Trends { get; }
}
