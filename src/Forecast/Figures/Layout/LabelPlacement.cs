namespace Forecast.Figures.Layout;

/// <summary>Labels set one after the other where they disturb least: never over another label, a point (where strict) or the edge.</summary>
internal sealed class LabelPlacement(
    Box plot,
    Box[] points,
    Box[] context,
    Segment[] strokes)
{
    private const double Edge = 3;

    private const double LabelGap = 2.5;

    private const double LeaderFrom = 9;

    private const double CrossedStroke = 14;

    private const double CrossedLeader = 60;

    private const double CoveredPoint = 6;

    private const double CoveredContext = 25;

    private const double LedOverPoint = 7;

    // What costs more than this tells a reader less than it hides.
    private const double Unbearable = 200;

    private const double NextAnchor = 4;

    private const double LeftOut = 400;

    private static readonly double[] Near = [0, 4, 9, 15, 22];

    private static readonly double[] Far = [0, 6, 13, 20, 28, 37, 47, 58, 70, 84, 100, 118, 138, 160];

    // Right of the point first, as a reader expects; straight up and down are last, where a neighbour in time is likely.
    private static readonly (double X, double Y)[] Directions =
    [
        (1, 0), (-1, 0), (0.8, -0.8), (-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8), (0, -1), (0, 1),
        (0.95, -0.4), (-0.95, -0.4), (0.95, 0.4), (-0.95, 0.4), (0.4, -0.95), (-0.4, -0.95), (0.4, 0.95), (-0.4, 0.95),
    ];

    private readonly List<PlacedLabel> _placed = [];

    public IReadOnlyList<PlacedLabel> Placed => _placed;

    /// <summary>What all labels together cost, those left out included.</summary>
    public double Total { get; private set; }

    /// <summary>Sets a label, or leaves it out where there is no room.</summary>
    public void Place(LabelRequest request)
    {
        PlacedLabel? best = null;
        double lowest = Unbearable;
        double width = Typeface.Width(request.Text, TypeSize.Label, request.Bold);
        double height = TypeSize.Label * (Typeface.Ascent + Typeface.Descent);
        for (int a = 0; a < request.Anchors.Count; a++)
        {
            var (x, y) = request.Anchors[a];
            foreach (double distance in request.Strict ? Far : Near)
            {
                for (int d = 0; d < Directions.Length; d++)
                {
                    double start = a * NextAnchor + distance + d * 0.25;
                    if (start >= lowest)
                    {
                        break;
                    }

                    var candidate = Candidate(request, x, y, Directions[d], distance, width, height);
                    if (start + Cost(candidate, request.Strict, lowest - start) is var cost && cost < lowest)
                    {
                        (best, lowest) = (candidate, cost);
                    }
                }
            }
        }

        if (best is null)
        {
            Total += LeftOut;
        }
        else
        {
            Total += lowest;
            _placed.Add(best);
        }
    }

    private static PlacedLabel Candidate(
        LabelRequest request, double x, double y, (double X, double Y) direction, double distance, double width, double height)
    {
        double reach = request.Clearance + distance;
        double centreX = x + direction.X * reach + Math.Sign(direction.X) * Math.Min(1, Math.Abs(direction.X) * 1.3) * width / 2;
        double centreY = y + direction.Y * reach + Math.Sign(direction.Y) * Math.Min(1, Math.Abs(direction.Y) * 1.3) * height / 2;
        var box = Box.Around(centreX, centreY, width / 2, height / 2);
        var (anchor, at) = direction.X switch
        {
            > 0.5 => (Anchor.Start, box.Left),
            < -0.5 => (Anchor.End, box.Right),
            _ => (Anchor.Middle, box.CentreX),
        };
        var text = new TextLine(request.Text, at, box.Top + TypeSize.Label * Typeface.Ascent, TypeSize.Label, request.Fill, request.Bold, anchor);
        return new PlacedLabel(text, request.Strict && distance >= LeaderFrom ? Leader(x, y, request.Clearance, box, anchor) : null);
    }

    private static Segment Leader(double x, double y, double clearance, Box box, Anchor anchor)
    {
        // To the side of the text that faces the point; the slack for a wider font is all at its other end.
        double toX = anchor switch
        {
            Anchor.Start => box.Left - 1,
            Anchor.End => box.Right + 1,
            _ => box.CentreX,
        };
        double toY = anchor == Anchor.Middle ? (y < box.Top ? box.Top - 1 : box.Bottom + 1) : box.CentreY;
        double length = Math.Max(1, Math.Sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y)));
        double from = Math.Min(1, Math.Max(0, clearance - 1) / length);
        return new Segment(x + (toX - x) * from, y + (toY - y) * from, toX, toY);
    }

    private double Cost(PlacedLabel label, bool strict, double limit)
    {
        var box = label.Text.Box;
        if (!plot.Holds(box.Grow(Edge)) || _placed.Exists(other => Collide(label, other)))
        {
            return double.PositiveInfinity;
        }

        int covered = Covered(points, box);
        if (strict && covered > 0)
        {
            return double.PositiveInfinity;
        }

        double cost = CoveredPoint * covered;
        cost += (strict ? CoveredContext : CoveredPoint) * Covered(context, box);
        cost += CrossedStroke * strokes.Count(stroke => box.Crosses(stroke));
        if (cost < limit && label.Leader is { } leader)
        {
            cost += LedOverPoint * (points.Count(point => point.Crosses(leader)) + context.Count(point => point.Crosses(leader)));
            cost += CrossedLeader * _placed.Count(other => other.Leader is { } theirs && leader.Meets(theirs));
        }

        return cost;
    }

    private static int Covered(Box[] points, Box box)
    {
        int count = 0;
        foreach (var point in points)
        {
            count += point.Overlaps(box) ? 1 : 0;
        }

        return count;
    }

    private static bool Collide(PlacedLabel label, PlacedLabel other)
    {
        var box = label.Text.Box.Grow(LabelGap);
        var taken = other.Text.Box;
        return box.Overlaps(taken)
            || (other.Leader is { } theirs && box.Crosses(theirs))
            || (label.Leader is { } ours && taken.Grow(LabelGap).Crosses(ours));
    }
}
