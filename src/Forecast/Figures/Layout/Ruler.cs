namespace Forecast.Figures.Layout;

/// <summary>An axis laid along the page: values to places, and ticks that do not crowd.</summary>
internal sealed class Ruler
{
    public const double LabelGap = 7;

    // Far outside the page, yet short enough to be written: what is beyond is clipped anyway.
    private const double Farthest = 1e5;

    private readonly Span _span;
    private readonly double _start;
    private readonly double _end;

    private Ruler(Span span, double start, double end)
    {
        _span = span;
        _start = start;
        _end = end;
    }

    public IReadOnlyList<TickMark> Ticks { get; private set; } = [];

    public IReadOnlyList<double> Minor { get; private set; } = [];

    /// <summary>The axis below a plot from left to right; its labels stay within the limits.</summary>
    public static Ruler Across(Axis axis, Span span, Box plot, Span limits)
    {
        var ruler = new Ruler(span, plot.Left, plot.Right);
        double pitch = plot.Width / Math.Max(1, axis.Categories.Count);
        ruler.Choose(axis, gap: 12, tick =>
        {
            string text = axis.Scale == Scale.Category ? Wrapping.Shorten(tick.Text, TypeSize.Tick, false, Math.Max(40, pitch - 12)) : tick.Text;
            tick = new Tick(tick.Value, text, tick.Power);
            double half = tick.Width(TypeSize.Tick) / 2;
            double at = ruler.At(tick.Value);
            double centre = Math.Max(limits.Low + half, Math.Min(limits.High - half, at));
            double top = plot.Bottom + LabelGap;
            return new TickMark(tick, at, new Box(centre - half, top, centre + half, top + TypeSize.Tick));
        });
        return ruler;
    }

    /// <summary>The axis at a plot's left from bottom to top, or from top to bottom for names.</summary>
    public static Ruler Upward(Axis axis, Span span, Box plot, double widest)
    {
        var ruler = axis.Scale == Scale.Category
            ? new Ruler(span, plot.Top, plot.Bottom)
            : new Ruler(span, plot.Bottom, plot.Top);
        double right = plot.Left - LabelGap;
        ruler.Choose(axis, gap: 4, tick =>
        {
            tick = tick with { Lines = axis.Scale == Scale.Category ? Wrapping.Two(tick.Text, TypeSize.Tick, widest) : [tick.Text] };
            double at = ruler.At(tick.Value), half = tick.Height(TypeSize.Tick) / 2;
            return new TickMark(tick, at, new Box(right - tick.Width(TypeSize.Tick), at - half, right, at + half));
        });
        return ruler;
    }

    public double At(double value)
    {
        double place = _start + (value - _span.Low) / _span.Length * (_end - _start);
        return Math.Clamp(place, -Farthest, Farthest);
    }

    public bool Shows(double value) => value >= _span.Low && value <= _span.High;

    private void Choose(Axis axis, double gap, Func<Tick, TickMark> lay)
    {
        int most = axis.Scale == Scale.Category ? int.MaxValue : TickSet.Most;
        int fewest = 2;
        foreach (var set in TickSet.Candidates(axis, _span))
        {
            var marks = set.Ticks.Select(lay).ToList();
            bool better = marks.Count >= fewest || (marks.Count > 0 && Ticks.Count == 0);
            if (better && marks.Count <= most && Apart(marks, gap))
            {
                Ticks = marks;
                Minor = [.. set.Minor.Select(At)];
                if (marks.Count >= fewest)
                {
                    return;
                }
            }
        }
    }

    private static bool Apart(List<TickMark> marks, double gap) =>
        marks.Zip(marks.Skip(1)).All(pair => !pair.First.Label.Grow(gap / 2).Overlaps(pair.Second.Label.Grow(gap / 2)));
}
