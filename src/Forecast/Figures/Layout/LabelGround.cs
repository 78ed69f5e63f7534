namespace Forecast.Figures.Layout;

/// <summary>What labels would cover: points, named points, points of context, and strokes.</summary>
internal sealed class LabelGround(IEnumerable<Box> points, IEnumerable<Box> named, IEnumerable<Box> context, IEnumerable<Segment> strokes)
{
    private const double CoveredPoint = 6;

    private const double CoveredContext = 20;

    private const double CrossedStroke = 14;

    private const double LedOverPoint = 9;

    private const double LedOverNamed = 50;

    private const double LedOverLeader = 60;

    private readonly Box[] _points = [.. points];
    private readonly Box[] _named = [.. named];
    private readonly Box[] _context = [.. context];
    private readonly Segment[] _strokes = [.. strokes];

    /// <summary>What a text costs there: a strict one may not lie on a point at all.</summary>
    public double Covered(Box text, bool strict, double limit)
    {
        int covered = Count(_points, text, strict ? 1 : int.MaxValue) + Count(_named, text, strict ? 1 : int.MaxValue);
        if (strict && covered > 0)
        {
            return double.PositiveInfinity;
        }

        double cost = CoveredPoint * covered + (strict ? CoveredContext : CoveredPoint) * Count(_context, text, int.MaxValue);
        return cost >= limit ? cost : cost + CrossedStroke * _strokes.Count(text.Crosses);
    }

    /// <summary>What a leader costs there.</summary>
    public double Crossed(Segment leader, IEnumerable<Segment> leaders) =>
        LedOverPoint * (_points.Count(point => point.Crosses(leader)) + _context.Count(point => point.Crosses(leader)))
        + LedOverNamed * _named.Count(point => point.Crosses(leader))
        + LedOverLeader * leaders.Count(leader.Meets);

    private static int Count(Box[] boxes, Box text, int enough)
    {
        int count = 0;
        foreach (var box in boxes)
        {
            if (box.Overlaps(text) && ++count >= enough)
            {
                break;
            }
        }

        return count;
    }
}
