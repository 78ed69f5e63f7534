using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>Coefficients with their joint covariance, and the Student intervals that follow from it.</summary>
/// <remarks>The covariance is held as a factor L with V = L L', so that the variance of a combination c is the squared length of L'c and never negative.</remarks>
internal sealed class CoefficientTable
{
    private readonly Matrix<double> _factor;
    private readonly double _degreesOfFreedom;

    /// <param name="terms">Names.</param>
    /// <param name="values">Estimates.</param>
    /// <param name="factor">L, a row a term.</param>
    /// <param name="degreesOfFreedom">Of the t distribution; infinite for the normal, zero or less where there are no intervals.</param>
    public CoefficientTable(IReadOnlyList<string> terms, IReadOnlyList<double> values, Matrix<double> factor, double degreesOfFreedom)
    {
        _factor = factor;
        _degreesOfFreedom = degreesOfFreedom;
        var rows = new Coefficient[values.Count];
        for (int j = 0; j < rows.Length; j++)
        {
            double error = degreesOfFreedom > 0 ? factor.Row(j).L2Norm() : double.NaN;
            double statistic = values[j] / error;
            double p = double.IsFinite(statistic) ? 2 * new StudentT(degreesOfFreedom).Cdf(-Math.Abs(statistic)) : double.NaN;
            rows[j] = new Coefficient(terms[j], values[j], error, statistic, p);
        }

        Terms = rows;
    }

    public IReadOnlyList<Coefficient> Terms { get; }

    public double Covariance(int a, int b) => _degreesOfFreedom > 0 ? _factor.Row(a).DotProduct(_factor.Row(b)) : double.NaN;

    public Interval Interval(int term, double level) => Around(Terms[term].Value, Terms[term].StandardError, level);

    /// <summary>What the fit says where its value is <paramref name="mean"/> with this gradient in the coefficients.</summary>
    public Prediction Predict(double x, double mean, double[] gradient, double scatter, double level)
    {
        double error = _factor.TransposeThisAndMultiply(Vector<double>.Build.Dense(gradient)).L2Norm();
        return new Prediction(x, mean, Around(mean, error, level), Around(mean, Math.Sqrt(error * error + scatter * scatter), level));
    }

    /// <summary>A linear combination of the coefficients with its intervals.</summary>
    public Prediction Predict(ReadOnlySpan<double> at, double scatter, double level)
    {
        if (at.Length != Terms.Count)
        {
            throw new ArgumentException($"A value for each of {Terms.Count} columns is needed; {at.Length} were given.", nameof(at));
        }

        double mean = 0;
        for (int j = 0; j < at.Length; j++)
        {
            mean += at[j] * Terms[j].Value;
        }

        return Predict(at[0], mean, at.ToArray(), scatter, level);
    }

    public static void CheckLevel(double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        }
    }

    private Interval Around(double value, double error, double level)
    {
        CheckLevel(level);
        double half = _degreesOfFreedom > 0 ? new StudentT(_degreesOfFreedom).Quantile(0.5 + level / 2) * error : double.NaN;
        return new Interval(value - half, value + half, level);
    }
}
