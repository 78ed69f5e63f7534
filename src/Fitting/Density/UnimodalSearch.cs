namespace Forecast.Fitting.Density;

/// <summary>The search for the unimodal distribution closest to a sample, with room that is used again for the next sample.</summary>
/// <remarks>
/// Hartigan and Hartigan 1985, Annals of Statistics 13, 70; algorithm in P. M. Hartigan 1985, Applied Statistics 34, 320 (AS 217). The
/// empirical distribution is bounded by its greatest convex minorant to the left of the mode and its least concave majorant to the
/// right; the modal interval shrinks to where the two are farthest apart, until they are nearer than the distance already paid outside.
/// Time is linear in n once the values are sorted.
/// </remarks>
internal sealed class UnimodalSearch
{
    // The vertex before (after) each place on the minorant (majorant) of the values up to (from) it.
    private readonly int[] _before;
    private readonly int[] _after;
    private readonly int[] _minorant;
    private readonly int[] _majorant;
    private readonly int[] _knots;

    /// <summary>Room for samples of up to n values.</summary>
    public UnimodalSearch(int n)
    {
        (_before, _after, _minorant, _majorant, _knots) = (new int[n], new int[n], new int[n], new int[n], new int[n]);
    }

    /// <summary>The dip: the largest distance between the empirical distribution and the closest unimodal one.</summary>
    public double Dip { get; private set; }

    /// <summary>Place of the modal interval's lower end among the sorted values.</summary>
    public int Low { get; private set; }

    /// <summary>Place of the modal interval's upper end.</summary>
    public int High { get; private set; }

    /// <summary>Places at which the closest unimodal distribution bends, ascending; it is straight between them.</summary>
    public ReadOnlySpan<int> Knots => _knots.AsSpan(0, KnotCount);

    private int KnotCount { get; set; }

    /// <summary>Searches.</summary>
    /// <param name="x">The values in ascending order.</param>
    public void Fit(ReadOnlySpan<double> x)
    {
        int n = x.Length;
        (Low, High) = (0, n - 1);
        Chain(x);

        // In units of 1 / (2 n), as are all distances below. No sample's dip is less than one.
        double dip = 1;
        while (n >= 2 && x[0] != x[^1])
        {
            int left = Minorant(), right = Majorant();
            (double gap, int i, int j) = FarthestApart(x, left, right);
            if (gap < dip)
            {
                break;
            }

            double below = DistanceToMinorant(x, i, left), above = DistanceToMajorant(x, j, right);
            dip = Math.Max(dip, Math.Max(below, above));
            if (Low == _minorant[i] && High == _majorant[j])
            {
                break;
            }

            (Low, High) = (_minorant[i], _majorant[j]);
        }

        Dip = dip / (2 * n);
        CollectKnots(n);
    }

    // Vertices of the two hulls, as links: a place's link skips every place that a straight line passes below (above).
    private void Chain(ReadOnlySpan<double> x)
    {
        int n = x.Length;
        _before[0] = 0;
        for (int j = 1; j < n; j++)
        {
            int vertex = j - 1;
            while (vertex != 0)
            {
                int earlier = _before[vertex];
                if ((x[j] - x[vertex]) * (vertex - earlier) < (x[vertex] - x[earlier]) * (j - vertex))
                {
                    break;
                }

                vertex = earlier;
            }

            _before[j] = vertex;
        }

        _after[n - 1] = n - 1;
        for (int j = n - 2; j >= 0; j--)
        {
            int vertex = j + 1;
            while (vertex != n - 1)
            {
                int later = _after[vertex];
                if ((x[j] - x[vertex]) * (vertex - later) < (x[vertex] - x[later]) * (j - vertex))
                {
                    break;
                }

                vertex = later;
            }

            _after[j] = vertex;
        }
    }

    // From the modal interval's upper end down to its lower one.
    private int Minorant()
    {
        int count = 0;
        for (int at = High; ; at = _before[at])
        {
            _minorant[count++] = at;
            if (at <= Low)
            {
                return count;
            }
        }
    }

    // From the lower end up to the upper one.
    private int Majorant()
    {
        int count = 0;
        for (int at = Low; ; at = _after[at])
        {
            _majorant[count++] = at;
            if (at >= High)
            {
                return count;
            }
        }
    }

    // Both hulls are walked from the lower end; at each vertex of one its distance to the other is taken.
    private (double Gap, int I, int J) FarthestApart(ReadOnlySpan<double> x, int left, int right)
    {
        if (left == 2 && right == 2)
        {
            return (1, left - 1, right - 1);
        }

        double gap = 0;
        int i = left - 2, j = 1, bestI = left - 1, bestJ = right - 1;
        do
        {
            int g = _minorant[i], l = _majorant[j];
            if (g > l)
            {
                int start = _minorant[i + 1];
                double distance = (l - start + 1) - (x[l] - x[start]) * (g - start) / (x[g] - x[start]);
                j++;
                if (distance >= gap)
                {
                    (gap, bestI, bestJ) = (distance, i + 1, j - 1);
                }
            }
            else
            {
                int start = _majorant[j - 1];
                double distance = (x[g] - x[start]) * (l - start) / (x[l] - x[start]) - (g - start - 1);
                i--;
                if (distance >= gap)
                {
                    (gap, bestI, bestJ) = (distance, i + 1, j);
                }
            }

            i = Math.Max(i, 0);
            j = Math.Min(j, right - 1);
        }
        while (_minorant[i] != _majorant[j]);
        return (gap, bestI, bestJ);
    }

    private double DistanceToMinorant(ReadOnlySpan<double> x, int from, int left)
    {
        double distance = 0;
        for (int v = from; v < left - 1; v++)
        {
            int begin = _minorant[v + 1], end = _minorant[v];
            double most = 1;
            if (end - begin > 1 && x[end] != x[begin])
            {
                double slope = (end - begin) / (x[end] - x[begin]);
                for (int k = begin; k <= end; k++)
                {
                    most = Math.Max(most, (k - begin + 1) - (x[k] - x[begin]) * slope);
                }
            }

            distance = Math.Max(distance, most);
        }

        return distance;
    }

    private double DistanceToMajorant(ReadOnlySpan<double> x, int from, int right)
    {
        double distance = 0;
        for (int v = from; v < right - 1; v++)
        {
            int begin = _majorant[v], end = _majorant[v + 1];
            double most = 1;
            if (end - begin > 1 && x[end] != x[begin])
            {
                double slope = (end - begin) / (x[end] - x[begin]);
                for (int k = begin; k <= end; k++)
                {
                    most = Math.Max(most, (x[k] - x[begin]) * slope - (k - begin - 1));
                }
            }

            distance = Math.Max(distance, most);
        }

        return distance;
    }

    // The minorant up to the modal interval, a straight line across it, and the majorant from there.
    private void CollectKnots(int n)
    {
        int count = 0;
        for (int at = Low; ; at = _before[at])
        {
            _knots[count++] = at;
            if (at == 0)
            {
                break;
            }
        }

        _knots.AsSpan(0, count).Reverse();
        for (int at = High > Low ? High : _after[High]; _knots[count - 1] < n - 1; at = _after[at])
        {
            _knots[count++] = at;
        }

        KnotCount = count;
    }
}
