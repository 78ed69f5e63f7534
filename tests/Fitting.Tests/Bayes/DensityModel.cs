using Forecast.Fitting.Bayes;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Bayes;

/// <summary>A log density with its gradient, as a function.</summary>
internal delegate double LogDensityFunction(ReadOnlySpan<double> at, Span<double> gradient);

/// <summary>A model that is nothing but a density over its own parameters.</summary>
internal sealed class DensityModel(int dimension, LogDensityFunction density, double spread = 2) : IBayesModel
{
    public IReadOnlyList<string> Names { get; } = [.. Enumerable.Range(1, dimension).Select(i => $"x{i}")];

    public int Observations => 0;

    public ILogDensity Density() => new Function(dimension, density);

    public void Start(RandomSequence random, Span<double> coordinates)
    {
        for (int i = 0; i < coordinates.Length; i++)
        {
            coordinates[i] = spread * (2 * random.NextUniform() - 1);
        }
    }

    public void Parameters(ReadOnlySpan<double> coordinates, Span<double> parameters) => coordinates.CopyTo(parameters);

    public void LogLikelihood(ReadOnlySpan<double> parameters, Span<double> pointwise)
    {
    }

    private sealed class Function(int dimension, LogDensityFunction density) : ILogDensity
    {
        public int Dimension => dimension;

        public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient) => density(at, gradient);
    }
}
