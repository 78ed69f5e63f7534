using BenchmarkDotNet.Running;
using Forecast.Benchmarks;

switch (args)
{
    case ["points"]:
        SampleTrend.Print(Console.Out);
        break;
    case ["times", "trend"]:
        TrendTimes.Print(new Clock(Console.Out));
        break;
    case ["times", "bayes", "trend"]:
        BayesTrendTimes.Print(new Clock(Console.Out));
        break;
    case ["times", "breaks"]:
        BreakTimes.Print(new Clock(Console.Out));
        break;
    case ["times", "scaling"]:
        ScalingLawTimes.Print(new Clock(Console.Out));
        break;
    case ["times", "montecarlo"]:
        MonteCarloTimes.Print(new Clock(Console.Out));
        break;
    case ["times", "networks"]:
        NetworkTimes.Print(new Clock(Console.Out));
        break;
    case ["times", "bayes"]:
        BayesTimes.Print(new Clock(Console.Out));
        break;
    case ["times", "bayes", "latent"]:
        LatentTimes.Print(new Clock(Console.Out));
        break;
    case ["scaling", "montecarlo"]:
        MonteCarloScaling.Print(Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Clock).Assembly).Run(args);
        break;
}
