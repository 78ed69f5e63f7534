using Forecast.Data;
using Forecast.Studies;
using Forecast.Studies.DataStock;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

/// <summary>One run of the 2024 model of the stock of text, with the plan of the verdicts on record, shared by the tests.</summary>
public sealed class Stock2024Run
{
    private readonly Dictionary<string, Finding> _numbers;

    public Stock2024Run()
    {
        Section = Stock2024Section.Run(DataFolder.Open(Repository.Data), new StudyPlan(), Progress, CancellationToken.None);
        _numbers = Section.Numbers.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
    }

    public StudySection Section { get; }

    public RunShares Progress { get; } = new();

    /// <summary>The number <c>figure-3/effective/median</c> of the section.</summary>
    public Finding this[string id] => _numbers[$"data-stock/2024/{id}"];

    /// <summary>What a run told of its progress.</summary>
    public sealed class RunShares : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
