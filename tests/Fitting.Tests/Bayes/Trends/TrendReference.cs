using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.Trends;

namespace Forecast.Fitting.Tests.Bayes.Trends;

/// <summary>Rows of five groups, and what rstanarm and rstan say of them: <c>tests/golden/bayes/trends.R</c>.</summary>
internal static class TrendReference
{
    private static readonly string[][] _cells = [.. DiagnosisReference.Read("Bayes.trend-rows.csv").Skip(1)];

    public static double[] Times { get; } = [.. _cells.Select(cells => DiagnosisReference.Number(cells[0]))];

    public static double[] Values { get; } = [.. _cells.Select(cells => DiagnosisReference.Number(cells[1]))];

    public static string[] Groups { get; } = [.. _cells.Select(cells => cells[2])];

    public static Measurement[] Measurements { get; } = [.. _cells.Select(Measured)];

    // Stan's priors have the scale of the values, not of the middles of bounds.
    public static TrendPriors Priors { get; } = TrendPriors.ScaledTo(Times, Values);

    /// <summary>Every parameter's mean, standard deviation and median within Monte Carlo error of both.</summary>
    public static void Agrees(Diagnosis ours, string model, Func<string, string> stanName)
    {
        Dictionary<string, double[]> stan = DiagnosisReference.Read($"Bayes.trend-{model}.csv").Skip(1)
            .ToDictionary(cells => cells[0], cells => cells[1..].Select(DiagnosisReference.Number).ToArray());
        foreach (ParameterDiagnosis row in ours.Parameters)
        {
            double[] theirs = stan[stanName(row.Name)];
            Near(theirs[0], theirs[1], row.Mean, row.MeanError, row.Name);
            Near(theirs[2], theirs[3], row.StandardDeviation, row.StandardDeviationError, row.Name);
            Near(theirs[4], theirs[5], row.Median, row.MedianError, row.Name);
        }
    }

    // Five standard errors of the difference.
    private static void Near(double expected, double expectedError, double actual, double error, string name)
    {
        double allowed = 5 * Math.Sqrt(expectedError * expectedError + error * error);
        Assert.True(Math.Abs(actual - expected) <= allowed, $"{name}: {actual} ± {error} here, {expected} ± {expectedError} there.");
    }

    private static Measurement Measured(string[] cells)
    {
        double low = DiagnosisReference.Number(cells[5]), high = DiagnosisReference.Number(cells[6]);
        return cells[3] == "within"
            ? Measurement.Within(double.IsNaN(low) ? double.NegativeInfinity : low, double.IsNaN(high) ? double.PositiveInfinity : high)
            : Measurement.Of(DiagnosisReference.Number(cells[1]), DiagnosisReference.Number(cells[4]));
    }
}
