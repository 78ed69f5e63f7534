namespace Forecast.Fitting.Bayes;

/// <summary>The logarithm of a density over unconstrained real coordinates, up to a constant, with its gradient.</summary>
/// <remarks>An instance may keep scratch arrays and serves one chain at a time; a sampler asks its model for one a chain.</remarks>
public interface ILogDensity
{
    /// <summary>Number of coordinates.</summary>
    int Dimension { get; }

    /// <summary>The log density at a point; minus infinity or NaN where it has none.</summary>
    /// <param name="at">The point, <see cref="Dimension"/> numbers.</param>
    /// <param name="gradient">Where the derivative by each coordinate is written.</param>
    double Evaluate(ReadOnlySpan<double> at, Span<double> gradient);
}
