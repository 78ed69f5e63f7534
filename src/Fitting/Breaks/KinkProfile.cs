namespace Forecast.Fitting.Breaks;

/// <summary>The least sum of squares with one kink held at a place: what the likelihood interval of its date is read from.</summary>
/// <remarks>The other kinks go in turn to their best places given the rest, which is exact for one or two kinks and a local search for more.</remarks>
internal sealed class KinkProfile(SuffixSums sums, double[] places, int minimumRows)
{
    private const int Rounds = 5;
    private readonly HingeModel _model = new(4 + places.Length);
    private readonly double[] _places = [.. places];

    /// <summary>The least sum of squared residuals with a kink at a place.</summary>
    public double Residuals(int kink, double place)
    {
        places.CopyTo(_places, 0);
        _places[kink] = place;
        double best = At();
        if (_places.Length == 1)
        {
            return best;
        }

        for (int round = 0; round < Rounds; round++)
        {
            double before = best;
            for (int j = 0; j < _places.Length; j++)
            {
                if (j != kink)
                {
                    best = Math.Min(best, Move(j));
                }
            }

            if (_places.Length == 2 || !(best < before * (1 - 1e-10)))
            {
                break;
            }
        }

        return best;
    }

    private double At()
    {
        _model.Line();
        foreach (double place in _places)
        {
            _model.Hinge(RowAfter(place), place);
        }

        return _model.Solve(sums);
    }

    private double Move(int kink)
    {
        double[] x = sums.X;
        int first = (kink > 0 ? RowAfter(_places[kink - 1]) : 0) + minimumRows;
        int last = (kink + 1 < _places.Length ? RowAfter(_places[kink + 1]) : x.Length) - minimumRows;
        double best = At(), bestPlace = _places[kink];
        for (int k = Math.Max(1, first); k <= Math.Min(last, x.Length - 1); k++)
        {
            double low = x[k - 1], gap = x[k] - low;
            _places[kink] = low;
            double residuals = At();
            if (residuals < best)
            {
                (best, bestPlace) = (residuals, low);
            }

            _model.Line();
            for (int j = 0; j < _places.Length; j++)
            {
                if (j != kink)
                {
                    _model.Hinge(RowAfter(_places[j]), _places[j]);
                }
            }

            int hinge = _model.Hinge(k, low), step = _model.Step(k);
            residuals = _model.Solve(sums);
            double offset = -_model[step] / _model[hinge];
            if (residuals < best && offset > 0 && offset < gap)
            {
                (best, bestPlace) = (residuals, low + offset);
            }
        }

        _places[kink] = bestPlace;
        return best;
    }

    private int RowAfter(double place)
    {
        int row = Array.BinarySearch(sums.X, place);
        row = row < 0 ? ~row : row + 1;
        while (row < sums.X.Length && sums.X[row] == place)
        {
            row++;
        }

        return row;
    }
}
