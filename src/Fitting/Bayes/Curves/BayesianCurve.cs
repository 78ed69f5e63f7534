using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.Curves;

/// <summary>Curves that are linear in their coefficients but for one number, with their exact posterior: a grid of that number.</summary>
/// <remarks>
/// Given the number κ, y = X(κ) β + e with e ~ N(0, σ²) and the flat prior 1 / σ² over (β, σ²), so that
/// p(κ | y) ∝ p(κ) |X'X|^(-1/2) S^(-(n - p)/2), S being the residual sum of squares; κ is drawn from the grid, then σ and β from their
/// inverse gamma and normal distributions (Gelman et al. 2013, section 14.2). Coefficients are the level and the slope at the mean time
/// of
/// the rows, for every κ, so that the flat prior means the same growth for all. Draws are independent.
/// </remarks>
public static class BayesianCurve
{
    // Nodes of the grid of half-lives.
    private const int Nodes = 49;

    /// <summary>A straight line.</summary>
    /// <param name="times">Times of the rows.</param>
    /// <param name="values">Their values.</param>
    /// <param name="draws">Number of draws.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <exception cref="ArgumentException">Too few rows, lengths that differ, or rows that leave no scatter.</exception>
    public static TrendPaths Line(ReadOnlySpan<double> times, ReadOnlySpan<double> values, int draws, StreamKey key) =>
        Sample(times, values, [0], isCurved: false, draws, key).Paths;

    /// <summary>A parabola: growth that changes by the same amount every year.</summary>
    /// <inheritdoc cref="Line"/>
    public static TrendPaths Parabola(ReadOnlySpan<double> times, ReadOnlySpan<double> values, int draws, StreamKey key) =>
        Sample(times, values, [0], isCurved: true, draws, key).Paths;

    /// <summary>
    /// Growth that fades: its slope halves every so many years, towards a level that is never passed (Gompertz in the logarithm).
    /// </summary>
    /// <param name="times">Times of the rows.</param>
    /// <param name="values">Their values.</param>
    /// <param name="shortest">Shortest time in which the slope halves.</param>
    /// <param name="longest">Longest; between the two every order of magnitude is as likely before the rows are seen.</param>
    /// <param name="draws">Number of draws.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <exception cref="ArgumentException">Too few rows, lengths that differ, half-lives out of order, or rows that leave no
    /// scatter.</exception>
    public static FadingCurve Fading(
        ReadOnlySpan<double> times, ReadOnlySpan<double> values, double shortest, double longest, int draws, StreamKey key)
    {
        if (!(shortest > 0 && longest > shortest && double.IsFinite(longest)))
        {
            throw new ArgumentException($"Half-lives ascend from above 0; {shortest} and {longest} were given.", nameof(shortest));
        }

        double low = Natural.Log(shortest), step = (Natural.Log(longest) - low) / (Nodes - 1), two = Natural.Log(2);
        double[] halves = [.. Enumerable.Range(0, Nodes).Select(i => Natural.Exp(low + i * step))];
        (TrendPaths paths, double[] probabilities) = Sample(times, values, [.. halves.Select(half => two / half)], false, draws, key);
        return new FadingCurve(paths, halves, probabilities);
    }

    private static (TrendPaths Paths, double[] Probabilities) Sample(
        ReadOnlySpan<double> times, ReadOnlySpan<double> values, double[] decays, bool isCurved, int draws, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        int n = times.Length, terms = isCurved ? 3 : 2;
        if (n != values.Length || n < terms + 2)
        {
            throw new ArgumentException($"A curve of {terms} terms needs {terms + 2} rows; {n} times and {values.Length} values were "
                + $"given.", nameof(times));
        }

        double mean = 0, last = double.NegativeInfinity;
        for (int i = 0; i < n; i++)
        {
            mean += times[i] / n;
            last = Math.Max(last, times[i]);
        }

        var fits = new CurveFit[decays.Length];
        var log = new double[decays.Length];
        for (int k = 0; k < decays.Length; k++)
        {
            fits[k] = CurveFit.Of(times, values, mean, decays[k], terms);
            log[k] = fits[k].LogMarginal;
        }

        double[] probabilities = Normed(log);
        var random = new RandomSequence(key);
        var noise = new ChainNoise(random);
        double[][] columns = [.. Enumerable.Range(0, 5).Select(_ => new double[draws])];
        var row = new double[5];
        int node = 0;
        double below = probabilities[0];
        for (int i = 0; i < draws; i++)
        {
            // One uniform in each of as many equal cells as there are draws, so that every node has its share.
            double u = (i + random.NextUniform()) / draws;
            while (u > below && node < probabilities.Length - 1)
            {
                below += probabilities[++node];
            }

            fits[node].Draw(noise, last - mean, row);
            for (int j = 0; j < row.Length; j++)
            {
                columns[j][i] = row[j];
            }
        }

        return (new TrendPaths(last, columns[0], columns[1], columns[2], columns[3], columns[4]), probabilities);
    }

    private static double[] Normed(double[] log)
    {
        double total = LogSum.Of(log);
        return Array.ConvertAll(log, value => Natural.Exp(value - total));
    }
}

/// <summary>The posterior of a growth that fades.</summary>
/// <param name="Paths">Its draws.</param>
/// <param name="HalfLives">Times in which the slope halves: the grid.</param>
/// <param name="Probabilities">Posterior probability of each.</param>
public sealed record FadingCurve(TrendPaths Paths, IReadOnlyList<double> HalfLives, IReadOnlyList<double> Probabilities);
