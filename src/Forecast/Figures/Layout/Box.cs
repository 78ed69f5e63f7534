namespace Forecast.Figures.Layout;

/// <summary>A rectangle on the page; vertical coordinates grow downwards.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public double CentreX => (Left + Right) / 2;

    public double CentreY => (Top + Bottom) / 2;

    public static Box Around(double x, double y, double halfWidth, double halfHeight) =>
        new(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);

    public Box Grow(double by) => new(Left - by, Top - by, Right + by, Bottom + by);

    public bool Overlaps(Box other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Holds(Box other) =>
        other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom;

    public bool Holds(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    /// <summary>Whether a segment passes through: the clipping of Liang and Barsky.</summary>
    public bool Crosses(Segment segment)
    {
        double enter = 0;
        double leave = 1;
        double dx = segment.X2 - segment.X1;
        double dy = segment.Y2 - segment.Y1;
        return Clip(-dx, segment.X1 - Left, ref enter, ref leave)
            && Clip(dx, Right - segment.X1, ref enter, ref leave)
            && Clip(-dy, segment.Y1 - Top, ref enter, ref leave)
            && Clip(dy, Bottom - segment.Y1, ref enter, ref leave);
    }

    private static bool Clip(double direction, double distance, ref double enter, ref double leave)
    {
        if (direction == 0)
        {
            return distance >= 0;
        }

        double at = distance / direction;
        if (direction < 0)
        {
            enter = Math.Max(enter, at);
        }
        else
        {
            leave = Math.Min(leave, at);
        }

        return enter <= leave;
    }
}
