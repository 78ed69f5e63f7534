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
        Hold(-1);
        return _model.Residuals(sums);
    }

    // The model with every kink at its place but one.
    private void Hold(int except)
    {
        _model.Line();
        for (int j = 0; j < _places.Length; j++)
        {
            if (j != except)
            {
                _model.Hinge(RowAfter(_places[j]), _places[j]);
            }
        }
    }

    private double Move(int kink)
    {
        double[] x = sums.X;
        int first = (kink > 0 ? RowAfter(_places[kink - 1]) : 0) + minimumRows;
        int last = (kink + 1 < _places.Length ? RowAfter(_places[kink + 1]) : x.Length) - minimumRows;
        double best = At();
        Hold(kink);
        if (!double.IsFinite(_model.Residuals(sums)))
        {
            return best;
        }

        (double moved, double place) = OneMoreKink.Find(sums, _model, 1 + _places.Length, Math.Max(1, first), Math.Min(last, x.Length - 1));
        if (moved < best)
        {
            (best, _places[kink]) = (moved, place);
        }

        return best;
    }

    private int RowAfter(double place) => OneMoreKink.RowAfter(sums.X, place);
}
