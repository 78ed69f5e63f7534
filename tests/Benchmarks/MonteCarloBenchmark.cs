using BenchmarkDotNet.Attributes;
using Forecast.Gpu;
using Forecast.Gpu.Scalar;
using Forecast.Gpu.Simd;

namespace Forecast.Benchmarks;

/// <summary>A log-normal quantity times a normal one. One operation is one draw, so Op/s is draws a second.</summary>
[OperationsPerSecond]
public class MonteCarloBenchmark
{
    private const int Draws = 1_000_000;
    private readonly double[] draws = new double[Draws];
    private IBackEnd backEnd = new SimdBackEnd();

    [Params("scalar", "simd, 1 thread", "simd")]
    public string BackEnd { get; set; } = "simd";

    [Params(DrawScheme.Plain, DrawScheme.Antithetic, DrawScheme.LatinHypercube, DrawScheme.Sobol)]
    public DrawScheme Scheme { get; set; }

    [GlobalSetup]
    public void Choose() => backEnd = BackEnd switch
    {
        "scalar" => new ScalarBackEnd(),
        "simd" => new SimdBackEnd(),
        _ => new SimdBackEnd(1),
    };

    [Benchmark(OperationsPerInvoke = Draws)]
    public void Run() => backEnd.Run(MonteCarloPrograms.Product, new DrawPlan(Draws, 1, Scheme), 0, [draws]);
}
