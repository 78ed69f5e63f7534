namespace Forecast.Figures.Layout;

/// <summary>A straight stroke on the page.</summary>
internal readonly record struct Segment(double X1, double Y1, double X2, double Y2)
{
    public bool Meets(Segment other) =>
        Side(X1, Y1, X2, Y2, other.X1, other.Y1) * Side(X1, Y1, X2, Y2, other.X2, other.Y2) < 0
        && Side(other.X1, other.Y1, other.X2, other.Y2, X1, Y1) * Side(other.X1, other.Y1, other.X2, other.Y2, X2, Y2) < 0;

    private static int Side(double ax, double ay, double bx, double by, double px, double py) =>
        Math.Sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}
