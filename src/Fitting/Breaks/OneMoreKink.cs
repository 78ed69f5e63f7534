namespace Forecast.Fitting.Breaks;

/// <summary>The best place of one kink more, the others being held.</summary>
internal static class OneMoreKink
{
    /// <summary>The least sum of squared residuals and the place, over the gaps that end at rows first to last.</summary>
    /// <param name="sums">The rows.</param>
    /// <param name="model">The model as it stands, its columns factored.</param>
    /// <param name="columns">Number of its columns.</param>
    /// <param name="first">Row at which the first gap ends, at least 1.</param>
    /// <param name="last">Row at which the last gap ends.</param>
    public static (double Residuals, double Place) Find(SuffixSums sums, HingeModel model, int columns, int first, int last)
    {
        double[] x = sums.X;
        (double best, double place) = (double.PositiveInfinity, double.NaN);
        for (int k = first; k <= last; k++)
        {
            double low = x[k - 1], gap = x[k] - low;
            if (!(gap > 0))
            {
                continue;
            }

            model.Keep(columns);
            int hinge = model.Hinge(k, low);
            double residuals = model.Residuals(sums);
            if (residuals < best)
            {
                (best, place) = (residuals, low);
            }

            // With a step beside it the hinge stands for any kink inside the gap, and bounds what one there can do.
            int step = model.Step(k);
            residuals = model.Residuals(sums);
            if (residuals < best)
            {
                model.Coefficients(hinge);
                double offset = -model[step] / model[hinge];
                if (offset > 0 && offset < gap)
                {
                    (best, place) = (residuals, low + offset);
                }
            }
        }

        if (last >= first)
        {
            model.Keep(columns);
            model.Hinge(RowAfter(x, x[last]), x[last]);
            double residuals = model.Residuals(sums);
            if (residuals < best)
            {
                (best, place) = (residuals, x[last]);
            }
        }

        return (best, place);
    }

    /// <summary>The first row later than a place; the number of rows where there is none.</summary>
    public static int RowAfter(double[] x, double place)
    {
        int row = Array.BinarySearch(x, place);
        row = row < 0 ? ~row : row + 1;
        while (row < x.Length && x[row] == place)
        {
            row++;
        }

        return row;
    }
}
