using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Curves;

/// <summary>Joint draws of a trend as it goes on from a date, whatever model they are of: what a projection starts from.</summary>
/// <remarks>
/// A draw goes on as level + slope (1 - e^(-decay Δ)) / decay + curvature Δ² / 2, Δ years after the origin, and its observations scatter
/// about that normally. A decay of 0 is a slope that does not fade.
/// </remarks>
public sealed class TrendPaths
{
    private readonly double[] _levels, _slopes, _decays, _curvatures, _deviations;
    private readonly bool _fades;

    /// <summary>Draws by their columns, rows kept together; kept, not copied.</summary>
    /// <param name="origin">The time from which they go on.</param>
    /// <param name="levels">Value of the trend at the origin.</param>
    /// <param name="slopes">Its slope there, a unit of time.</param>
    /// <param name="decays">Rate at which the slope fades, a unit of time; 0 or more.</param>
    /// <param name="curvatures">Change of the slope in a unit of time.</param>
    /// <param name="deviations">Standard deviation of an observation about the trend, above 0.</param>
    /// <exception cref="ArgumentException">No draws, lengths that differ, or a number that is not allowed.</exception>
    public TrendPaths(
        double origin, double[] levels, double[] slopes, double[] decays, double[] curvatures, double[] deviations)
    {
        double[][] columns = [levels, slopes, decays, curvatures, deviations];
        if (levels.Length == 0 || columns.Any(column => column.Length != levels.Length || !column.All(double.IsFinite)))
        {
            throw new ArgumentException("Draws of a trend are finite numbers, as many in each column and at least one.", nameof(levels));
        }

        if (decays.Any(decay => decay < 0) || deviations.Any(deviation => deviation <= 0) || !double.IsFinite(origin))
        {
            throw new ArgumentException("The origin is finite, a slope fades at a rate of 0 or more, and observations scatter.",
                nameof(decays));
        }

        Origin = origin;
        (_levels, _slopes, _decays, _curvatures, _deviations) = (levels, slopes, decays, curvatures, deviations);
        _fades = decays.Any(decay => decay > 0);
    }

    /// <summary>The time from which the draws go on.</summary>
    public double Origin { get; }

    /// <summary>Number of draws.</summary>
    public int Count => _levels.Length;

    /// <summary>Value of the trend at the origin, one a draw.</summary>
    public IReadOnlyList<double> Levels => _levels;

    /// <summary>Slope of the trend at the origin, one a draw.</summary>
    public IReadOnlyList<double> Slopes => _slopes;

    /// <summary>Standard deviation of an observation, one a draw.</summary>
    public IReadOnlyList<double> Deviations => _deviations;

    /// <summary>Levels, slopes, decays, curvatures and deviations: columns of which a simulation draws rows.</summary>
    public double[][] Columns() => [_levels, _slopes, _decays, _curvatures, _deviations];

    /// <summary>Draws of several models together, each model with as many as its weight asks for.</summary>
    /// <param name="parts">The models, of one origin.</param>
    /// <param name="weights">Their weights, not negative, some positive.</param>
    /// <param name="draws">Number of draws of all together.</param>
    /// <remarks>
    /// The number of draws of a model is its share rounded so that all sum to the number asked for (largest remainders).
    /// </remarks>
    /// <exception cref="ArgumentException">Lengths or origins that differ, or weights that are not allowed.</exception>
    public static TrendPaths Stack(IReadOnlyList<TrendPaths> parts, IReadOnlyList<double> weights, int draws)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        if (parts.Count == 0 || parts.Count != weights.Count || parts.Any(part => part.Origin != parts[0].Origin))
        {
            throw new ArgumentException("Models that are stacked have one origin and a weight each.", nameof(parts));
        }

        int[] counts = Shares(weights, draws);
        var columns = new double[5][];
        for (int j = 0; j < columns.Length; j++)
        {
            columns[j] = new double[draws];
        }

