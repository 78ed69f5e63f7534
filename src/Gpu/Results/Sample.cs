using Forecast.Fitting.Numerics;

namespace Forecast.Gpu.Results;

/// <summary>The draws of one output, to be asked for what an analyst reports.</summary>
/// <remarks>
/// Draws that are not numbers are left out of everything, counted in <see cref="NotNumbers"/> and said in <see cref="Warnings"/>. Infinite
/// draws count in quantiles and probabilities, and make the mean infinite.
/// </remarks>
public sealed class Sample
{
    private readonly Moments _moments;
    private readonly IOrderedDraws _ordered;
    private readonly DrawScheme _scheme;

    internal Sample(string name, DrawScheme scheme, Moments moments, ReadOnlyMemory<double> draws, IOrderedDraws ordered)
    {
        Name = name;
        Draws = draws;
        (_scheme, _moments, _ordered) = (scheme, moments, ordered);
    }

    /// <summary>The name of the output.</summary>
    public string Name { get; }

    /// <summary>The draws that were kept, by their number: all of them where quantiles are exact, else the first of the run.</summary>
    public ReadOnlyMemory<double> Draws { get; }

    /// <summary>How many draws were made.</summary>
    public long Count => _moments.Draws;

    /// <summary>How many draws are not numbers; they are left out.</summary>
    public long NotNumbers => _moments.NotNumbers;

    /// <summary>How many draws are infinite, either way.</summary>
    public long Infinite => _moments.AboveAll + _moments.BelowAll;

    /// <summary>The smallest draw; not a number where there is none.</summary>
    public double Minimum => _moments.Numbers == 0 ? double.NaN : _moments.BelowAll > 0 ? double.NegativeInfinity : _moments.Finite > 0 ? _moments.Smallest : double.PositiveInfinity;

    /// <summary>The largest draw; not a number where there is none.</summary>
    public double Maximum => _moments.Numbers == 0 ? double.NaN : _moments.AboveAll > 0 ? double.PositiveInfinity : _moments.Finite > 0 ? _moments.Largest : double.NegativeInfinity;

    /// <summary>The largest share of draws by which the rank of a quantile may be off because draws were counted by cells; 0 where all are kept.</summary>
    public double RankError => _ordered.RankError;

    /// <summary>What a reader should know about these draws, a sentence each; empty where nothing.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            var sentences = new List<string>();
            if (NotNumbers > 0)
            {
                sentences.Add($"Of {Count} draws of '{Name}' {NotNumbers} are not numbers; they are left out.");
            }

            if (Infinite > 0)
            {
                sentences.Add($"Of {Count} draws of '{Name}' {Infinite} are infinite: they count in quantiles and probabilities, and the mean is not finite.");
            }

