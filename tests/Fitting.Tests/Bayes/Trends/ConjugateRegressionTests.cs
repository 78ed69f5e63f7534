using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.Trends;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Tests.Bayes.Trends;

public class ConjugateRegressionTests
{
    private static readonly string[] _terms = ["1", "t", "t²"];
    private static readonly double[] _t = [.. TrendReference.Times.Take(20).Select(time => time - 2018)];
    private static readonly double[] _y = TrendReference.Values[..20];
    private static readonly double[][] _columns = [[.. _t.Select(_ => 1.0)], _t, [.. _t.Select(t => t * t)]];
    private static readonly double[] _at = [1, 4.5, 20.25];

    private static readonly ConjugatePrior _prior =
        new([20, 0.3, 0], new[,] { { 0.04, 0.01, 0 }, { 0.01, 0.5, 0.1 }, { 0, 0.1, 2 } }, 2.5, 0.8);

    private static readonly Dictionary<string, double> _r =
        DiagnosisReference.Read("Bayes.conjugate.csv").Skip(1)
            .ToDictionary(cells => cells[0], cells => DiagnosisReference.Number(cells[1]));

    [Fact]
    public void Posterior_evidence_and_predictive_are_what_densities_of_all_values_say()
    {
        // tests/golden/bayes/conjugate.R takes another road: multivariate t densities, and integrals of their ratios.
        ConjugateRegression fit = ConjugateRegression.Fit(_terms, _columns, _y, _prior);
        for (int j = 0; j < 3; j++)
        {
            Near(_r[$"m{j + 1}"], fit.Terms[j].Value);
            for (int k = j; k < 3; k++)
            {
                Near(_r[$"v{j + 1}{k + 1}"], fit.Covariance(j, k));
            }
        }

        Near(_r["a"], fit.Shape);
        Near(_r["b"], fit.Scale);
        Near(_r["evidence"], fit.LogEvidence);
        Near(_r["predictive mean"], fit.Predictive(_at).Location);
        Near(_r["predictive below"], fit.Predictive(_at).Cdf(21.5));

        static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-10 * Math.Max(1, Math.Abs(expected)));
    }

    [Fact]
    public void The_evidence_is_the_integral_of_prior_times_likelihood()
    {
        // One coefficient, so that a grid over it and ln σ² will do: the trapezoidal rule converges geometrically here.
        double[] x = [.. _t.Take(6)], y = [.. x.Select((t, i) => 0.4 * t + 0.3 * Math.Sin(5 * i))];
        ConjugatePrior prior = ConjugatePrior.Independent([0.2], [1.5], 2, 0.5);
        double sum = 0, step = 0.02;
        for (double log = -9; log < 7; log += step)
        {
            double variance = Math.Exp(log), unit = Math.Sqrt(variance);
            double byVariance = new Gamma(2, 2).LogDensity(1 / variance) - 2 * log + log;
            for (double z = -8; z < 12; z += step)
            {
                double beta = 0.2 + unit * z;
                double value = byVariance + new Normal(0.2, 1.5 * unit).LogDensity(beta)
                    + x.Select((t, i) => new Normal(beta * t, unit).LogDensity(y[i])).Sum();
                sum += Math.Exp(value) * unit * step * step;
            }
        }

        Assert.Equal(Math.Log(sum), ConjugateRegression.Fit(["t"], [x], y, prior).LogEvidence, 1e-8);
    }

    [Fact]
    public void Under_a_flat_prior_intervals_are_those_of_least_squares()
    {
        ConjugateRegression fit = ConjugateRegression.Fit(_terms, _columns, _y);
        LeastSquares squares = LeastSquares.Fit(_terms, _columns, _y);
        for (int j = 0; j < 3; j++)
        {
            Same(squares.Interval(j, 0.9), fit.Interval(j, 0.9));
        }

        Same(squares.Predict(_at, 0.8).Predictive, fit.Predict(_at, 0.8).Predictive);
        Assert.Equal(fit.Predict(_at, 0.8).Predictive.High, fit.Predictive(_at).Quantile(0.9), 1e-9);
        Assert.True(double.IsNaN(fit.LogEvidence));

        // And a proper prior approaches it.
        ConjugatePrior vague = ConjugatePrior.Independent([0, 0, 0], [1e6, 1e6, 1e6], 1e-9, 1e-9);
        double width = ConjugateRegression.Fit(_terms, _columns, _y, vague).Terms[1].Value;
        Assert.Equal(squares.Terms[1].Value, width, 1e-8);

        static void Same(Interval expected, Interval actual)
        {
            Assert.Equal(expected.Low, actual.Low, 1e-10);
            Assert.Equal(expected.High, actual.High, 1e-10);
        }
    }

    [Fact]
    public void Draws_are_independent_and_have_the_moments_of_the_posterior()
    {
        ConjugateRegression fit = ConjugateRegression.Fit(_terms, _columns, _y, _prior);
        Posterior posterior = fit.Draw(5000, new StreamKey(7));
        Assert.Equal(posterior.Columns(), fit.Draw(5000, new StreamKey(7)).Columns());
        Diagnosis diagnosis = Diagnosis.Of(posterior);
        Assert.True(diagnosis.IsTrustworthy, diagnosis.Verdict);
        for (int j = 0; j < 3; j++)
        {
            ParameterDiagnosis row = diagnosis.Parameters[j];
            Near(fit.Terms[j].Value, row.Mean, row.MeanError);
            Near(fit.Marginal(j).Quantile(0.05), row.Low, row.LowError);
            Near(fit.Marginal(j).Quantile(0.95), row.High, row.HighError);
        }

        // The precision is gamma(a, 1 / b); its median carries over.
        ParameterDiagnosis sigma = diagnosis.Parameters[3];
        Near(1 / Math.Sqrt(new Gamma(fit.Shape, 1 / fit.Scale).Quantile(0.5)), sigma.Median, sigma.MedianError);

        // Level and slope together.
        double[] level = posterior.Column(0), slope = posterior.Column(1);
        double meanA = level.Average(), meanB = slope.Average();
        double covariance = level.Zip(slope, (a, b) => (a - meanA) * (b - meanB)).Average();
        double expected = fit.Covariance(0, 1) * fit.Scale / (fit.Shape - 1);
        double deviations = diagnosis.Parameters[0].StandardDeviation * diagnosis.Parameters[1].StandardDeviation;
        Near(expected, covariance, deviations * Math.Sqrt(2.0 / level.Length));

        static void Near(double expected, double actual, double error) =>
            Assert.InRange(actual, expected - 5 * error, expected + 5 * error);
    }

    [Fact]
    public void Priors_and_rows_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ConjugatePrior([0], new[,] { { -1.0 } }, 1, 1));
        Assert.Throws<ArgumentException>(() => new ConjugatePrior([0, 0], new[,] { { 1.0, 0.5 }, { 0.4, 1 } }, 1, 1));
        Assert.Throws<ArgumentException>(() => new ConjugatePrior([0, 0], new[,] { { 1.0 } }, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConjugatePrior.Independent([0], [1], 0, 1));
        Assert.Throws<ArgumentException>(() => ConjugateRegression.Fit(["1"], [[1, 1]], [1, 2], _prior));
        Assert.Throws<ArgumentException>(() => ConjugateRegression.Fit(["1", "t"], [[1, 1], [0, 1]], [1, 2]));
        ConjugatePrior proper = ConjugatePrior.Independent([0, 0], [1, 1], 1, 1);
        Assert.True(ConjugateRegression.Fit(["1", "t"], [[1], [0.5]], [1], proper).LogEvidence < 0);
    }
}
