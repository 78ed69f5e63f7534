using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Regression;

/// <summary>How often intervals hold the truth in 2,000 simulated sets, each set a stream of its own.</summary>
internal static class Coverage
{
    public const int Repeats = 2000;

    /// <summary>The share of sets in which each of some statements was true.</summary>
    public static double[] Of(ulong seed, Func<RandomSequence, bool[]> statements)
    {
        var answers = new bool[Repeats][];
        Parallel.For(0, Repeats, r => answers[r] = statements(new RandomSequence(new StreamKey(seed, (ulong)r))));
        return [.. answers[0].Select((_, k) => answers.Count(answer => answer[k]) / (double)Repeats)];
    }

    /// <summary>Holds each share to 0.87 to 0.93, the range a 90 % interval may cover.</summary>
    public static void AssertNinety(Xunit.Abstractions.ITestOutputHelper output, string what, params double[] shares)
    {
        string text = $"{what}: {string.Join(", ", shares.Select(share => share.ToString("F3", null)))}";
        output.WriteLine(text);
        Assert.All(shares, share => Assert.True(share is >= 0.87 and <= 0.93, text));
    }

    /// <summary>Holds a share to where an interval is known to fall short.</summary>
    public static void AssertShort(Xunit.Abstractions.ITestOutputHelper output, string what, double share, double least, double most)
    {
        output.WriteLine($"{what}: {share:F3} (short)");
        Assert.True(share >= least && share <= most, $"{what}: {share:F3}");
    }
}
