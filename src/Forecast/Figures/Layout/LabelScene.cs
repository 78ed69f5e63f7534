namespace Forecast.Figures.Layout;

/// <summary>What stands in a panel seen from its labels: things to keep off, and texts to place.</summary>
internal sealed class LabelScene(Box plot, Ruler x, Ruler y, double radius, IReadOnlyDictionary<string, GroupStyle> styles) : ILayerRenderer
{
    private static readonly double[] AlongLine = [0.82, 0.7, 0.58, 0.46, 0.92, 0.34, 0.22, 0.1];

    // More than these are not read, only waited for.
    private const int MostLabels = 150;

    private const int MostToTry = 40;

    private readonly List<Box> _points = [];
    private readonly List<Box> _named = [];
    private readonly List<Box> _context = [];
    private readonly List<Segment> _strokes = [];
    private readonly List<LabelRequest> _ofRules = [];
    private readonly List<LabelRequest> _ofLines = [];
    private readonly List<LabelRequest> _ofPoints = [];

    /// <summary>Whoever is placed first has the choice: of several orders, the one whose labels stand best together.</summary>
    public IReadOnlyList<PlacedLabel> Place()
    {
        var ground = new LabelGround(_points, _named, _context, _strokes);
        var best = Orders()
            .Select(order => new LabelPlacement(plot, ground, _ofRules.Concat(order)))
            .MinBy(placement => placement.Total)!;
        best.MakeRoom();
        return best.Placed;
    }

    public void Draw(Points points)
    {
        bool muted = styles[points.Group].Muted;
        foreach (var point in points.Items)
        {
            var (px, py) = (x.At(point.X), y.At(point.Y));
            if (!plot.Holds(px, py))
            {
                continue;
            }

            bool named = !string.IsNullOrWhiteSpace(point.Label);
            (named ? _named : muted ? _context : _points).Add(Box.Around(px, py, radius + 1, radius + 1));
            if (point.Low is not null || point.High is not null)
            {
                _strokes.Add(new Segment(px, y.At(point.Low ?? point.Y), px, y.At(point.High ?? point.Y)));
            }

            if (point.XLow is not null || point.XHigh is not null)
            {
                _strokes.Add(new Segment(x.At(point.XLow ?? point.X), py, x.At(point.XHigh ?? point.X), py));
            }

            if (named)
            {
                string fill = muted ? Ink.Quiet : Ink.Text;
                _ofPoints.Add(new LabelRequest(point.Label!, fill, false, [(px, py)], radius + 3, Strict: true));
            }
        }
    }

    public void Draw(Line line)
    {
        var places = line.Vertices.Select(v => (X: x.At(v.X), Y: y.At(v.Y))).ToList();
        _strokes.AddRange(places.Zip(places.Skip(1), (a, b) => new Segment(a.X, a.Y, b.X, b.Y)));
        if (!string.IsNullOrWhiteSpace(line.Label))
        {
            var seen = places.Count == 0 ? [] : AlongLine.Select(share => Along(places, share)).Where(at => plot.Holds(at.X, at.Y));
            _ofLines.Add(new LabelRequest(line.Label, styles[line.Group].Hue.Ink, true, [.. seen], 5, Strict: false));
        }
    }

    public void Draw(Band band)
    {
        // Text reads well on a band.
    }

    public void Draw(Rug rug)
    {
        // Text reads well on it, as on a band.
    }

    public void Draw(VerticalRule rule)
    {
        double at = x.At(rule.X);
        _strokes.Add(new Segment(at, plot.Top, at, plot.Bottom));
        if (!string.IsNullOrWhiteSpace(rule.Label))
        {
            double[] shares = [0.03, 0.97, 0.12, 0.88, 0.25, 0.5];
            _ofRules.Add(new LabelRequest(
                rule.Label, Ink.Quiet, false, [.. shares.Select(share => (at, plot.Top + share * plot.Height))], 4, Strict: false));
        }
    }

    public void Draw(HorizontalRule rule)
    {
        double at = y.At(rule.Y);
        _strokes.Add(new Segment(plot.Left, at, plot.Right, at));
        if (!string.IsNullOrWhiteSpace(rule.Label))
        {
            double[] shares = [0.01, 0.99, 0.2, 0.8, 0.5];
            _ofRules.Add(new LabelRequest(
                rule.Label, Ink.Quiet, false, [.. shares.Select(share => (plot.Left + share * plot.Width, at))], 3, Strict: false));
        }
    }

    private IEnumerable<IEnumerable<LabelRequest>> Orders()
    {
        yield return _ofLines.Concat(_ofPoints.Take(MostLabels));
        if (_ofPoints.Count > MostToTry)
        {
            yield break;
        }

        Func<LabelRequest, double>[] keys =
        [
            request => request.Anchors[0].Y,
            request => -request.Anchors[0].Y,
            request => request.Anchors[0].X,
            request => -request.Anchors[0].X,
        ];
        foreach (var key in keys)
        {
            yield return _ofLines.Concat(_ofPoints.OrderBy(key));
        }
    }

    private static (double X, double Y) Along(List<(double X, double Y)> places, double share)
    {
        double across = places[0].X + share * (places[^1].X - places[0].X);
        int next = Math.Max(1, places.FindIndex(1, place => place.X >= across));
        if (places.Count == 1)
        {
            return places[0];
        }

        var (a, b) = (places[next - 1], places[next]);
        double part = b.X == a.X ? 0 : (across - a.X) / (b.X - a.X);
        return (across, a.Y + part * (b.Y - a.Y));
    }
}
