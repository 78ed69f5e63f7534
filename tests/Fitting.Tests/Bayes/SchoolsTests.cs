using Forecast.Fitting.Bayes;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Bayes;

public class SchoolsTests
{
    [Fact]
    public void Eight_schools_agree_with_Stan_within_Monte_Carlo_error()
    {
        var plan = new NutsPlan { Draws = 10_000, Acceptance = 0.95 };
        Diagnosis diagnosis = Diagnosis.Of(Nuts.Sample(new Schools(), plan, new StreamKey(8)));

        // Where tau is close to zero a trajectory may diverge even so: one of these 40,000 does, none of Stan's 80,000.
        Assert.InRange(diagnosis.Sampler!.Divergences, 0, 4);
        Assert.All(diagnosis.Parameters, row => Assert.InRange(row.RHat, 0.99, 1.01));
        Assert.InRange(diagnosis.Sampler.Acceptance, 0.93, 0.97);
        foreach (string[] cells in DiagnosisReference.Read("Bayes.schools.csv").Skip(1))
        {
            double[] stan = [.. cells.Skip(1).Select(DiagnosisReference.Number)];
            ParameterDiagnosis ours = diagnosis.Parameters.Single(row => row.Name == cells[0]);
            Near(stan[0], stan[1], ours.Mean, ours.MeanError);
            Near(stan[2], stan[3], ours.StandardDeviation, ours.StandardDeviationError);
            Near(stan[4], stan[5], ours.Median, ours.MedianError);
        }
    }

    // Five standard errors of the difference.
    private static void Near(double expected, double expectedError, double actual, double error)
    {
        double allowed = 5 * Math.Sqrt(expectedError * expectedError + error * error);
        Assert.InRange(actual, expected - allowed, expected + allowed);
    }

    /// <summary>Effects of coaching in eight schools, non-centred (Gelman et al. 2013, section 5.5), in jets.</summary>
    private sealed class Schools : IBayesModel
    {
        private static readonly double[] _y = [28, 8, -3, 7, -1, 1, 18, 12], _errors = [15, 10, 16, 11, 9, 11, 10, 18];

        public IReadOnlyList<string> Names { get; } = ["mu", "tau", .. Enumerable.Range(1, 8).Select(j => $"theta[{j}]")];

        public int Observations => 8;

        public ILogDensity Density() => new JetDensity(10, at =>
        {
            Jet mean = at[0], deviation = Jet.Exp(at[1]);
            Jet sum = -0.5 * Jet.Square(mean / 5) - Jet.LogOnePlus(Jet.Square(deviation / 5)) + at[1];
            for (int j = 0; j < 8; j++)
            {
                sum -= 0.5 * (Jet.Square(at[j + 2]) + Jet.Square((_y[j] - mean - deviation * at[j + 2]) / _errors[j]));
            }

            return sum;
        });

        public void Start(RandomSequence random, Span<double> coordinates)
        {
            for (int i = 0; i < coordinates.Length; i++)
            {
                coordinates[i] = 4 * random.NextUniform() - 2;
            }
        }

        public void Parameters(ReadOnlySpan<double> coordinates, Span<double> parameters)
        {
            parameters[0] = coordinates[0];
            parameters[1] = Transform.Positive(coordinates[1]).Value;
            for (int j = 0; j < 8; j++)
            {
                parameters[j + 2] = parameters[0] + parameters[1] * coordinates[j + 2];
            }
        }

        public void LogLikelihood(ReadOnlySpan<double> parameters, Span<double> pointwise) => throw new NotSupportedException();
    }
}
