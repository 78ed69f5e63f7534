namespace Forecast.Fitting.Bayes.Trends;

/// <summary>A level and a slope.</summary>
internal readonly record struct Pair(double X, double Y)
{
    public static Pair operator +(Pair a, Pair b) => new(a.X + b.X, a.Y + b.Y);

    public static Pair operator -(Pair a, Pair b) => new(a.X - b.X, a.Y - b.Y);

    public static Pair operator *(double s, Pair v) => new(s * v.X, s * v.Y);

    public double Dot(Pair other) => X * other.X + Y * other.Y;
}
