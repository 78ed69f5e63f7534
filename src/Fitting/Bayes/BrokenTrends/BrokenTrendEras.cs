using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Bayes.BrokenTrends;

/// <summary>The eras of a trend given the number of its breaks: the draws that have so many.</summary>
/// <remarks>Each estimate is the posterior median with an equal-tailed interval, given the number of breaks.</remarks>
public sealed class BrokenTrendEras
{
    private readonly double[][] _columns;
    private readonly double[][] _sorted;

    internal BrokenTrendEras(int breaks, double probability, IReadOnlyList<string> names, double[][] columns)
    {
        (Breaks, Probability, Names, _columns) = (breaks, probability, names, columns);
        _sorted = [.. columns.Select(column => Quantiles.Sorted(column))];
    }

    /// <summary>Number of breaks.</summary>
    public int Breaks { get; }

    /// <summary>Posterior probability of this number.</summary>
    public double Probability { get; }

    /// <summary>How many draws have this number.</summary>
    public int Draws => _columns[0].Length;

    /// <summary>Names of the columns: level at start, slopes, steps of a jump, breaks, sigma.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Joint draws, a column a name, rows kept together.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Columns => _columns;

    /// <summary>The date of a break.</summary>
    /// <param name="index">Which break, from 0.</param>
    /// <param name="level">Probability in the interval, between 0 and 1.</param>
    public Estimate Date(int index, double level) => Of($"break {index + 1}", level);

    /// <summary>The slope of an era.</summary>
    /// <param name="era">Which era, from 0.</param>
    /// <param name="level">Probability in the interval, between 0 and 1.</param>
    public Estimate Slope(int era, double level) => Of($"slope {era + 1}", level);

    /// <summary>A column by name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="level">Probability in the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">No column has this name, or the level is not between 0 and 1.</exception>
    public Estimate Of(string name, double level)
    {
        for (int j = 0; j < Names.Count; j++)
        {
            if (Names[j] == name)
            {
                return new Estimate(Quantiles.OfSorted(_sorted[j], 0.5), Interval(j, level));
            }
        }

        throw new ArgumentException($"No column is called '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
    }

    internal Interval Interval(int column, double level) => Posteriors.Interval(_sorted[column], level);

    internal Coefficient Term(int column)
    {
        double[] sorted = _sorted[column];
        double value = Quantiles.OfSorted(sorted, 0.5), mean = sorted.Average();
        double deviation = Math.Sqrt(sorted.Sum(x => (x - mean) * (x - mean)) / Math.Max(1, sorted.Length - 1));
        double negative = (double)sorted.Count(x => x < 0) / sorted.Length;

        // Whether a date is zero is no question.
        return Names[column].StartsWith("break", StringComparison.Ordinal)
            ? new Coefficient(Names[column], value, deviation, double.NaN, double.NaN)
            : new Coefficient(Names[column], value, deviation, value / deviation, 2 * Math.Min(negative, 1 - negative));
    }
}
