namespace Forecast.Fitting.Bayes.PowerSums;

/// <summary>A log density in the coordinates of a frame.</summary>
internal sealed class FramedDensity(ILogDensity density, PosteriorFrame frame) : ILogDensity
{
    private readonly double[] _at = new double[density.Dimension], _gradient = new double[density.Dimension];

    /// <inheritdoc/>
    public int Dimension => density.Dimension;

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient)
    {
        frame.Out(at, _at);
        double value = density.Evaluate(_at, _gradient);
        frame.Back(_gradient, gradient);
        return value;
    }
}
