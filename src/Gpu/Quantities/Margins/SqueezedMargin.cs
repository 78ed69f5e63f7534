namespace Forecast.Gpu.Quantities.Margins;

/// <summary>A distribution with constant parameters between two constant bounds: its uniform is squeezed between their probabilities.</summary>
internal sealed class SqueezedMargin : Margin
{
    // Below this share of the probability under it, the doubles between two bounds lie too far apart for draws.
    private const double SmallestShare = 1e-9;
    private readonly Margin _whole;
    private readonly double _below, _upTo;
    private readonly Quantity _low, _high;

    private SqueezedMargin(Margin whole, double below, double upTo, Quantity low, Quantity high)
    {
        _whole = whole;
        _below = below;
        _upTo = upTo;
        _low = low;
        _high = high;
    }

    public override string Name => _whole.Name;

    public static SqueezedMargin Of(Margin margin, Quantity low, Quantity high)
    {
        (double below, double upTo) = Probabilities(margin, low, high);
        margin = upTo - below > SmallestShare * upTo ? margin : throw new ArgumentException(
            $"Truncate: the {margin.Name} distribution holds a probability of {Math.Max(upTo - below, 0):G2} between {Parameter.Constant(low):R} and "
            + $"{Parameter.Constant(high):R}, too little to be drawn from.", nameof(high));
        return new SqueezedMargin(margin, below, upTo, low, high);
    }

    /// <summary>The probabilities below the lower bound, and up to and with the upper one.</summary>
    public static (double Below, double UpTo) Probabilities(Margin margin, Quantity low, Quantity high)
    {
        double least = Bound(low), most = Bound(high);
        QuantileFunction function = QuantileFunction.Of(margin)
            ?? throw new ArgumentException($"Truncate: a {margin.Name} distribution is truncated where its parameters are constants; a parameter is drawn here.");
        return (function.Reaching(least, above: false), function.Reaching(most, above: true));

        double Bound(Quantity bound) => Parameter.Constant(bound) ?? throw new ArgumentException(
            $"Truncate: the bounds of a {margin.Name} distribution are constants; one is drawn here. Bounds of normal, log-normal, uniform, log-uniform and exponential ones may be drawn.");
    }

    public override Quantity Quantile(Quantity probability)
    {
        Quantity squeezed = Quantity.Min(Parameter.Scaled(probability, _upTo - _below, _below), Math.BitDecrement(_upTo));
        return Quantity.Min(Quantity.Max(_whole.Quantile(squeezed), _low), _high);
    }
}
