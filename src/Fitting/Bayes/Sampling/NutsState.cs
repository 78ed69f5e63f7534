namespace Forecast.Fitting.Bayes.Sampling;

/// <summary>Where a chain stands: all that its next step depends on.</summary>
internal sealed class NutsState(int dimension)
{
    public double[] Position { get; } = new double[dimension];

    public double[] Gradient { get; } = new double[dimension];

    public double LogDensity { get; set; } = double.NegativeInfinity;
}
