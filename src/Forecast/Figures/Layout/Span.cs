namespace Forecast.Figures.Layout;

/// <summary>The stretch of values an axis shows.</summary>
internal readonly record struct Span(double Low, double High)
{
    public const double Padding = 0.04;

    // A little more than half a row, for the labels of rules and of the first row's points.
    private const double BeforeFirst = 0.8;

    public double Length => High - Low;

    /// <summary>The span that holds the values with some room around, unless the axis fixes its ends.</summary>
    public static Span Of(Axis axis, IEnumerable<double> values, double headroom = Padding)
    {
        if (axis.Scale == Scale.Category)
        {
            return new Span(-BeforeFirst, Math.Max(1, axis.Categories.Count) - 0.5);
        }

        var finite = values.Where(double.IsFinite).ToList();
        Check(axis, finite);
        var span = finite.Count == 0 ? Empty(axis) : new Span(finite.Min(), finite.Max());
        span = new Span(axis.Min ?? span.Low, axis.Max ?? span.High);
        double room = Room(axis.Scale, span);
        if (span.Length <= Shortest(axis.Scale, span) && (axis.Min is null || axis.Max is null))
        {
            span = span.Length < 0
                ? axis.Min is null ? new Span(span.High - room, span.High) : new Span(span.Low, span.Low + room)
                : new Span(axis.Min ?? span.Low - room, axis.Max ?? span.High + room);
        }

        return new Span(
            axis.Min ?? span.Low - Padding * span.Length,
            axis.Max ?? span.High + headroom * span.Length);
    }

    // A forgotten logarithm or a date in days would otherwise become an axis nobody can read.
    private static void Check(Axis axis, IEnumerable<double> values)
    {
        var (largest, kind) = axis.Scale switch
        {
            Scale.Log10 => (1000.0, "log10 values"),
            Scale.Time => (100_000.0, "decimal years"),
            _ => (double.PositiveInfinity, ""),
        };
        foreach (double value in values.Concat([axis.Min ?? 0, axis.Max ?? 0]))
        {
            if (Math.Abs(value) > largest)
            {
                throw new ArgumentException($"The axis '{axis.Title}' takes {kind}, at most {largest} in size: given {value}.");
            }
        }
    }

    private static Span Empty(Axis axis)
    {
        var (low, high) = axis.Scale switch
        {
            Scale.Log10 => (0.0, 6.0),
            Scale.Time => (2010.0, 2025.0),
            _ => (0.0, 1.0),
        };
        return new Span(axis.Min ?? (axis.Max is { } top ? top - (high - low) : low), axis.Max ?? (axis.Min is { } end ? end + high - low : high));
    }

    private static double Shortest(Scale scale, Span span) => scale switch
    {
        Scale.Log10 => 1e-3,
        Scale.Time => 0.02,
        _ => 1e-9 * Math.Max(Math.Abs(span.Low), Math.Abs(span.High)),
    };

    private static double Room(Scale scale, Span span) => scale switch
    {
        Scale.Log10 => 1,
        Scale.Time => 1,
        _ => span.High == 0 ? 1 : 0.1 * Math.Abs(span.High),
    };
}
