namespace Forecast.Models.DataStock;

/// <summary>
/// When use overtakes a stock by the method of the paper of 2022: the density, at 1, of the ratio of both logarithms in each year.
/// </summary>
/// <remarks>
/// p(t) ∝ the density of log10 S(t) / log10 D(t) at 1, S and D independent and each year by itself; then a trailing mean over some steps,
/// and
/// division by the sum. With f the density of log10 D, that density is E |log10 S| f(log10 S). It is no density of dates: the speed with
/// which use gains on the stock is left out. Code of arXiv 2211.04325v1, v1/src/intersection.squiggle and
/// v1/src/scripts/plot_intersection.py.
/// </remarks>
public sealed class CrossingDensity
{
    // Of the stock's and the dataset's distributions together, in orders of magnitude: narrower than a cell of the published grids.
    private const double Kernel = 0.02;

    /// <summary>The density over a grid of dates.</summary>
    /// <param name="years">The dates, ascending.</param>
    /// <param name="values">Density of the ratio at each, in any unit.</param>
    /// <param name="window">Steps of the trailing mean; 1 for none.</param>
    public CrossingDensity(IReadOnlyList<double> years, IReadOnlyList<double> values, int window)
    {
        ArgumentNullException.ThrowIfNull(years);
        ArgumentNullException.ThrowIfNull(values);
        if (years.Count != values.Count || years.Count < 3 || window < 1)
        {
            throw new ArgumentException(
                $"A density has a value for each of three dates or more; {years.Count} dates, {values.Count} values, window {window}.",
                nameof(years));
        }

        (Years, Values) = ([.. years], [.. values]);
        var mean = new double[values.Count];
        for (int i = 0; i < mean.Length; i++)
        {
            int first = Math.Max(0, i - window + 1);
            for (int j = first; j <= i; j++)
            {
                mean[i] += values[j];
            }

            mean[i] /= i - first + 1;
        }

        // By trapezoids, up to the last date but one: the code's loop ends there.
        var share = new double[mean.Length - 1];
        for (int i = 1; i < share.Length; i++)
        {
            share[i] = share[i - 1] + (years[i] - years[i - 1]) * (mean[i] + mean[i - 1]) / 2;
        }

        double all = share[^1];
        Share = [.. share.Select(value => value / all)];
        Density = [.. mean.Select(value => value / all)];
    }

    /// <summary>The dates.</summary>
    public IReadOnlyList<double> Years { get; }

    /// <summary>Density of the ratio at each date, as given.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The same without the trailing mean.</summary>
    public CrossingDensity Unsmoothed => new(Years, Values, 1);

    /// <summary>Density of each date, a year.</summary>
    public IReadOnlyList<double> Density { get; }

    /// <summary>Share of the density up to each date but the last.</summary>
    public IReadOnlyList<double> Share { get; }

    /// <summary>The first date of the grid by which a share of the density has come.</summary>
    /// <param name="probability">The share, between 0 and 1.</param>
    public double Quantile(double probability)
    {
        int i = 0;
        while (i < Share.Count && Share[i] < probability)
        {
            i++;
        }

        return Years[i];
    }

    /// <summary>The density at 1 of the ratio of two logarithms.</summary>
    /// <param name="stock">Draws of log10 of the stock; those that are no numbers are left out.</param>
    /// <param name="dataset">log10 of the largest dataset.</param>
    public static double RatioAtOne(ReadOnlySpan<double> stock, TwoPieceNormal dataset) => RatioAtOne(stock, [], dataset);

    /// <summary>The density at 1 of the ratio of two logarithms, the dataset lying a drawn gap below what is given.</summary>
    /// <param name="stock">Draws of log10 of the stock; those that are no numbers are left out.</param>
    /// <param name="gap">A gap for each of those draws, in orders of magnitude; empty for none.</param>
    /// <param name="dataset">log10 of the largest dataset, before the gap is taken off.</param>
    public static double RatioAtOne(ReadOnlySpan<double> stock, ReadOnlySpan<double> gap, TwoPieceNormal dataset)
    {
        TwoPieceNormal wide = dataset.Widened(Kernel);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < stock.Length; i++)
        {
            if (double.IsFinite(stock[i]))
            {
                sum += Math.Abs(stock[i]) * wide.Density(stock[i] + (gap.IsEmpty ? 0 : gap[i]));
                count++;
            }
        }

        return sum / count;
    }
}
