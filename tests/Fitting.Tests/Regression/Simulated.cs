using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Regression;

/// <summary>Draws for simulated data.</summary>
internal static class Simulated
{
    public static double Normal(RandomSequence random) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextUniform());

    public static double[] Normals(RandomSequence random, int count) => [.. Enumerable.Range(0, count).Select(_ => Normal(random))];
}
