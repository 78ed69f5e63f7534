using Forecast.Fitting.Distributions;

namespace Forecast.Gpu.Operations;

/// <summary>A quantile function with fixed parameters, as a piecewise polynomial over the octaves of the nearer tail's probability.</summary>
/// <remarks>
/// What <see cref="OpCode.Piecewise"/> looks up: operand A is the register of the probability u, B the place in the program's tables where
/// this table starts, C its length. The layout:
/// <code>
/// [0]  s: an octave has 2^s pieces
/// [1]  O: number of octaves on either side of the median
/// [2]  n: coefficients of a piece
/// [3]  relative error in the body, [4] in the tails, both found when it was built; [5], [6], [7] are 0
/// [8 + n k ...]  coefficients of piece k, the highest power first; pieces 0 to O 2^s - 1 are below the median, from the median
///                outwards, and as many again, from the median outwards, are above
/// </code>
/// To evaluate, with <c>bits</c> the 64 bits of a double as a whole number and <c>&gt;&gt;</c>, <c>&lt;&lt;</c> moves of 64-bit numbers:
/// <code>
/// p = u &lt; 0.5 ? u : 1 - u                               exact
/// p = max(p, 2^-(O+1)), then min(p, 0.5 - 2^-54)          the table's reach
/// d = 0x3FDFFFFFFFFFFFFF - bits(p)                        0 next to the median, growing outwards
/// k = (d &gt;&gt; (52 - s)) + (u &lt; 0.5 ? 0 : O 2^s)
/// y = number whose bits are 0x3FF0000000000000 | ((d &lt;&lt; s) &amp; 0x000FFFFFFFFFFFFF)     the place within the piece, 1 to 2
/// t = fma(2, y, -3)                                       exact, -1 to 1
/// value = c[0]; for i = 1 .. n-1: value = fma(value, t, c[i])
/// </code>
/// What is not a number stays so. With O = 52 the reach is every uniform of a run, from 2^-53 to 1 - 2^-53; probabilities beyond are taken
/// as the last ones.
/// </remarks>
public sealed class QuantileTable
{
    /// <summary>Numbers before the first piece.</summary>
    public const int Header = 8;

    /// <summary>Relative error that a table has at most in the body, where a probability is at least <see cref="BodyStart"/> from either end.</summary>
    public const double BodyTolerance = 1e-14;

    /// <summary>Relative error that a table has at most in the tails.</summary>
    public const double TailTolerance = 1e-10;

    /// <summary>Where the body starts.</summary>
    public const double BodyStart = 1e-6;

    internal const int Octaves = 52, Terms = 12;
    private const int SmallestDivision = 2, LargestDivision = 6;
    private const long Median = 0x3FDFFFFFFFFFFFFF, One = 0x3FF0000000000000, Fraction = 0x000FFFFFFFFFFFFF;

    private QuantileTable(double[] coefficients) => Coefficients = coefficients;

    /// <summary>The table, as it goes into a program.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Largest relative error found in the body: what the polynomials leave out, and how far the two tails miss each other at the median.</summary>
    /// <remarks>Rounding adds some 1e-16, and as much again for each power by which the quantile rises with its tail's probability.</remarks>
    public double BodyError => Coefficients[3];

    /// <summary>Largest relative error found in the tails.</summary>
    public double TailError => Coefficients[4];

    /// <summary>Whether the errors found are no larger than a table may have.</summary>
    public bool IsFaithful => BodyError <= BodyTolerance && TailError <= TailTolerance;

    /// <summary>The table of the gamma quantile of scale 1.</summary>
    /// <param name="shape">Shape, above 0.</param>
    public static QuantileTable Gamma(double shape) => Of((fit, above) =>
    {
        GammaTail lower = new(shape, isLower: true), upper = new(shape, isLower: false);
        return fit.Fill(lower, Header, 1, isComplement: false) && fit.Fill(upper, above, 1, isComplement: false)
            ? Gap(lower.Value, upper.Value, lower.Condition) : double.NaN;
    });

    /// <summary>The table of the beta quantile.</summary>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    public static QuantileTable Beta(double a, double b) => Of((fit, above) =>
    {
        BetaTail lower = new(a, b), upper = new(b, a);
        return fit.Fill(lower, Header, 1, isComplement: false) && fit.Fill(upper, above, 1, isComplement: true)
            ? Gap(lower.Value, upper.Complement, lower.Condition) : double.NaN;
    });

    /// <summary>The table of the quantile of Student's t.</summary>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static QuantileTable Student(double df) => Of((fit, above) =>
    {
        var upper = new StudentTail(df);
        if (!fit.Fill(upper, above, 1, isComplement: false))
        {
            return double.NaN;
        }

        fit.Mirror(above);
        return Math.Abs(upper.Value);
    });

    /// <summary>The quantile.</summary>
    /// <param name="table">The table.</param>
    /// <param name="u">Probability, from 0 to 1.</param>
    public static double Evaluate(ReadOnlySpan<double> table, double u)
    {
        int s = (int)table[0], octaves = (int)table[1], n = (int)table[2];
        bool isBelow = u < 0.5;
        double p = isBelow ? u : 1 - u;
        double least = BitConverter.Int64BitsToDouble((1022L - octaves) << 52), most = BitConverter.Int64BitsToDouble(Median);
        p = p > least ? p : least;
        p = p < most ? p : most;
        long d = Median - BitConverter.DoubleToInt64Bits(p);
        int start = Header + n * ((int)(d >> (52 - s)) + (isBelow ? 0 : octaves << s));
        double t = Math.FusedMultiplyAdd(2, BitConverter.Int64BitsToDouble(One | ((d << s) & Fraction)), -3);
        double value = table[start];
        for (int i = 1; i < n; i++)
        {
            value = Math.FusedMultiplyAdd(value, t, table[start + i]);
        }

        return double.IsNaN(u) ? u : value;
    }

    // Finer until it is faithful. Both tails are followed in to the median: how far they miss each other there is an error of the body.
    private static QuantileTable Of(Func<SeriesFit, int, double> fill)
    {
        double[] table = [];
        for (int division = SmallestDivision; division <= LargestDivision; division++)
        {
            int side = Terms * (Octaves << division);
            table = new double[Header + 2 * side];
            var fit = new SeriesFit(table, division);
            double gap = fill(fit, Header + side);
            (table[0], table[1], table[2]) = (division, Octaves, Terms);
            (table[3], table[4]) = double.IsNaN(gap) ? (double.PositiveInfinity, double.PositiveInfinity) : (Math.Max(fit.Error.Body, gap), fit.Error.Tails);
            if (table[3] <= BodyTolerance && table[4] <= TailTolerance)
            {
                break;
            }
        }

        return new QuantileTable(table);
    }

    private static double Gap(double lower, double upper, double condition) =>
        Math.Abs(lower - upper) / (Math.Max(lower, 1e-290) * Math.Max(1, condition));
}
