namespace Forecast.Fitting.Breaks;

/// <summary>The least sum of squares with one kink held at a place: what the likelihood interval of its date is read from.</summary>
internal sealed class KinkProfile(SuffixSums sums, int kinks, int minimumRows, int allowance)
{
    private readonly HingeModel _model = new(2 + kinks);
    private readonly KinkSearch? _search = kinks > 1 ? new KinkSearch(sums, kinks, minimumRows, allowance) : null;

    /// <summary>The sum of squared residuals with every kink at a place given.</summary>
    public double At(ReadOnlySpan<double> places)
    {
        _model.Line();
        foreach (double place in places)
        {
            _model.Hinge(OneMoreKink.RowAfter(sums.X, place), place);
        }

        return _model.Residuals(sums);
    }

    /// <summary>The least sum with one kink at a place and the others where they are best, or the bound where it is not below that.</summary>
    public double Residuals(int kink, double place, double bound) =>
        _search is { } search ? search.Held(kink, place, bound, allowance) : Math.Min(bound, At([place]));

    /// <summary>Whether the last answer may be too high, the search having been stopped.</summary>
    public bool IsOpen => _search is { IsGlobal: false };
}
