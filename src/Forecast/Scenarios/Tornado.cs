namespace Forecast.Scenarios;

/// <summary>Which inputs move a result, the strongest first.</summary>
/// <remarks>
/// An input moves a result by the median of the result among the tenth of the draws where the input is lowest, and among that where it is
/// highest. Other inputs vary all the while, as they do in the result itself.
/// </remarks>
public static class Tornado
{
    private const int Tenths = 10;

    /// <summary>The swings of a result.</summary>
    /// <param name="inputs">The inputs' names and draws.</param>
    /// <param name="result">The result's draws, as many.</param>
    public static IReadOnlyList<Swing> Of(IReadOnlyList<(string Name, ReadOnlyMemory<double> Draws)> inputs, ReadOnlyMemory<double> result)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        double[] resultRanks = Ranks(result.Span);
        return [.. inputs.Select(input => Of(input.Name, input.Draws.Span, result.Span, resultRanks)).OrderByDescending(swing => Math.Abs(swing.RankCorrelation)).ThenBy(swing => swing.Input, StringComparer.Ordinal)];
    }

    private static Swing Of(string name, ReadOnlySpan<double> input, ReadOnlySpan<double> result, double[] resultRanks)
    {
        int[] order = Order(input);
        int tenth = Math.Max(1, order.Length / Tenths);
        return new Swing(name, Median(result, order.AsSpan(0, tenth)), Median(result, order.AsSpan(order.Length - tenth)), Correlation(Ranks(input), resultRanks));
    }

    private static double Median(ReadOnlySpan<double> result, ReadOnlySpan<int> places)
    {
        var values = new double[places.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = result[places[i]];
        }

        Array.Sort(values);
        double low = values[(values.Length - 1) / 2], high = values[values.Length / 2];
        return low == high ? low : low + (high - low) / 2;
    }

    private static int[] Order(ReadOnlySpan<double> values)
    {
        double[] keys = values.ToArray();
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        return order;
    }

    // Equal values, such as 'never', share the mean of their ranks.
    private static double[] Ranks(ReadOnlySpan<double> values)
    {
        int[] order = Order(values);
        var ranks = new double[order.Length];
        for (int i = 0; i < order.Length;)
        {
            int end = i;
            while (end < order.Length && values[order[end]].Equals(values[order[i]]))
            {
                end++;
            }

            for (int k = i; k < end; k++)
            {
                ranks[order[k]] = (i + end - 1) / 2.0;
            }

            i = end;
        }

        return ranks;
    }

    private static double Correlation(double[] a, double[] b)
    {
        double mean = (a.Length - 1) / 2.0, products = 0, first = 0, second = 0;
        for (int i = 0; i < a.Length; i++)
        {
            products += (a[i] - mean) * (b[i] - mean);
            first += (a[i] - mean) * (a[i] - mean);
            second += (b[i] - mean) * (b[i] - mean);
        }

        return first > 0 && second > 0 ? products / Math.Sqrt(first * second) : 0;
    }
}
