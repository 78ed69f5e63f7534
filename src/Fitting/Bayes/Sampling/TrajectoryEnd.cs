namespace Forecast.Fitting.Bayes.Sampling;

/// <summary>One end of a trajectory, from which it can be lengthened.</summary>
internal sealed class TrajectoryEnd(int dimension)
{
    public double[] Position { get; } = new double[dimension];

    public double[] Momentum { get; } = new double[dimension];

    public double[] Force { get; } = new double[dimension];
}
