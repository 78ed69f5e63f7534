namespace Forecast.Figures.Layout;

/// <summary>One way to divide an axis: labelled ticks, and the values of lighter lines between them.</summary>
internal sealed record TickSet(IReadOnlyList<Tick> Ticks, IReadOnlyList<double> Minor)
{
    /// <summary>More ticks than this crowd any axis.</summary>
    public const int Most = 9;

    /// <summary>The ways to divide a span, from the densest on.</summary>
    public static IEnumerable<TickSet> Candidates(Axis axis, Span span) => axis.Scale switch
    {
        Scale.Log10 => LogTicks.Candidates(span),
        Scale.Time => TimeTicks.Candidates(span),
        Scale.Category => CategoryTicks.Candidates(axis.Categories),
        _ => LinearTicks.Candidates(span),
    };

    /// <summary>The multiples of a step within a span; none where there are too many to draw.</summary>
    public static IReadOnlyList<double> Multiples(Span span, double step, int most)
    {
        // A tick on the very edge must not be lost to rounding.
        double first = Math.Ceiling(span.Low / step - 1e-9);
        double last = Math.Floor(span.High / step + 1e-9);
        if (!(last - first < most) || last < first)
        {
            return [];
        }

        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }
}
