using Forecast.Fitting.Numerics;

namespace Forecast.Figures.Layout;

/// <summary>Labels set one after the other where they disturb least: never over another label, a point (where strict) or the edge.</summary>
internal sealed class LabelPlacement
{
    private const int Passes = 3;

    private const int MostMoved = 3;

    private const int MostToTry = 250;

    private const double Edge = 3;

    private const double LabelGap = 2.5;

    private const double LeaderFrom = 9;

    private const double NextAnchor = 10;

    private const double NextDirection = 0.25;

    // What costs more than this hides more than it tells.
    private const double Unbearable = 240;

    private const double PointLeftOut = 400;

    // A trend's label often is the figure's message.
    private const double TrendLeftOut = 2000;

    private static readonly double[] Near = [0, 4, 9, 15, 22];

    private static readonly double[] Far = [0, 6, 13, 20, 28, 37, 47, 58, 70, 84, 100, 118, 138, 160, 185];

    // In degrees from the right, anticlockwise: beside the point first, above and below it last.
    private static readonly (double X, double Y)[] Directions =
    [
        .. new[] { 0, 180, 45, 135, 315, 225, 90, 270, 20, 160, 340, 200, 70, 110, 290, 250, 10, 170, 350, 190, 30, 150, 330, 210, 58, 122, 302, 238 }
            .Select(degrees => (Rounded(Elementary.Cos(degrees * Math.PI / 180)), -Rounded(Elementary.Sin(degrees * Math.PI / 180)))),
    ];

    private readonly Box _plot;
    private readonly LabelGround _ground;
    private readonly List<LabelRequest> _requests;
    private readonly List<PlacedLabel?> _labels = [];
    private readonly List<double> _costs = [];

    /// <summary>Places labels in the order given, then lets each move again with all the others in sight.</summary>
    public LabelPlacement(Box plot, LabelGround ground, IEnumerable<LabelRequest> requests)
    {
        _plot = plot;
        _ground = ground;
        _requests = [.. requests];
        foreach (var request in _requests)
        {
            _labels.Add(null);
            _costs.Add(LeftOut(request));
        }

        Settle();
    }

    public IReadOnlyList<PlacedLabel> Placed => [.. _labels.OfType<PlacedLabel>()];

    /// <summary>What all labels together cost, those left out included.</summary>
    public double Total => _costs.Sum();

    /// <summary>Tries to bring in what was left out by moving a few labels that stand in its way; then all settle again.</summary>
    public void MakeRoom()
    {
        for (int i = 0; i < _requests.Count; i++)
        {
            if (_labels[i] is null)
            {
                MakeRoom(i);
            }
        }

        Settle();
    }

    private void Settle()
    {
        for (int pass = 0; pass < Passes; pass++)
        {
            for (int i = 0; i < _requests.Count; i++)
            {
                Place(i);
            }
        }
    }

    private static double LeftOut(LabelRequest request) => request.Strict ? PointLeftOut : TrendLeftOut;

    private void MakeRoom(int index)
    {
        var request = _requests[index];
        var choices = Spots(request)
            .Select(spot => (Label: Candidate(request, spot), spot.Cost))
            .Select(choice => (choice.Label, Cost: choice.Cost + Alone(choice.Label, request.Strict, Unbearable)))
            .Where(choice => choice.Cost < Unbearable)
            .OrderBy(choice => choice.Cost)
            .Take(MostToTry);
        double before = Total;
        var (labels, costs) = (_labels.ToArray(), _costs.ToArray());
        foreach (var (label, cost) in choices)
        {
            var inTheWay = Enumerable.Range(0, _labels.Count).Where(i => _labels[i] is { } other && Collide(label, other)).ToList();
            if (inTheWay.Count > MostMoved)
            {
                continue;
            }

            (_labels[index], _costs[index]) = (label, cost);
            inTheWay.ForEach(i => _labels[i] = null);
            inTheWay.ForEach(Place);
            if (Total < before)
            {
                return;
            }

            for (int i = 0; i < labels.Length; i++)
            {
                (_labels[i], _costs[i]) = (labels[i], costs[i]);
            }
        }
    }

