namespace Forecast.Fitting.Breaks;

/// <summary>The best place of a single kink, exactly and in one pass.</summary>
/// <remarks>
/// Between two neighbouring times the rows on each side are fixed, and the smallest sum of squares as a function of the kink is that of
/// two free lines plus (d(ψ))² / q(ψ), with d linear and q a positive quadratic: the lines' distance at ψ over its variance. That has one
/// minimum, where the free lines cross, and no other; so the best place in a gap is the crossing if it falls inside, and one of
/// the two ends if it does not (Hudson 1966, JASA 61, 1097). Columns for a step and a hinge at the gap's lower end span both cases.
/// </remarks>
internal static class OneKink
{
    private const double Singular = 1e-10;

    /// <summary>Place of the kink, and the sum of squared residuals; infinite where no place has enough rows on either side.</summary>
    public static (double Place, double Residuals) Find(SuffixSums sums, int minimumRows)
    {
        double[] x = sums.X, w = sums.W, wx = sums.Wx, wxx = sums.Wxx, wy = sums.Wy, wxy = sums.Wxy;
        int n = x.Length, first = 1, last = n - 1;
        double total = w[0];
        while (first < n && total - w[first] < minimumRows)
        {
            first++;
        }

        while (last > 0 && w[last] < minimumRows)
        {
            last--;
        }

        double mean = wx[0] / total, inverse = 1 / total;
        double spread = wxx[0] - wx[0] * mean;
        if (!(spread > 0))
        {
            return (double.NaN, double.PositiveInfinity);
        }

        double inverseSpread = 1 / spread, meanY = wy[0] * inverse;
        double slope = (wxy[0] - mean * wy[0]) * inverseSpread;
        double best = -1, place = double.NaN;
        for (int k = first; k <= last; k++)
        {
            double c = x[k - 1], gap = x[k] - c;
            if (!(gap > 0))
            {
                continue;
            }

            // The hinge (x - c)+ and the step from row k on, each less its projection on the straight line.
            double s = w[k], sx = wx[k] - mean * s, sy = wy[k] - meanY * s - slope * sx;
            double h = wx[k] - c * s, hh = wxx[k] - 2 * c * wx[k] + c * c * s, hx = wxx[k] - c * wx[k] - mean * h;
            double hy = wxy[k] - c * wy[k] - meanY * h - slope * hx;
            double ahh = hh - h * h * inverse - hx * hx * inverseSpread;
            double ass = s - s * s * inverse - sx * sx * inverseSpread;
            double ahs = h - h * s * inverse - hx * sx * inverseSpread;
            if (ahh > Singular * hh && hy * hy > best * ahh)
            {
                best = hy * hy / ahh;
                place = c;
            }

            double determinant = ahh * ass - ahs * ahs;
            double change = ass * hy - ahs * sy, step = ahh * sy - ahs * hy;
            double explained = hy * change + sy * step;
            if (determinant > Singular * ahh * ass && explained > best * determinant)
            {
                // The lines cross at c - step / change.
                double crossing = -step / change;
                if (crossing > 0 && crossing < gap)
                {
                    best = explained / determinant;
                    place = c + crossing;
                }
            }

            if (k == last)
            {
                c = x[k];
                h = wx[k] - c * s;
                hh = wxx[k] - 2 * c * wx[k] + c * c * s;
                hx = wxx[k] - c * wx[k] - mean * h;
                hy = wxy[k] - c * wy[k] - meanY * h - slope * hx;
                ahh = hh - h * h * inverse - hx * hx * inverseSpread;
                if (ahh > Singular * hh && hy * hy > best * ahh)
                {
                    best = hy * hy / ahh;
                    place = c;
                }
            }
        }

        double line = sums.Wyy[0] - wy[0] * meanY - slope * slope * spread;
        return best >= 0 ? (place, Math.Max(0, line - best)) : (double.NaN, double.PositiveInfinity);
    }
}
