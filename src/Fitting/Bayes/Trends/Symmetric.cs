namespace Forecast.Fitting.Bayes.Trends;

/// <summary>A symmetric matrix of two rows, of level and slope.</summary>
internal readonly record struct Symmetric(double A, double B, double C)
{
    public double Determinant => A * C - B * B;

    /// <summary>The adjugate: the inverse times the determinant.</summary>
    public Symmetric Adjugate => new(C, -B, A);

    public static Symmetric operator +(Symmetric m, Symmetric n) => new(m.A + n.A, m.B + n.B, m.C + n.C);

    public static Symmetric operator *(double s, Symmetric m) => new(s * m.A, s * m.B, s * m.C);

    public static Pair operator *(Symmetric m, Pair v) => new(m.A * v.X + m.B * v.Y, m.B * v.X + m.C * v.Y);

    /// <summary>v vᵀ.</summary>
    public static Symmetric Square(Pair v) => new(v.X * v.X, v.X * v.Y, v.Y * v.Y);

    /// <summary>M N M for another symmetric N.</summary>
    public Symmetric Around(Symmetric inner)
    {
        Pair first = inner * new Pair(A, B), second = inner * new Pair(B, C);
        return new Symmetric(A * first.X + B * first.Y, A * second.X + B * second.Y, B * second.X + C * second.Y);
    }

    /// <summary>The trace of the product with another.</summary>
    public double Trace(Symmetric other) => A * other.A + 2 * B * other.B + C * other.C;
}
