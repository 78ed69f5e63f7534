using Forecast.Fitting.Bayes.LaplaceMatching;

namespace Forecast.Fitting.Tests.Bayes.LaplaceMatching;

/// <summary>A likelihood that counts how often a cell of it is looked at: work that no busy machine changes.</summary>
internal sealed class CountedLikelihood(ILatentLikelihood likelihood) : ILatentLikelihood
{
    private long _cells;

    public long CellsSeen => Interlocked.Read(ref _cells);

    public int Cells => likelihood.Cells;

    public int Latents => likelihood.Latents;

    public void Offset(Span<double> offset) => likelihood.Offset(offset);

    public void Match(int cell, Span<double> mean, Span<double> precision)
    {
        Interlocked.Increment(ref _cells);
        likelihood.Match(cell, mean, precision);
    }

    public double Average(int cell, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, Span<double> slope, Span<double> curvature)
    {
        Interlocked.Increment(ref _cells);
        return likelihood.Average(cell, mean, covariance, slope, curvature);
    }

    public double Evaluate(ReadOnlySpan<double> latents, Span<double> slope)
    {
        Interlocked.Add(ref _cells, Cells);
        return likelihood.Evaluate(latents, slope);
    }

    public void LogLikelihood(ReadOnlySpan<double> latents, Span<double> pointwise)
    {
        Interlocked.Add(ref _cells, Cells);
        likelihood.LogLikelihood(latents, pointwise);
    }
}