        int at = 0;
        for (int k = 0; k < parts.Count; k++)
        {
            double[][] from = parts[k].Columns();
            for (int i = 0; i < counts[k]; i++, at++)
            {
                // Evenly through the model's draws, so that a part of them stands for all.
                int row = (int)((2L * i + 1) * parts[k].Count / (2L * counts[k]));
                for (int j = 0; j < columns.Length; j++)
                {
                    columns[j][at] = from[j][row];
                }
            }
        }

        return new TrendPaths(parts[0].Origin, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    /// <summary>Values of the trend at a time, one a draw.</summary>
    /// <param name="time">The time.</param>
    public double[] Means(double time)
    {
        double ahead = time - Origin, half = 0.5 * ahead * ahead;
        var means = new double[Count];
        for (int i = 0; i < means.Length; i++)
        {
            double reach = _fades && _decays[i] > 0 ? -Natural.ExpMinusOne(-_decays[i] * ahead) / _decays[i] : ahead;
            means[i] = Math.FusedMultiplyAdd(_curvatures[i], half, Math.FusedMultiplyAdd(_slopes[i], reach, _levels[i]));
        }

        return means;
    }

    /// <summary>The logarithm of the predictive density of an observation: that of the mixture of all draws.</summary>
    /// <param name="time">Its time.</param>
    /// <param name="value">Its value.</param>
    public double LogDensity(double time, double value)
    {
        double[] terms = Means(time);
        for (int i = 0; i < terms.Length; i++)
        {
            double z = (value - terms[i]) / _deviations[i];
            terms[i] = -0.5 * z * z - Natural.Log(_deviations[i]);
        }

        return LogSum.Of(terms) - Natural.Log(Count) - 0.5 * Natural.LogOfTwoPi;
    }

    /// <summary>The predictive probability of an observation not above a value.</summary>
    /// <param name="time">Its time.</param>
    /// <param name="value">The value.</param>
    public double Cdf(double time, double value)
    {
        double[] means = Means(time);
        double sum = 0;
        for (int i = 0; i < means.Length; i++)
        {
            sum += NormalFunctions.Cdf((value - means[i]) / _deviations[i]);
        }

        return sum / Count;
    }

    /// <summary>Predictive draws of an observation, two a draw of the trend that lie on either side of it, in ascending order.</summary>
    /// <param name="time">Its time.</param>
    /// <param name="noise">A standard normal number for each draw of the trend.</param>
    /// <exception cref="ArgumentException">Another number of normal numbers than draws.</exception>
    public double[] Observations(double time, ReadOnlySpan<double> noise)
    {
        if (noise.Length != Count)
        {
            throw new ArgumentException($"{Count} draws need as many normal numbers; {noise.Length} were given.", nameof(noise));
        }

        double[] means = Means(time), drawn = new double[2 * Count];
        for (int i = 0; i < means.Length; i++)
        {
            drawn[2 * i] = Math.FusedMultiplyAdd(_deviations[i], noise[i], means[i]);
            drawn[2 * i + 1] = Math.FusedMultiplyAdd(-_deviations[i], noise[i], means[i]);
        }

        Array.Sort(drawn);
        return drawn;
    }

    private static int[] Shares(IReadOnlyList<double> weights, int draws)
    {
        double total = weights.Sum();
        if (weights.Any(weight => !(weight >= 0)) || !(total > 0 && double.IsFinite(total)))
        {
            throw new ArgumentException("Weights are not negative, and some weight is positive.", nameof(weights));
        }

        double[] exact = [.. weights.Select(weight => weight / total * draws)];
        int[] counts = [.. exact.Select(share => (int)share)];
        int[] byRemainder = [.. Enumerable.Range(0, counts.Length).OrderByDescending(k => exact[k] - counts[k]).ThenBy(k => k)];
        for (int i = 0, left = draws - counts.Sum(); i < left; i++)
        {
            counts[byRemainder[i % counts.Length]]++;
        }

        return counts;
    }
}
