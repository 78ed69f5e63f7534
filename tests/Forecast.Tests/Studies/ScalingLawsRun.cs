using System.Globalization;
using Forecast.Data;
using Forecast.Studies;
using Forecast.Studies.ScalingLaws;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

/// <summary>One run of the scaling-laws study with the plan of the verdicts on record, shared by the tests.</summary>
public sealed class ScalingLawsRun
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "golden", "scaling", "study.txt"));
    private readonly Dictionary<string, Finding> _numbers;

    public ScalingLawsRun()
    {
        Findings = new ScalingLawsStudy().Run(DataFolder.Open(Repository.Data), new StudyPlan());
        _numbers = Findings.Numbers.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
    }

    public Findings Findings { get; }

    /// <summary>The number <c>replication/likely/A</c> of the study.</summary>
    public Finding this[string id] => _numbers[$"scaling-laws/{id}"];

    /// <summary>The numbers whose id begins so.</summary>
    public IEnumerable<Finding> Under(string id) => Findings.Numbers.Where(
        finding => finding.Id.StartsWith($"scaling-laws/{id}", StringComparison.Ordinal));

    /// <summary>The numbers that tests/golden/scaling/study.py printed.</summary>
    public static double[] Golden(string name) =>
        [
            .. Lines.Single(
                line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1..].Select(
                    text => double.Parse(text, CultureInfo.InvariantCulture)),
        ];
}
