namespace Forecast.Fitting.Breaks;

/// <summary>Tries one more break beside those of a fit. One for each thread.</summary>
internal sealed class OneMoreBreak(BrokenTrend fit)
{
    private readonly HingeModel _model = new(4 + fit.Breaks.Count);

    /// <summary>The largest F over all places of one more break; zero where there is no room for one.</summary>
    /// <param name="sums">The rows.</param>
    /// <param name="places">Places of the breaks there are.</param>
    /// <param name="splits">For jumps, the first row after each.</param>
    public double SupF(SuffixSums sums, double[] places, int[] splits)
    {
        bool isKink = fit.Shape == BreakShape.Kink;
        (double before, double after) = isKink ? Kink(sums, places) : Jump(sums, splits);
        int breaks = places.Length + 1, coefficients = isKink ? 2 + breaks : 2 * (breaks + 1);
        double freedom = sums.X.Length - coefficients;
        return after < before && freedom > 0 ? (before - after) / (isKink ? 1 : 2) / (after / freedom) : 0;
    }

    private (double Before, double After) Jump(SuffixSums sums, int[] splits)
    {
        double before = 0, fall = 0;
        for (int s = 0; s <= splits.Length; s++)
        {
            int from = s > 0 ? splits[s - 1] : 0, to = s < splits.Length ? splits[s] : sums.X.Length;
            double whole = sums.Residuals(from, to);
            before += whole;
            for (int k = from + fit.MinimumRows; k <= to - fit.MinimumRows; k++)
            {
                if (sums.X[k] > sums.X[k - 1])
                {
                    fall = Math.Max(fall, whole - sums.Residuals(from, k) - sums.Residuals(k, to));
                }
            }
        }

        return (before, before - fall);
    }

    private (double Before, double After) Kink(SuffixSums sums, double[] places)
    {
        _model.Line();
        foreach (double place in places)
        {
            _model.Hinge(OneMoreKink.RowAfter(sums.X, place), place);
        }

        double before = _model.Residuals(sums), after = before;
        for (int s = 0; s <= places.Length; s++)
        {
            int from = s > 0 ? OneMoreKink.RowAfter(sums.X, places[s - 1]) : 0;
            int to = s < places.Length ? OneMoreKink.RowAfter(sums.X, places[s]) : sums.X.Length;
            int first = from + fit.MinimumRows, last = Math.Min(to - fit.MinimumRows, sums.X.Length - 1);
            after = Math.Min(after, OneMoreKink.Find(sums, _model, 2 + places.Length, first, last).Residuals);
        }

        return (before, after);
    }
}
