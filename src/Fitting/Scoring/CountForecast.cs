using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Scoring;

/// <summary>A forecast of a count: an even mixture of Poisson distributions, one for each rate that is thought possible.</summary>
/// <remarks>
/// P(k) = (1/n) Σ e^(-λᵢ) λᵢᵏ / k!, added up exactly and not drawn. Rates above <see cref="MostRate"/> are taken as that. Scores are
/// negatively oriented (Czado, Gneiting and Held 2009, Biometrics 65, 1254).
/// </remarks>
public sealed class CountForecast
{
    /// <summary>The largest rate told apart from larger ones.</summary>
    public const double MostRate = 10_000;

    // Probabilities below this are not carried further along a Poisson distribution.
    private const double Least = 1e-18;

    // A rate of 0 has no logarithm.
    private const double Tiny = 1e-300;

    // A stretch is looked for up to here, to this precision.
    private const double MostStretch = 50, StretchError = 1e-3;

    private readonly double[] _rates;
    private readonly double[] _cdf;

    private CountForecast(double[] rates)
    {
        _rates = rates;
        double most = rates[^1];
        _cdf = new double[(int)Math.Ceiling(most + 10 * Math.Sqrt(most)) + 40];
        foreach (double rate in rates)
        {
            Add(rate, _cdf);
        }

        double sum = 0;
        for (int k = 0; k < _cdf.Length; k++)
        {
            sum += _cdf[k] / rates.Length;
            _cdf[k] = Math.Min(sum, 1);
        }
    }

    /// <summary>The rates, ascending.</summary>
    public IReadOnlyList<double> Rates => _rates;

    /// <summary>Median of the rates, their lower middle one where they are even in number.</summary>
    public double MedianRate => _rates[(_rates.Length - 1) / 2];

    /// <summary>The forecast whose rate is one of some, each as probable.</summary>
    /// <param name="rates">Rates, none negative, in any order, at least one; 0 is certainly nothing.</param>
    public static CountForecast OfRates(ReadOnlySpan<double> rates)
    {
        if (rates.IsEmpty)
        {
            throw new ArgumentException("A forecast needs one rate at least.", nameof(rates));
        }

        double[] sorted = Quantiles.Sorted(rates);
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = Math.Min(Allowed.Between(sorted[i], 0, double.MaxValue, nameof(rates)), MostRate);
        }

        return new CountForecast(sorted);
    }

    /// <summary>P(X ≤ k).</summary>
    /// <param name="count">k; nothing lies below 0.</param>
    public double Cdf(int count) => count < 0 ? 0 : count < _cdf.Length ? _cdf[count] : 1;

    /// <summary>The smallest count that is not passed with probability p.</summary>
    /// <param name="p">Between 0 and 1.</param>
    public int Quantile(double p)
    {
        int place = Array.BinarySearch(_cdf, Allowed.Inside(p));
        place = place < 0 ? ~place : place;
        while (place > 0 && _cdf[place - 1] >= p)
        {
            place--;
        }

        return Math.Min(place, _cdf.Length - 1);
    }

    /// <summary>The central interval, both ends held: it covers at least as often as it says, since probability comes in lumps.</summary>
    /// <param name="level">Coverage, between 0 and 1.</param>
    public Interval Interval(double level) =>
        new(Quantile(0.5 - 0.5 * Allowed.Inside(level)), Quantile(0.5 + 0.5 * level), level);

    /// <summary>-ln P(X = k); not finite where the rate is certainly 0 and something came.</summary>
    /// <param name="outcome">k, not negative.</param>
    public double LogScore(int outcome)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outcome);
        double most = double.NegativeInfinity, sum = 0;
        var logs = new double[_rates.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = LogProbability(_rates[i], outcome);
            most = Math.Max(most, logs[i]);
        }

        foreach (double log in logs)
        {
            sum += Natural.Exp(log - most);
        }

        return double.IsNegativeInfinity(most) ? double.PositiveInfinity : -(most + Natural.Log(sum / logs.Length));
    }

    /// <summary>The continuous ranked probability score of the count: Σ (F(k) - 1{k ≥ y})².</summary>
    /// <param name="outcome">y, not negative.</param>
    public double Crps(int outcome) => Ranked(outcome, isLog: false);

    /// <summary>
    /// The same of ln(1 + count): Σ (F(k) - 1{k ≥ y})² ln((k + 2)/(k + 1)), so that few and many weigh alike (Bosse et al. 2023).
    /// </summary>
    /// <param name="outcome">y, not negative.</param>
    public double CrpsOfLog(int outcome) => Ranked(outcome, isLog: true);

    /// <summary>
    /// The transform P(X &lt; y) + v P(X = y): uniform where v is and the forecast is calibrated; at v = ½ the mid-transform.
    /// </summary>
    /// <param name="outcome">y.</param>
    /// <param name="uniform">v, from 0 to 1.</param>
    public double Transform(int outcome, double uniform) =>
        Cdf(outcome - 1) + Allowed.Probability(uniform) * (Cdf(outcome) - Cdf(outcome - 1));

    /// <summary>The forecast with each rate's distance from the median multiplied on the scale of logarithms: m (λ/m)^f.</summary>
    /// <param name="factor">f, not negative; 1 changes nothing.</param>
    public CountForecast Stretched(double factor)
    {
        Allowed.Between(factor, 0, double.MaxValue);
        double middle = Math.Max(MedianRate, Tiny), log = Natural.Log(middle);
        var rates = new double[_rates.Length];
        for (int i = 0; i < rates.Length; i++)
        {
            double far = Natural.Log(Math.Max(_rates[i], Tiny)) - log;
            rates[i] = _rates[i] == 0 ? 0 : Natural.Exp(Math.Min(log + factor * far, 700));
        }

        return OfRates(rates);
    }

    /// <summary>The smallest factor of at least 1 with which the interval holds an outcome; 50 where none up to there does.</summary>
    /// <param name="level">Coverage of the interval, between 0 and 1.</param>
    /// <param name="outcome">y.</param>
    public double Stretch(double level, int outcome)
    {
        if (Interval(level).Contains(outcome))
        {
            return 1;
        }

        double low = 1, high = 2;
        while (!Stretched(high).Interval(level).Contains(outcome))
        {
            (low, high) = (high, 2 * high);
            if (low > MostStretch)
            {
                return MostStretch;
            }
        }

        while (high - low > StretchError * high)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Stretched(middle).Interval(level).Contains(outcome) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static double LogProbability(double rate, int count) => rate == 0
        ? count == 0 ? 0 : double.NegativeInfinity
        : count * Natural.Log(rate) - rate - GammaFunctions.LogGamma(count + 1.0);

    // Up and down from the mode by the ratio of neighbours.
    private static void Add(double rate, double[] sums)
    {
        int mode = (int)rate;
        double top = Natural.Exp(LogProbability(rate, mode)), p = top;
        for (int k = mode; k < sums.Length && p > Least; k++)
        {
            sums[k] += p;
            p *= rate / (k + 1);
        }

        p = top;
        for (int k = mode; k > 0 && p > Least; k--)
        {
            p *= k / rate;
            sums[k - 1] += p;
        }
    }

    private double Ranked(int outcome, bool isLog)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outcome);
        double sum = 0;
        for (int k = 0; k < Math.Max(_cdf.Length, outcome); k++)
        {
            double rest = Cdf(k) - (k >= outcome ? 1 : 0), square = rest * rest;
            if (square > 0)
            {
                sum += square * (isLog ? Natural.LogOnePlus(1 / (k + 1.0)) : 1);
            }
        }

        return sum;
    }
}
