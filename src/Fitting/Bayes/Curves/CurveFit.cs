using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Curves;

/// <summary>A curve with its one nonlinear number given: a linear regression on two or three columns, by Gram and Schmidt.</summary>
internal sealed class CurveFit
{
    private const int MostTerms = 3;

    private readonly double _decay, _residual;
    private readonly int _terms, _freedom;
    private readonly double[] _factor, _forward;

    private CurveFit(double decay, int terms, int freedom, double residual, double[] factor, double[] forward)
    {
        (_decay, _terms, _freedom, _residual, _factor, _forward) = (decay, terms, freedom, residual, factor, forward);
        double log = -0.5 * freedom * Natural.Log(residual);
        for (int j = 0; j < terms; j++)
        {
            log -= Natural.Log(factor[j * MostTerms + j]);
        }

        LogMarginal = log;
    }

    /// <summary>ln p(y | κ) up to a constant that all κ share.</summary>
    public double LogMarginal { get; }

    public static CurveFit Of(ReadOnlySpan<double> times, ReadOnlySpan<double> values, double mean, double decay, int terms)
    {
        int n = times.Length;
        double[][] basis = [.. Enumerable.Range(0, terms).Select(_ => new double[n])];
        double[] left = values.ToArray(), factor = new double[MostTerms * MostTerms], forward = new double[MostTerms];
        for (int i = 0; i < n; i++)
        {
            double x = times[i] - mean;
            (basis[0][i], basis[1][i]) = (1, Reach(decay, x));
            if (terms > 2)
            {
                basis[2][i] = x * x;
            }
        }

        for (int j = 0; j < terms; j++)
        {
            double whole = Product(basis[j], basis[j]);

            // Twice is enough (Giraud, Langou and Rozloznik 2005): what the first pass leaves of earlier columns the second takes.
            for (int pass = 0; pass < 2; pass++)
            {
                for (int k = 0; k < j; k++)
                {
                    double share = Product(basis[k], basis[j]);
                    factor[k * MostTerms + j] += share;
                    Take(basis[j], basis[k], share);
                }
            }

            double length = Math.Sqrt(Product(basis[j], basis[j]));
            if (!(length > 1e-10 * Math.Sqrt(whole)))
            {
                throw new ArgumentException($"The rows have too few different times for a curve of {terms} terms.", nameof(times));
            }

            factor[j * MostTerms + j] = length;
            for (int i = 0; i < n; i++)
            {
                basis[j][i] /= length;
            }

            forward[j] = Product(basis[j], left);
            Take(left, basis[j], forward[j]);
        }

        double residual = Product(left, left), total = Product(values, values);
        return residual > 1e-24 * total && double.IsFinite(residual)
            ? new CurveFit(decay, terms, n - terms, residual, factor, forward)
            : throw new ArgumentException("Values are finite, and a curve's rows leave a scatter to learn from.", nameof(values));
    }

    /// <summary>Draws level, slope, decay, curvature at a time after the mean one, and the deviation.</summary>
    public void Draw(ChainNoise noise, double last, Span<double> row)
    {
        double sigma = Math.Sqrt(0.5 * _residual / noise.Gamma(0.5 * _freedom));
        Span<double> beta = stackalloc double[MostTerms];
        for (int j = 0; j < _terms; j++)
        {
            beta[j] = Math.FusedMultiplyAdd(sigma, noise.Normal(), _forward[j]);
        }

        for (int j = _terms - 1; j >= 0; j--)
        {
            for (int k = j + 1; k < _terms; k++)
            {
                beta[j] -= _factor[j * MostTerms + k] * beta[k];
            }

            beta[j] /= _factor[j * MostTerms + j];
        }

        double bend = _terms > 2 ? beta[2] : 0, fade = _decay > 0 ? Natural.Exp(-_decay * last) : 1;
        row[0] = beta[0] + beta[1] * Reach(_decay, last) + bend * last * last;
        row[1] = beta[1] * fade + 2 * bend * last;
        row[2] = _decay;
        row[3] = 2 * bend;
        row[4] = sigma;
    }

    private static double Reach(double decay, double x) => decay > 0 ? -Natural.ExpMinusOne(-decay * x) / decay : x;

    private static double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(a[i], b[i], sum);
        }

        return sum;
    }

    private static void Take(double[] from, double[] column, double share)
    {
        for (int i = 0; i < from.Length; i++)
        {
            from[i] = Math.FusedMultiplyAdd(-share, column[i], from[i]);
        }
    }
}