            return sentences;
        }
    }

    /// <summary>The mean; its error is s / √n, and where draws come in antithetic pairs that of the pairs' means.</summary>
    public MonteCarloEstimate Mean
    {
        get
        {
            double variance = _scheme == DrawScheme.Antithetic ? _moments.UnitVarianceOfPairedMean() : _moments.UnitVariance() / _moments.Finite;
            return new(_moments.Mean(), _moments.Scaled(Math.Sqrt(variance), 1), IsSpreadEvenly);
        }
    }

    /// <summary>The sample standard deviation; its error is √((m₄ - s⁴) / n) / 2s, with m₄ the fourth central moment.</summary>
    public MonteCarloEstimate StandardDeviation
    {
        get
        {
            double variance = _moments.UnitVariance(), deviation = Math.Sqrt(variance);
            double error = deviation > 0 ? Math.Sqrt(Math.Max(0, _moments.UnitFourth() - variance * variance) / _moments.Finite) / (2 * deviation) : variance;
            return Bounded(_moments.Scaled(deviation, 1), _moments.Scaled(error, 1));
        }
    }

    /// <summary>The share of draws that are not 0: the probability of an event that is written as 0 or 1.</summary>
    public MonteCarloEstimate Probability => Share(_moments.Numbers - _moments.Zeros, 0);

    private bool IsSpreadEvenly => _scheme is DrawScheme.LatinHypercube or DrawScheme.Sobol;

    /// <summary>The probability of lying above a value.</summary>
    public MonteCarloEstimate ProbabilityAbove(double value)
    {
        (_, double atMost, double error) = _ordered.Count(Valid(value));
        return Share(_moments.Numbers - atMost, error);
    }

    /// <summary>The probability of lying below a value.</summary>
    public MonteCarloEstimate ProbabilityBelow(double value)
    {
        (double below, _, double error) = _ordered.Count(Valid(value));
        return Share(below, error);
    }

    /// <summary>A quantile; see <see cref="Quantiles"/>.</summary>
    /// <param name="probability">From 0 to 1.</param>
    public MonteCarloEstimate Quantile(double probability) => Quantiles(probability)[0];

    /// <summary>Some quantiles, which together take little longer than one.</summary>
    /// <param name="probabilities">From 0 to 1, in any order.</param>
    /// <remarks>
    /// By linear interpolation between order statistics. The rank of the p-quantile has standard deviation d = √(p (1 - p) / n) whatever the
    /// distribution; the error is half the way from the quantile at p - d to that at p + d. It is not a number where those are not between 0
    /// and 1. In a sketch, d also holds the error of the rank.
    /// </remarks>
    public IReadOnlyList<MonteCarloEstimate> Quantiles(params ReadOnlySpan<double> probabilities)
    {
        foreach (double probability in probabilities)
        {
            if (!(probability >= 0 && probability <= 1))
            {
                throw new ArgumentException($"A probability lies between 0 and 1; {probability} was given.", nameof(probabilities));
            }
        }

        var estimates = new MonteCarloEstimate[probabilities.Length];
        if (_moments.Numbers == 0)
        {
            Array.Fill(estimates, new(double.NaN, double.NaN));
            return estimates;
        }

        var places = new double[3 * estimates.Length];
        for (int i = 0; i < estimates.Length; i++)
        {
            double p = probabilities[i], deviation = Math.Sqrt(p * (1 - p) / _moments.Numbers) + _ordered.RankErrorAt(p);
            (places[3 * i], places[3 * i + 1], places[3 * i + 2]) = (Math.Max(0, p - deviation), p, Math.Min(1, p + deviation));
        }

        double[] ascending = [.. places];
        Array.Sort(ascending);
        double[] found = _ordered.Quantiles(ascending);
        for (int i = 0; i < estimates.Length; i++)
        {
            double low = At(places[3 * i]), value = At(places[3 * i + 1]), high = At(places[3 * i + 2]);
            bool isKnown = places[3 * i] > 0 && places[3 * i + 2] < 1;
            estimates[i] = Bounded(value, !isKnown ? double.NaN : low == high ? 0 : (high - low) / 2);
        }

        return estimates;

        double At(double place) => found[Array.BinarySearch(ascending, place)];
    }

    /// <summary>The draws by bins of equal width over their whole range.</summary>
    /// <param name="bins">
    /// Number of bins; null for Freedman and Diaconis' (1981) width, 2 (q₃ - q₁) / ∛n, but no more than <see cref="Histogram.MostBins"/>.
    /// </param>
    public Histogram Histogram(int? bins = null)
    {
        if (_moments.Finite == 0)
        {
            return new Histogram([0, 1], [0], _moments.BelowAll, _moments.AboveAll);
        }

        double low = _moments.Smallest, high = _moments.Largest;
        return Histogram(low, high > low ? high : Math.BitIncrement(low), bins ?? FreedmanDiaconis(low, high));
    }

    /// <summary>The draws by bins of equal width over a range.</summary>
    /// <param name="low">Start of the first bin.</param>
    /// <param name="high">End of the last.</param>
    /// <param name="bins">Number of bins.</param>
    public Histogram Histogram(double low, double high, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (!(low < high) || !double.IsFinite(low) || !double.IsFinite(high))
        {
            throw new ArgumentException($"A histogram runs from a number to a larger one; {low} and {high} were given.", nameof(low));
        }

        var edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++)
        {
            double share = (double)i / bins;
            edges[i] = i == bins ? high : low * (1 - share) + high * share;
        }

        return HistogramCount.Of(edges, Draws, _ordered, _moments);
    }

    private static double Valid(double value) =>
        double.IsNaN(value) ? throw new ArgumentException("A probability is that of lying above or below a number; NaN was given.", nameof(value)) : value;

    private int FreedmanDiaconis(double low, double high)
    {
        double[] quartiles = _ordered.Quantiles([0.25, 0.75]);
        double bins = Math.Ceiling((high - low) / (2 * (quartiles[1] - quartiles[0]) / Elementary.Cbrt(_moments.Numbers)));
        return bins >= 1 ? (int)Math.Min(bins, Results.Histogram.MostBins) : 1;
    }

    // Half a draw either way keeps an event that was never seen from being said to be impossible (Jeffreys).
    private MonteCarloEstimate Share(double count, double error)
    {
        double n = _moments.Numbers, smoothed = (count + 0.5) / (n + 1);
        return n == 0 ? new(double.NaN, double.NaN) : Bounded(count / n, Math.Sqrt(smoothed * (1 - smoothed) / n) + error / n);
    }

    // The two of a pair can at worst be one draw twice.
    private MonteCarloEstimate Bounded(double value, double error) =>
        new(value, _scheme == DrawScheme.Antithetic ? error * Math.Sqrt(2) : error, _scheme != DrawScheme.Plain);
}
