using System.Runtime.Intrinsics;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Bayes.PowerSums;

/// <summary>
/// The log likelihood of rows whose logarithm is that of a sum of powers plus a Student-t error, with its gradient, eight rows at once.
/// </summary>
/// <remarks>
/// ln y_i = ln(exp e + Σ_j exp(a_j - α_j x_ij)) + σ t_i, with x the centred logarithms of the quantities. The gradient is by
/// (e, a_1, α_1, …, ln σ, ν).
/// </remarks>
internal sealed class StudentPowerSum
{
    private const int Lanes = VectorElementary.Lanes;

    private readonly double[][] _x;
    private readonly double[] _y;
    private readonly int _rows;

    public StudentPowerSum(double[][] x, double[] y)
    {
        (_rows, int padded) = (y.Length, (y.Length + Lanes - 1) / Lanes * Lanes);
        _x = [.. x.Select(column => Padded(column, padded))];
        _y = Padded(y, padded);
    }

    /// <summary>The log likelihood without the terms in ν alone, and its gradient without them.</summary>
    /// <param name="theta">e, then a and α of each quantity.</param>
    /// <param name="sigma">Scale of the errors.</param>
    /// <param name="freedom">Their degrees of freedom ν.</param>
    /// <param name="gradient">Room for the derivatives by theta, ln σ and ν.</param>
    public double Evaluate(ReadOnlySpan<double> theta, double sigma, double freedom, Span<double> gradient)
    {
        int quantities = _x.Length, terms = theta.Length;
        Span<Vector512<double>> sums = stackalloc Vector512<double>[terms];
        Span<Vector512<double>> power = stackalloc Vector512<double>[quantities];
        sums.Clear();
        Vector512<double> logs = Vector512<double>.Zero, weighed = Vector512<double>.Zero;
        Vector512<double> constant = VectorElementary.Exp(Vector512.Create(theta[0])), one = Vector512.Create(1.0);
        double scale = freedom * sigma * sigma;
        Vector512<double> inverse = Vector512.Create(1 / scale);
        Vector512<long> lanes = Vector512.Create(0L, 1, 2, 3, 4, 5, 6, 7);
        for (int i = 0; i < _y.Length; i += Lanes)
        {
            Vector512<double> sum = constant;
            for (int j = 0; j < quantities; j++)
            {
                Vector512<double> exponent = Vector512.Create(-theta[2 + 2 * j]), level = Vector512.Create(theta[1 + 2 * j]);
                power[j] = VectorElementary.Exp(Vector512.FusedMultiplyAdd(exponent, Vector512.Create(_x[j], i), level));
                sum += power[j];
            }

            // q = z^2 / ν; rows beyond the last count for nothing.
            Vector512<double> r = VectorElementary.Log(sum) - Vector512.Create(_y, i);
            if (i + Lanes > _rows)
            {
                Vector512<double> isRow = Vector512.LessThan(lanes, Vector512.Create((long)(_rows - i))).AsDouble();
                r = Vector512.ConditionalSelect(isRow, r, Vector512<double>.Zero);
            }

            Vector512<double> q = r * r * inverse, beyond = one + q, share = one / beyond;
            logs += VectorElementary.Log(beyond);
            weighed = Vector512.FusedMultiplyAdd(q, share, weighed);
            Vector512<double> slope = r * share / sum;
            sums[0] = Vector512.FusedMultiplyAdd(slope, constant, sums[0]);
            for (int j = 0; j < quantities; j++)
            {
                Vector512<double> g = slope * power[j];
                sums[1 + 2 * j] += g;
                sums[2 + 2 * j] = Vector512.FusedMultiplyAdd(g, Vector512.Create(_x[j], i), sums[2 + 2 * j]);
            }
        }

        double outer = -(freedom + 1) / scale, total = Total(logs), part = Total(weighed);
        gradient[0] = outer * Total(sums[0]);
        for (int j = 0; j < quantities; j++)
        {
            gradient[1 + 2 * j] = outer * Total(sums[1 + 2 * j]);
            gradient[2 + 2 * j] = -outer * Total(sums[2 + 2 * j]);
        }

        gradient[terms] = -_rows + (freedom + 1) * part;
        gradient[terms + 1] = -0.5 * total + 0.5 * (freedom + 1) / freedom * part;
        return -_rows * Natural.Log(sigma) - 0.5 * (freedom + 1) * total;
    }

    /// <summary>The terms in ν alone, of all rows: n [ln Γ((ν + 1)/2) - ln Γ(ν/2) - ln(ν π)/2], with their derivative.</summary>
    public (double Value, double Slope) Constants(double freedom) => (
        _rows * LogConstant(freedom),
        _rows * 0.5 * (Digamma(0.5 * (freedom + 1)) - Digamma(0.5 * freedom) - 1 / freedom));

    /// <summary>ln Γ((ν + 1)/2) - ln Γ(ν/2) - ln(ν π)/2, of Student's density with ν degrees of freedom.</summary>
    public static double LogConstant(double freedom) =>
        GammaFunctions.LogGamma(0.5 * (freedom + 1)) - GammaFunctions.LogGamma(0.5 * freedom)
        - 0.5 * (Natural.Log(0.5 * freedom) + Natural.LogOfTwoPi);

    // The derivative of ln Γ: by its recurrence up to 10, and Stirling's series from there.
    private static double Digamma(double x)
    {
        double sum = 0;
        for (; x < 10; x++)
        {
            sum -= 1 / x;
        }

        double z = 1 / (x * x);
        double far = 1.0 / 240 - z * (5.0 / 660 - z * (691.0 / 32760 - z / 12));
        double series = z * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * far)));
        return sum + Natural.Log(x) - 0.5 / x - series;
    }

    private static double Total(Vector512<double> v) => ((v[0] + v[4]) + (v[1] + v[5])) + ((v[2] + v[6]) + (v[3] + v[7]));

    private static double[] Padded(double[] column, int length)
    {
        var padded = new double[length];
        column.CopyTo(padded, 0);
        return padded;
    }
}
