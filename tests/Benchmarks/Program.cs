using BenchmarkDotNet.Running;
using Forecast.Benchmarks;

if (args is ["rates"])
{
    FitRates.Print(Console.Out);
    return;
}

if (args is ["scaling"])
{
    ScalingLawTimes.Print(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(FitRates).Assembly).Run(args);
