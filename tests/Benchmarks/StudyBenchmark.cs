using BenchmarkDotNet.Attributes;
using Forecast.Data;
using Forecast.Studies;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Benchmarks;

/// <summary>The study compute-trends on every vintage, with the seed and the draws of the verdicts on record; reading the tables included.</summary>
public class StudyBenchmark
{
    private readonly DataFolder data = DataFolder.Open();

    [Benchmark]
    public Findings ComputeTrends() => new ComputeTrendsStudy().Run(data, new StudyPlan());
}
