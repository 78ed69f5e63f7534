using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The specifications with their doubling times, and what is read off them.</summary>
internal sealed class SpecificationResults
{
    private readonly SpecificationRows _rows;
    private readonly Estimate[] _growth;
    private readonly double[] _sortedMonths;

    public SpecificationResults(SpecificationRows rows, Estimate[] growth)
    {
        (_rows, _growth) = (rows, growth);
        Sorted = [.. Enumerable.Range(0, growth.Length).OrderByDescending(i => growth[i].Value).ThenBy(i => i)];
        _sortedMonths = [.. Sorted.Select(i => Value(i))];
        Influence = [.. Specification.Dimensions.Select((name, d) => InfluenceOf(name, d)).OrderByDescending(i => i.Share)];
    }

    /// <summary>Places of the specifications, the fastest growth first.</summary>
    public int[] Sorted { get; }

    /// <summary>Number of specifications.</summary>
    public int Count => _growth.Length;

    /// <summary>The headline's place among the sorted.</summary>
    public int HeadlineRank => Array.IndexOf(Sorted, _rows.Headline);

    /// <summary>The headline's choices, one a dimension.</summary>
    public IReadOnlyList<string> HeadlineChoices => _rows.Kept[_rows.Headline].Specification.Choices;

    /// <summary>Rows of the headline.</summary>
    public int HeadlineRows => _rows.Kept[_rows.Headline].Rows.Count;

    /// <summary>The headline's doubling time.</summary>
    public Estimate HeadlineMonths => Months(_rows.Headline);

    /// <summary>The headline's doubling time as text.</summary>
    public string HeadlineText => NumberText.WithInterval(HeadlineMonths);

    /// <summary>Share of the specifications whose growth lies inside the headline's interval.</summary>
    public double ShareInside => _growth.Count(g => _growth[_rows.Headline].Interval.Contains(g.Value)) / (double)Count;

    /// <summary>Share of the specifications whose interval meets the headline's.</summary>
    public double ShareOverlapping =>
        _growth.Count(
            g => g.Interval.High >= _growth[_rows.Headline].Interval.Low
                && g.Interval.Low <= _growth[_rows.Headline].Interval.High) / (double)Count;

    /// <summary>
    /// How much of the variance of the growth goes with each dimension, the most first; least and greatest median of its choices in months.
    /// </summary>
    public IReadOnlyList<(string Dimension, double Share, double Least, double Most)> Influence { get; }

    /// <summary>A quantile of the doubling times; infinite where growth is not above zero.</summary>
    public double Quantile(double probability) => Finite(_sortedMonths[(int)Math.Round(probability * (Count - 1))]);

    /// <summary>The doubling time of a specification in months, with its interval.</summary>
    public Estimate Months(int i)
    {
        Estimate years = LogLinearTrend.DoublingTimeOf(_growth[i]);
        return new Estimate(Value(i), years.Interval.Map(Chronology.Gregorian.Months));
    }

    /// <summary>The doubling times of a dimension's choices.</summary>
    public IEnumerable<(string Name, int Count, double Low, double Median, double High)> Choices(int dimension) =>
        Groups(dimension).Select(group =>
        {
            int[] order = [.. group.OrderByDescending(i => _growth[i].Value)];
            double At(double p) => Value(order[(int)Math.Round(p * (order.Length - 1))]);
            return (group.Key, order.Length, At(0.1), At(0.5), At(0.9));
        });

    /// <summary>Where among the sorted, from 1 on, the specifications of each of a dimension's choices stand.</summary>
    public IEnumerable<(string Name, IReadOnlyList<double> Ranks)> Ranks(int dimension)
    {
        var rank = new double[Count];
        for (int place = 0; place < Count; place++)
        {
            rank[Sorted[place]] = place + 1;
        }

        return Groups(dimension).Select(group => (group.Key, (IReadOnlyList<double>)[.. group.Select(i => rank[i])]));
    }

    private IEnumerable<IGrouping<string, int>> Groups(int dimension) =>
        Enumerable.Range(0, Count).GroupBy(i => _rows.Kept[i].Specification.Choices[dimension], StringComparer.Ordinal);

    private (string Dimension, double Share, double Least, double Most) InfluenceOf(string name, int dimension)
    {
        double mean = _growth.Average(g => g.Value), total = _growth.Sum(g => (g.Value - mean) * (g.Value - mean)), between = 0;
        foreach (IGrouping<string, int> group in Groups(dimension))
        {
            double own = group.Average(i => _growth[i].Value);
            between += group.Count() * (own - mean) * (own - mean);
        }

        double[] medians = [.. Choices(dimension).Select(choice => choice.Median)];
        return (name, between / total, medians.Min(), medians.Max());
    }

    private double Value(int i) => Finite(Chronology.Gregorian.Months(Elementary.Log10(2) / _growth[i].Value));

    // Growth at or below zero has no doubling time: it stands at the slow end.
    private static double Finite(double months) => months > 0 ? months : double.PositiveInfinity;
}