    private void Place(int index)
    {
        var request = _requests[index];
        PlacedLabel? best = null;
        double lowest = Unbearable;
        _labels[index] = null;
        foreach (var spot in Spots(request))
        {
            if (spot.Cost >= lowest)
            {
                continue;
            }

            var candidate = Candidate(request, spot);
            double cost = spot.Cost + Cost(candidate, request.Strict, lowest - spot.Cost);
            (best, lowest) = cost < lowest ? (candidate, cost) : (best, lowest);
        }

        _labels[index] = best;
        _costs[index] = best is null ? LeftOut(request) : lowest;
    }

    private static IEnumerable<Spot> Spots(LabelRequest request)
    {
        double[] distances = request.Strict ? Far : Near;
        for (int a = 0; a < request.Anchors.Count; a++)
        {
            foreach (double distance in distances)
            {
                for (int d = 0; d < Directions.Length; d++)
                {
                    yield return new Spot(request.Anchors[a], Directions[d], distance, a * NextAnchor + distance + d * NextDirection);
                }
            }
        }
    }

    private static PlacedLabel Candidate(LabelRequest request, Spot spot)
    {
        var (anchor, direction, distance, _) = spot;
        double reach = request.Clearance + distance;
        double halfWidth = request.Width / 2;
        double halfHeight = TypeSize.Label * (Typeface.Ascent + Typeface.Descent) / 2;
        var box = Box.Around(
            anchor.X + direction.X * reach + Math.Clamp(1.4 * direction.X, -1, 1) * halfWidth,
            anchor.Y + direction.Y * reach + Math.Clamp(1.4 * direction.Y, -1, 1) * halfHeight,
            halfWidth,
            halfHeight);
        var (end, at) = direction.X switch
        {
            > 0.5 => (Anchor.Start, box.Left),
            < -0.5 => (Anchor.End, box.Right),
            _ => (Anchor.Middle, box.CentreX),
        };
        var text = new TextLine(request.Text, at, box.Top + TypeSize.Label * Typeface.Ascent, TypeSize.Label, request.Fill, request.Bold, end);
        bool led = request.Strict && distance >= LeaderFrom;
        return new PlacedLabel(text, led ? Leader(anchor.X, anchor.Y, request.Clearance, box, end) : null);
    }

    // The last bits of a sine differ between machines; a figure must not.
    private static double Rounded(double value) => Math.Round(value, 4);

    private static Segment Leader(double x, double y, double clearance, Box box, Anchor end)
    {
        // To the side of the text that faces the point: the slack for a wider font is all at its other end.
        double toX = end switch
        {
            Anchor.Start => box.Left - 1,
            Anchor.End => box.Right + 1,
            _ => box.CentreX,
        };
        double toY = end == Anchor.Middle ? (y < box.Top ? box.Top - 1 : box.Bottom + 1) : box.CentreY;
        double length = Math.Max(1, Math.Sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y)));
        double from = Math.Min(1, (clearance - 1) / length);
        return new Segment(x + (toX - x) * from, y + (toY - y) * from, toX, toY);
    }

    private double Cost(PlacedLabel label, bool strict, double limit)
    {
        return _labels.Exists(other => other is not null && Collide(label, other))
            ? double.PositiveInfinity
            : Alone(label, strict, limit);
    }

    private double Alone(PlacedLabel label, bool strict, double limit)
    {
        var box = label.Text.Box;
        if (!_plot.Holds(box.Grow(Edge)))
        {
            return double.PositiveInfinity;
        }

        double cost = _ground.Covered(box, strict, limit);
        return cost < limit && label.Leader is { } leader
            ? cost + _ground.Crossed(leader, _labels.Select(other => other?.Leader).OfType<Segment>())
            : cost;
    }

    private static bool Collide(PlacedLabel label, PlacedLabel other)
    {
        var box = label.Text.Box.Grow(LabelGap);
        var taken = other.Text.Box;
        return box.Overlaps(taken)
            || (other.Leader is { } theirs && box.Crosses(theirs))
            || (label.Leader is { } ours && taken.Grow(LabelGap).Crosses(ours));
    }

    private readonly record struct Spot((double X, double Y) Anchor, (double X, double Y) Direction, double Distance, double Cost);
}
