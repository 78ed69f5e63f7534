using BenchmarkDotNet.Attributes;
using Forecast.Fitting.Bayes;
using Forecast.Fitting.Random;

namespace Forecast.Benchmarks;

/// <summary>What the sampler costs beside the density: a standard normal in three dimensions, whose gradient is next to nothing.</summary>
public class NutsBenchmark : IBayesModel
{
    private static readonly StreamKey _key = new(2022, 209);
    private readonly NutsPlan _plan = new() { Draws = 10_000 };
    private readonly Posterior _posterior;

    public NutsBenchmark()
    {
        _posterior = Nuts.Sample(this, new NutsPlan(), _key);
    }

    public IReadOnlyList<string> Names { get; } = ["x", "y", "z"];

    public int Observations => 0;

    [Benchmark]
    public Posterior Sample() => Nuts.Sample(this, _plan, _key);

    [Benchmark]
    public Diagnosis Diagnose() => Diagnosis.Of(_posterior);

    public ILogDensity Density() => new StandardNormal();

    public void Start(RandomSequence random, Span<double> coordinates)
    {
        for (int i = 0; i < coordinates.Length; i++)
        {
            coordinates[i] = 4 * random.NextUniform() - 2;
        }
    }

    public void Parameters(ReadOnlySpan<double> coordinates, Span<double> parameters) => coordinates.CopyTo(parameters);

    public void LogLikelihood(ReadOnlySpan<double> parameters, Span<double> pointwise)
    {
    }

    private sealed class StandardNormal : ILogDensity
    {
        public int Dimension => 3;

        public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient)
        {
            (gradient[0], gradient[1], gradient[2]) = (-at[0], -at[1], -at[2]);
            return -0.5 * (at[0] * at[0] + at[1] * at[1] + at[2] * at[2]);
        }
    }
}
