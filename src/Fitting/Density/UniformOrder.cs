using Forecast.Fitting.Random;

namespace Forecast.Fitting.Density;

/// <summary>Uniform numbers in ascending order.</summary>
internal static class UniformOrder
{
    public static void Draw(StreamKey key, Span<double> ascending)
    {
        var random = new RandomSequence(key);
        for (int i = 0; i < ascending.Length; i++)
        {
            ascending[i] = random.NextUniform();
        }

        ascending.Sort();
    }
}
