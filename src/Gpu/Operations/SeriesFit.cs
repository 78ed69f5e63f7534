using Forecast.Fitting.Distributions;

namespace Forecast.Gpu.Operations;

/// <summary>The polynomials of a <see cref="QuantileTable"/> of one tail, out of Taylor series about the middles of its pieces.</summary>
/// <param name="table">The table.</param>
/// <param name="division">An octave has 2^division pieces.</param>
/// <remarks>
/// A series of <see cref="PearsonTail.Terms"/> terms is cut down to the table's by Chebyshev's polynomials (Lanczos's economisation), which
/// tells how much was cut. The uniform of a piece's place is half an ulp off its middle by the way a table is laid out, which is put right.
/// </remarks>
internal sealed class SeriesFit(double[] table, int division)
{
    private static readonly double[] _kept = Economy(out _cut);
    private static readonly double[] _cut;
    private readonly double[] _series = new double[PearsonTail.Terms];

    /// <summary>Largest share of a piece's least value that is cut off, in the body and in the tails.</summary>
    public (double Body, double Tails) Error { get; private set; }

    /// <summary>Fills the pieces of one side and leaves the tail at the median; false as soon as a piece does not go.</summary>
    /// <param name="tail">The tail, with probabilities up to a half.</param>
    /// <param name="first">Place of the first piece's coefficients.</param>
    /// <param name="sign">What the quantile is multiplied by.</param>
    /// <param name="isComplement">Whether the table has one less the quantile.</param>
    public bool Fill(PearsonTail tail, int first, double sign, bool isComplement)
    {
        int pieces = QuantileTable.Octaves << division;
        bool isBegun = false;
        double halfWidth = 0;
        for (int piece = pieces - 1; piece >= 0; piece--)
        {
            int octave = piece >> division, place = piece & ((1 << division) - 1);
            double top = Math.ScaleB(1, -(octave + 1)), half = Math.ScaleB(top, -(division + 2));
            double middle = top - (2 * place + 1) * half, value, scale;
            if (!isBegun && tail.IsTiny(middle))
            {
                value = scale = tail.Power(middle, half, _series);
            }
            else
            {
                if (isBegun)
                {
                    tail.Move(middle, halfWidth, _series);
                }
                else
                {
                    tail.Begin(middle);
                    isBegun = true;
                }

                (halfWidth, value, scale) = (half, tail.Value, tail.Scale);
                tail.Expand(half, _series);
            }

            if (isComplement)
            {
                (value, scale) = (((BetaTail)tail).Complement, -scale);
            }

            if (!Put(table.AsSpan(first + piece * QuantileTable.Terms, QuantileTable.Terms), sign * value, sign * scale, middle, half, place == 0))
            {
                return false;
            }
        }

        if (isBegun)
        {
            tail.Move(0.5, halfWidth, _series);
        }

        return isBegun;
    }

    /// <summary>Makes the lower side of the upper one, the quantile being odd about the median.</summary>
    /// <param name="above">Place of the upper side's coefficients.</param>
    public void Mirror(int above)
    {
        for (int i = 0; i < table.Length - above; i++)
        {
            table[QuantileTable.Header + i] = -table[above + i];
        }
    }

    private bool Put(Span<double> piece, double value, double scale, double middle, double half, bool isFirst)
    {
        const int Terms = QuantileTable.Terms;
        double cut = 0, inner = 0, outer = 0;
        for (int k = PearsonTail.Terms; k >= 1; k--)
        {
            cut += Math.Abs(_series[k - 1]) * _cut[k];
            inner = (inner + _series[k - 1]) * -1;
            outer += _series[k - 1];
        }

        // Inwards the next middle is two half-widths off, or three where it is in another octave.
        double ahead = Math.Abs(_series[^1]) * (isFirst ? 282429536481 : 16777216);
        inner = Math.Abs(value + scale * inner);
        outer = Math.Abs(value + scale * outer);
        double least = Math.Max(Math.Min(middle + half == 0.5 && inner < Math.Abs(value) / 4 ? Math.Abs(value) : inner, outer), 1e-290);
        double error = Math.Abs(scale) * (cut + 2 * Math.Abs(_series[^1])) / least;
        bool isBody = middle > QuantileTable.BodyStart;
        Error = isBody ? (Math.Max(Error.Body, error), Error.Tails) : (Error.Body, Math.Max(Error.Tails, error));
        if (!(error <= (isBody ? QuantileTable.BodyTolerance : QuantileTable.TailTolerance)) || !(ahead * Math.Abs(scale) <= 1e-15 * least))
        {
            return false;
        }

        for (int j = 0; j < Terms; j++)
        {
            double sum = 0;
            for (int k = PearsonTail.Terms; k >= Terms; k--)
            {
                sum = Math.FusedMultiplyAdd(_series[k - 1], _kept[k * Terms + j], sum);
            }

            sum = j == 0 ? sum : sum + _series[j - 1];
            piece[Terms - 1 - j] = j == 0 ? Math.FusedMultiplyAdd(scale, sum, value) : scale * sum;
        }

        double off = Math.ScaleB(1, division - 51);
        for (int j = 0; j < Terms - 1; j++)
        {
            piece[Terms - 1 - j] = Math.FusedMultiplyAdd((j + 1) * off, piece[Terms - 2 - j], piece[Terms - 1 - j]);
        }

        return true;
    }

    // Power k as a polynomial of fewer terms: row k; and the sum of the Chebyshev coefficients that are cut.
    private static double[] Economy(out double[] cut)
    {
        const int Terms = QuantileTable.Terms, Most = PearsonTail.Terms;
        double[] kept = new double[(Most + 1) * Terms], chebyshev = new double[Terms * Terms];
        chebyshev[0] = chebyshev[Terms + 1] = 1;
        for (int n = 2; n < Terms; n++)
        {
            for (int j = 0; j < Terms; j++)
            {
                chebyshev[n * Terms + j] = (j > 0 ? 2 * chebyshev[(n - 1) * Terms + j - 1] : 0) - chebyshev[(n - 2) * Terms + j];
            }
        }

        cut = new double[Most + 1];
        for (int k = Terms; k <= Most; k++)
        {
            // x^k = 2^(1-k) (T_k + k T_(k-2) + k (k - 1) / 2 T_(k-4) + ...), the last one halved if it is T_0.
            double binomial = Math.ScaleB(1, 1 - k);
            for (int i = 0; k - 2 * i >= 0; i++)
            {
                int n = k - 2 * i;
                for (int j = 0; n < Terms && j <= n; j++)
                {
                    kept[k * Terms + j] += (n == 0 ? 0.5 : 1) * binomial * chebyshev[n * Terms + j];
                }

                cut[k] += n < Terms ? 0 : binomial;
                binomial *= (double)(k - i) / (i + 1);
            }
        }

        return kept;
    }
}
