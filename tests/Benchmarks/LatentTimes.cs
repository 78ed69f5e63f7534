using System.Globalization;
using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Random;

namespace Forecast.Benchmarks;

/// <summary>A latent Gaussian model by Laplace matching beside the sampler's usual plan on it, each on one thread.</summary>
internal static class LatentTimes
{
    // The sets of LatentFitTests: systems above 1e24 FLOP by year, the last watched up to 15 July; first domains named, by year.
    private static readonly double[] _above = [2, 5, 10, 37, 32, 10], _watched = [1, 1, 1, 1, 1, 195.0 / 365];

    private static readonly double[][] _domains =
    [
        [3, 7, 0, 0, 3], [7, 8, 1, 0, 3], [9, 16, 2, 1, 5], [3, 19, 4, 0, 3], [8, 30, 4, 0, 7], [19, 20, 9, 0, 7], [24, 6, 2, 0, 5],
        [38, 12, 7, 0, 11], [27, 6, 3, 1, 13], [30, 15, 4, 7, 22], [41, 6, 3, 5, 36], [45, 9, 1, 22, 42], [48, 6, 0, 20, 24],
        [62, 5, 0, 19, 16], [32, 0, 0, 5, 4],
    ];

    public static void Print(Clock clock)
    {
        Both(clock, "counts above a threshold", new PoissonCounts(_above, _watched));
        Both(clock, "shares of five domains", new CategoryCounts(_domains));
    }

    private static void Both(Clock clock, string what, ILatentLikelihood likelihood)
    {
        double[] times = [.. Enumerable.Range(2027 - likelihood.Cells, likelihood.Cells).Select(year => (double)year)];
        LatentGaussianModel model = LatentFit.Fit(times, likelihood).Model();
        clock.Milliseconds(what, "ours, Laplace matching", 100, () => Text(LatentFit.Fit(times, likelihood).Slope.Mean[0]));
        clock.Milliseconds(what, "ours, NUTS on it", 1, () =>
            Text(Nuts.Sample(model, new NutsPlan { Threads = 1 }, new StreamKey(3)).Column(likelihood.Latents).Average()));
    }

    private static string Text(double slope) => string.Create(CultureInfo.InvariantCulture, $"slope {slope:F4}");
}
