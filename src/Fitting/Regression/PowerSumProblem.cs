using System.Runtime.Intrinsics;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Regression;

/// <summary>Rows to which a <see cref="PowerSum"/> is fitted: residuals of logarithms under a Huber loss, with their derivatives.</summary>
/// <remarks>
/// f(θ) = Σ_i w_i ρ_δ(r_i), r_i = ln(exp e + Σ_j exp(a_j - α_j ln x_ij)) - ln y_i, ρ_δ(r) = r²/2 for |r| ≤ δ, else δ (|r| - δ/2): the
/// log-sum-exp form of Hoffmann et al. 2022, eq. 3. The logarithms of x are centred, so that a level and its exponent are nearly
/// uncorrelated; θ = (e, a_1, α_1, a_2, α_2, …) belongs to the centred ones. With π the shares of the terms in the sum and g their
/// gradients, ∂r = Σ π g and ∂²r = Σ π g gᵀ - ∂r ∂rᵀ.
/// </remarks>
public sealed class PowerSumProblem : HuberProblem
{
    private const int Lanes = VectorElementary.Lanes;

    // Rows are padded to whole vectors with copies of the first row, whose weight is zero.
    private readonly double[][] _logX;
    private readonly double[] _logY;
    private readonly double[] _centres;

    /// <summary>Prepares the rows.</summary>
    /// <param name="x">One column for each quantity; positive.</param>
    /// <param name="y">Observations; positive.</param>
    /// <exception cref="ArgumentException">Lengths that differ, too few rows, or a number that is not positive and finite.</exception>
    public PowerSumProblem(IReadOnlyList<double[]> x, ReadOnlySpan<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        Rows = y.Length;
        Quantities = x.Count;
        if (Quantities < 1 || Rows < Terms)
        {
            throw new ArgumentException($"{Quantities} quantities have {Terms} terms, and need at least as many rows; {Rows} were given.", nameof(y));
        }

        int padded = (Rows + Lanes - 1) / Lanes * Lanes;
        _logY = Logs(y, padded, nameof(y));
        _logX = new double[Quantities][];
        _centres = new double[Quantities];
        for (int j = 0; j < Quantities; j++)
        {
            if (x[j].Length != Rows)
            {
                throw new ArgumentException($"Column {j} has {x[j].Length} rows; y has {Rows}.", nameof(x));
            }

            double[] column = Logs(x[j], padded, nameof(x));
            double sum = 0;
            for (int i = 0; i < Rows; i++)
            {
                sum += column[i];
            }

            _centres[j] = sum / Rows;
            for (int i = 0; i < padded; i++)
            {
                column[i] -= _centres[j];
            }

            _logX[j] = column;
        }
    }

    /// <inheritdoc/>
    public override int Rows { get; }

    /// <summary>Number of quantities, one power each.</summary>
    public int Quantities { get; }

    /// <summary>Number of fitted terms: the constant, and a coefficient and an exponent for each quantity.</summary>
    public override int Terms => 1 + 2 * Quantities;

    /// <inheritdoc/>
    public override double[] UnitWeights()
    {
        var weights = new double[_logY.Length];
        weights.AsSpan(0, Rows).Fill(1);
        return weights;
    }

    /// <summary>The sum that a point of the centred parameters stands for.</summary>
    public PowerSum ToSum(ReadOnlySpan<double> theta)
    {
        var powers = new PowerTerm[Quantities];
        for (int j = 0; j < Quantities; j++)
        {
            powers[j] = new PowerTerm(Exp(theta[1 + 2 * j] + theta[2 + 2 * j] * _centres[j]), theta[2 + 2 * j]);
        }

        return new PowerSum(Exp(theta[0]), powers);
    }

    /// <summary>The centred parameters of a sum; a coefficient of zero becomes one too small to matter.</summary>
    public double[] FromSum(PowerSum sum)
    {
        ArgumentNullException.ThrowIfNull(sum);
        var theta = new double[Terms];
        theta[0] = Math.Max(Log(sum.Constant), Nothing);
        for (int j = 0; j < Quantities; j++)
        {
            theta[1 + 2 * j] = Math.Max(Log(sum.Powers[j].Coefficient) - sum.Powers[j].Exponent * _centres[j], Nothing);
            theta[2 + 2 * j] = sum.Powers[j].Exponent;
        }

        return theta;
    }

    /// <summary>The non-negative constant and coefficients of least relative squares, given the exponents: the centred parameters.</summary>
    /// <param name="exponents">One for each quantity.</param>
    public double[] Project(ReadOnlySpan<double> exponents)
    {
        var columns = new double[1 + Quantities][];
        for (int j = 0; j <= Quantities; j++)
        {
            columns[j] = new double[Rows];
            for (int i = 0; i < Rows; i++)
            {
                columns[j][i] = Exp((j > 0 ? -exponents[j - 1] * _logX[j - 1][i] : 0) - _logY[i]);
            }
        }

        double[] ones = new double[Rows];
        ones.AsSpan().Fill(1);
        double[] c = NonNegativeLeastSquares.Solve(columns, ones);
        var theta = new double[Terms];
        theta[0] = Math.Max(Log(c[0]), Nothing / 10);
        for (int j = 0; j < Quantities; j++)
        {
            theta[1 + 2 * j] = Math.Max(Log(c[1 + j]), Nothing / 10);
            theta[2 + 2 * j] = exponents[j];
        }

        return theta;
    }

