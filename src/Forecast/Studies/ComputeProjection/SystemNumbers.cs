using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>How many notable systems there are in a year, whatever their compute: the trend of their counts, in draws.</summary>
internal sealed class SystemNumbers
{
    /// <summary>Draws behind every interval made with it.</summary>
    public const int Draws = 4_000;

    private const double Log10OfE = 0.4342944819032518;
    private static readonly Normal Standard = new(0, 1);

    private readonly CountTrend _trend;
    private readonly Dictionary<int, double[]> _years = [];
    private readonly double[] _ranks;
    private readonly double[] _uniforms;

    /// <summary>Fits the trend.</summary>
    /// <param name="counts">Systems by year.</param>
    /// <param name="key">Stream of the draws.</param>
    /// <param name="numbers">The number of each year; null for all notable systems.</param>
    public SystemNumbers(YearlyCounts counts, StreamKey key, double[]? numbers = null)
    {
        _trend = CountTrend.Fit(counts.Times, numbers ?? counts.All, counts.Exposures, new LatentPlan { Noise = null });
        var random = new RandomSequence(key.Child("systems"));
        _ranks = Deviates(random);
        _uniforms = [.. Enumerable.Range(0, Draws / 2).Select(_ => random.NextUniform())];
    }

    /// <summary>Standard normal draws.</summary>
    public static double[] Deviates(RandomSequence random)
    {
        var draws = new double[Draws];
        for (int i = 0; i < Draws; i++)
        {
            draws[i] = Standard.Quantile(random.NextUniform());
        }

        return draws;
    }

    /// <summary>Draws of a year's rate of systems; one draw is one rank through all years.</summary>
    public double[] At(int year)
    {
        if (_years.TryGetValue(year, out double[]? known))
        {
            return known;
        }

        MatchedGaussian latent = _trend.Latent.At(year + 0.5, withScatter: true);
        double mean = latent.Mean[0], deviation = Math.Sqrt(latent.Covariance[0, 0]);
        double[] rates = [.. _ranks.Select(rank => Elementary.Exp10(Log10OfE * Math.FusedMultiplyAdd(deviation, rank, mean)))];
        _years.Add(year, rates);
        return rates;
    }

    /// <summary>
    /// The rate of systems with a share of them: median and interval, and the interval of a count, from every second draw.
    /// </summary>
    /// <param name="systems">Draws of the number of systems.</param>
    /// <param name="shares">Draws of the share.</param>
    public Prediction Of(double[] systems, double[] shares) => Of(Rates(systems, shares));

    /// <summary>Median and interval of a rate, and the interval of a count, from every second draw.</summary>
    /// <param name="rates">Draws of the rate.</param>
    public Prediction Of(double[] rates)
    {
        double[] counts =
        [
            .. rates.Where((_, i) => i % 2 == 0).Select((rate, i) => rate > 0 ? new Poisson(rate).Quantile(_uniforms[i]) : 0)
        ];
        Estimate estimate = Summary(rates), count = Summary(counts);
        return new Prediction(0, estimate.Value, estimate.Interval, count.Interval);
    }

    /// <summary>Draws of the rate of systems with a share of them.</summary>
    public static double[] Rates(double[] systems, double[] shares) => [.. systems.Zip(shares, (number, share) => number * share)];

    /// <summary>Draws of a rate with the distance of each from the median multiplied in logarithms.</summary>
    /// <param name="rates">The draws.</param>
    /// <param name="factor">1 or more.</param>
    public static double[] Widened(double[] rates, double factor)
    {
        if (factor == 1)
        {
            return rates;
        }

        double middle = Elementary.Log10(Summary(rates).Value);
        return [.. rates.Select(rate => Elementary.Exp10(Math.FusedMultiplyAdd(factor, Elementary.Log10(rate) - middle, middle)))];
    }

    /// <summary>Median and 90 % interval of some draws.</summary>
    public static Estimate Summary(double[] draws)
    {
        double[] sorted = [.. draws];
        Array.Sort(sorted);
        return new Estimate(
            Quantiles.OfSorted(sorted, 0.5),
            new Interval(
                Quantiles.OfSorted(sorted, 0.5 - 0.5 * ThresholdTrend.Level),
                Quantiles.OfSorted(sorted, 0.5 + 0.5 * ThresholdTrend.Level),
                ThresholdTrend.Level));
    }
}
