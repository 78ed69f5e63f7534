namespace Forecast.Models.ScalingLaws;

/// <summary>Two columns of the same points.</summary>
internal static class SamePoints
{
    /// <summary>Copies of the columns.</summary>
    /// <exception cref="ArgumentException">Their lengths differ.</exception>
    public static (double[] X, double[] Y) Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => x.Length == y.Length
        ? (x.ToArray(), y.ToArray())
        : throw new ArgumentException($"{x.Length} values of x were given for {y.Length} of y.", nameof(x));
}
