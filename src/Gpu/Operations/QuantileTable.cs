namespace Forecast.Gpu.Operations;

/// <summary>A quantile function with fixed parameters, as a piecewise polynomial over the octaves of the nearer tail's probability.</summary>
/// <remarks>
/// What <see cref="OpCode.Piecewise"/> looks up: operand A is the register of the probability u, B the place in the program's tables where
/// this table starts, C its length. The layout:
/// <code>
/// [0]  s: an octave has 2^s pieces
/// [1]  O: number of octaves on either side of the median
/// [2]  n: coefficients of a piece
/// [3]  relative error in the body, [4] in the tails, both measured when it was built; [5], [6], [7] are 0
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

    /// <summary>Relative error that a table has at most in the body, where a probability is at least 1e-6 from either end.</summary>
    public const double BodyTolerance = 1e-13;

    /// <summary>Relative error that a table has at most in the tails.</summary>
    public const double TailTolerance = 1e-10;

    private const int Octaves = 52, Terms = 12, LargestDivision = 6;
    private const long Median = 0x3FDFFFFFFFFFFFFF, One = 0x3FF0000000000000, Fraction = 0x000FFFFFFFFFFFFF;

    private QuantileTable(double[] coefficients) => Coefficients = coefficients;

    /// <summary>The table, as it goes into a program.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Largest relative error found in the body.</summary>
    public double BodyError => Coefficients[3];

    /// <summary>Largest relative error found in the tails.</summary>
    public double TailError => Coefficients[4];

    /// <summary>Whether the errors found are no larger than a table may have.</summary>
    public bool IsFaithful => BodyError <= BodyTolerance && TailError <= TailTolerance;

    /// <summary>The table of a quantile function, with pieces as many as it takes to be faithful, up to 64 an octave.</summary>
    /// <remarks>
    /// Errors are measured between the points of interpolation, beside the quantile itself or, where the quantile passes through 0, beside
    /// the distance between its quartiles if that is larger. A quantile function with a kink or a jump stays unfaithful:
    /// see <see cref="IsFaithful"/>.
    /// </remarks>
    /// <param name="quantile">The quantile at a probability strictly between 0 and 1.</param>
    public static QuantileTable Of(Func<double, double> quantile)
    {
        ArgumentNullException.ThrowIfNull(quantile);
        double floor = quantile(1.0 / (1UL << 53)) < 0 && quantile(1 - 1.0 / (1UL << 53)) > 0 ? quantile(0.75) - quantile(0.25) : 0;
        double[] table = [];
        for (int division = 2; division <= LargestDivision; division++)
        {
            table = new PieceFit(quantile, floor, division, Octaves, Terms).Table();
            if (table[3] <= BodyTolerance && table[4] <= TailTolerance)
            {
                break;
            }
        }

        return new QuantileTable(table);
    }

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
}