    /// <inheritdoc/>
    public override double[] Residuals(ReadOnlySpan<double> theta)
    {
        var residuals = new double[_logY.Length];
        for (int i = 0; i < residuals.Length; i += Lanes)
        {
            Vector512<double> sum = Vector512.Create(Exp(theta[0]));
            for (int j = 0; j < Quantities; j++)
            {
                sum += VectorElementary.Exp(Vector512.Create(theta[1 + 2 * j]) - Vector512.Create(theta[2 + 2 * j]) * Vector512.Create(_logX[j], i));
            }

            (VectorElementary.Log(sum) - Vector512.Create(_logY, i)).CopyTo(residuals, i);
        }

        return residuals[..Rows];
    }

    /// <summary>A term of the sum below which it no longer counts: e^-40 of an observation's unit.</summary>
    internal static double Nothing => -40;

    // value, then gradient, Hessian (rows of the lower triangle) and squared columns of the Jacobian go into the room given.
    internal override double Evaluate(ReadOnlySpan<double> theta, ReadOnlySpan<double> weights, double threshold, Span<double> gradient, Span<double> hessian, Span<double> squares)
    {
        int p = Terms, pairs = p * (p + 1) / 2;
        Span<Vector512<double>> sums = stackalloc Vector512<double>[p + pairs + p];
        Span<Vector512<double>> g = stackalloc Vector512<double>[p];
        sums.Clear();
        Vector512<double> value = Vector512<double>.Zero, one = Vector512.Create(1.0);
        Vector512<double> delta = Vector512.Create(threshold), constant = VectorElementary.Exp(Vector512.Create(theta[0]));
        for (int i = 0; i < _logY.Length; i += Lanes)
        {
            Vector512<double> w = Vector512.Create(weights[i..]);
            Vector512<double> sum = constant;
            for (int j = 0; j < Quantities; j++)
            {
                g[1 + 2 * j] = VectorElementary.Exp(Vector512.Create(theta[1 + 2 * j]) - Vector512.Create(theta[2 + 2 * j]) * Vector512.Create(_logX[j], i));
                sum += g[1 + 2 * j];
            }

            Vector512<double> r = VectorElementary.Log(sum) - Vector512.Create(_logY, i);
            Vector512<double> clipped = Vector512.Min(Vector512.Max(r, -delta), delta);
            Vector512<double> slope = w * clipped;
            value = Vector512.FusedMultiplyAdd(slope, r - Vector512.Create(0.5) * clipped, value);
            Vector512<double> quadratic = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(Vector512.Abs(r), delta), w, Vector512<double>.Zero);
            Vector512<double> outer = quadratic - slope, share = one / sum;
            g[0] = constant * share;
            for (int j = 0; j < Quantities; j++)
            {
                g[1 + 2 * j] *= share;
                g[2 + 2 * j] = -g[1 + 2 * j] * Vector512.Create(_logX[j], i);
            }

            for (int k = 0, at = p; k < p; k++)
            {
                sums[k] = Vector512.FusedMultiplyAdd(slope, g[k], sums[k]);
                Vector512<double> scaled = outer * g[k];
                for (int l = 0; l <= k; l++, at++)
                {
                    sums[at] = Vector512.FusedMultiplyAdd(scaled, g[l], sums[at]);
                }

                sums[p + pairs + k] = Vector512.FusedMultiplyAdd(w * g[k], g[k], sums[p + pairs + k]);
            }

            sums[p] = Vector512.FusedMultiplyAdd(slope, g[0], sums[p]);
            for (int j = 0; j < Quantities; j++)
            {
                int a = 1 + 2 * j, b = a + 1;
                Vector512<double> cross = slope * g[b];
                int bb = p + b * (b + 1) / 2 + b;
                sums[p + a * (a + 1) / 2 + a] = Vector512.FusedMultiplyAdd(slope, g[a], sums[p + a * (a + 1) / 2 + a]);
                sums[bb - 1] += cross;
                sums[bb] -= cross * Vector512.Create(_logX[j], i);
            }
        }

        for (int k = 0; k < p; k++)
        {
            gradient[k] = Total(sums[k]);
            squares[k] = Total(sums[p + pairs + k]);
        }

        for (int k = 0; k < pairs; k++)
        {
            hessian[k] = Total(sums[p + k]);
        }

        return Total(value);
    }

    private static double Total(Vector512<double> v) => ((v[0] + v[4]) + (v[1] + v[5])) + ((v[2] + v[6]) + (v[3] + v[7]));

    private static double Exp(double x) => VectorElementary.Exp(Vector512.Create(x))[0];

    private static double Log(double x) => x > 1e-300 ? VectorElementary.Log(Vector512.Create(x))[0] : double.NegativeInfinity;

    private static double[] Logs(ReadOnlySpan<double> values, int padded, string name)
    {
        var logs = new double[padded];
        for (int i = 0; i < padded; i++)
        {
            double value = values[i < values.Length ? i : 0];
            logs[i] = value >= 1e-300 && double.IsFinite(value)
                ? Log(value)
                : throw new ArgumentException($"Row {i}: {value} has no logarithm; a positive number is wanted.", name);
        }

        return logs;
    }
}
