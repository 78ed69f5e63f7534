using BenchmarkDotNet.Attributes;
using Forecast.Data;

namespace Forecast.Benchmarks;

/// <summary>Every curated table, read, checked and hashed.</summary>
public class ReadTablesBenchmark
{
    private readonly DataFolder data = DataFolder.Open();

    [Benchmark]
    public int ReadAll() => data.Vintages.Sum(vintage => data.Read(vintage.Id).Systems.Count);
}
