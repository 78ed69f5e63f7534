using Forecast.Fitting.Bayes;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Bayes;

public class NutsTests
{
    private static readonly StreamKey _key = new(2022, 209);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_correlated_normal_in_ten_dimensions_has_its_moments(bool isDense)
    {
        // Correlation 0.9^|i - j|, whose inverse is tridiagonal; standard deviations 1 to 10, means 0 to 9.
        const double Phi = 0.9;
        var model = new DensityModel(10, (at, gradient) =>
        {
            Span<double> z = stackalloc double[10];
            for (int i = 0; i < 10; i++)
            {
                z[i] = (at[i] - i) / (i + 1);
            }

            double sum = 0;
            for (int i = 0; i < 10; i++)
            {
                double own = i is 0 or 9 ? z[i] : (1 + Phi * Phi) * z[i];
                double pull = (own - Phi * ((i > 0 ? z[i - 1] : 0) + (i < 9 ? z[i + 1] : 0))) / (1 - Phi * Phi);
                sum += z[i] * pull;
                gradient[i] = -pull / (i + 1);
            }

            return -0.5 * sum;
        });
        Posterior posterior = Nuts.Sample(model, new NutsPlan { Draws = 2000, IsDense = isDense }, _key);
        Diagnosis diagnosis = Diagnosis.Of(posterior);
        Assert.True(diagnosis.IsTrustworthy, diagnosis.Verdict);
        for (int i = 0; i < 10; i++)
        {
            ParameterDiagnosis row = diagnosis.Parameters[i];
            Near(i, row.Mean, row.MeanError);
            Near(i + 1, row.StandardDeviation, row.StandardDeviationError);
            Near(i - 1.6448536269514722 * (i + 1), row.Low, row.LowError);
            Near(i + 1.6448536269514722 * (i + 1), row.High, row.HighError);
        }

        Assert.InRange(diagnosis.Sampler!.Acceptance, 0.75, 0.93);
    }

    [Fact]
    public void Draws_do_not_depend_on_the_number_of_threads()
    {
        var plan = new NutsPlan { Draws = 200, WarmUp = 200 };
        Posterior one = Nuts.Sample(Banana(), plan with { Threads = 1 }, _key), many = Nuts.Sample(Banana(), plan with { Threads = 4 }, _key);
        for (int chain = 0; chain < 4; chain++)
        {
            Assert.Equal(one.Chain(0, chain).ToArray(), many.Chain(0, chain).ToArray());
            Assert.Equal(one.Trace[chain].Energy, many.Trace[chain].Energy);
        }

        Assert.NotEqual(one.Chain(0, 0).ToArray(), one.Chain(0, 1).ToArray());
    }

    [Fact]
    public void A_banana_has_its_moments()
    {
        Diagnosis diagnosis = Diagnosis.Of(Nuts.Sample(Banana(), new NutsPlan { Draws = 4000, Acceptance = 0.95 }, _key));

        // x ~ N(0, 1) and y ~ N(x², 1/2), the latter its standard deviation: the mean of y is 1 and its variance 2 + 1/4.
        Near(0, diagnosis.Parameters[0].Mean, diagnosis.Parameters[0].MeanError);
        Near(1, diagnosis.Parameters[0].StandardDeviation, diagnosis.Parameters[0].StandardDeviationError);
        Near(1, diagnosis.Parameters[1].Mean, diagnosis.Parameters[1].MeanError);
        Near(1.5, diagnosis.Parameters[1].StandardDeviation, diagnosis.Parameters[1].StandardDeviationError);
    }

    [Fact]
    public void Tails_of_Student_t_have_their_quantiles()
    {
        // Four degrees of freedom: the 95 % quantile is 2.13184678633.
        var model = new DensityModel(1, (at, gradient) =>
        {
            gradient[0] = -5 * at[0] / (4 + at[0] * at[0]);
            return -2.5 * Math.Log(1 + at[0] * at[0] / 4);
        });
        ParameterDiagnosis row = Diagnosis.Of(Nuts.Sample(model, new NutsPlan { Draws = 5000 }, _key)).Parameters[0];
        Near(0, row.Median, row.MedianError);
        Near(-2.13184678633, row.Low, row.LowError);
        Near(2.13184678633, row.High, row.HighError);
    }

    [Fact]
    public void A_funnel_in_centred_form_is_flagged()
    {
        // Neal's: v ~ N(0, 3), and nine x ~ N(0, exp(v / 2)).
        var model = new DensityModel(10, (at, gradient) =>
        {
            double precision = Math.Exp(-at[0]), squares = 0;
            for (int i = 1; i < 10; i++)
            {
                squares += at[i] * at[i];
                gradient[i] = -at[i] * precision;
            }

            gradient[0] = -at[0] / 9 + 0.5 * squares * precision - 4.5;
            return -at[0] * at[0] / 18 - 0.5 * squares * precision - 4.5 * at[0];
        });
        Diagnosis diagnosis = Diagnosis.Of(Nuts.Sample(model, new NutsPlan(), _key));
        Assert.False(diagnosis.IsTrustworthy);
        Assert.Contains(diagnosis.Problems, problem => problem.Contains("diverged", StringComparison.Ordinal) || problem.Contains("E-BFMI", StringComparison.Ordinal));
    }

    [Fact]
    public void A_density_with_walls_is_sampled_within_them()
    {
        // Exponential on the positive numbers, without a transform: minus infinity below.
        var model = new DensityModel(1, (at, gradient) =>
        {
            gradient[0] = -1;
            return at[0] < 0 ? double.NaN : -at[0];
        });
        Posterior posterior = Nuts.Sample(model, new NutsPlan { Draws = 4000 }, _key);
        ParameterDiagnosis row = Diagnosis.Of(posterior).Parameters[0];
        Assert.True(posterior.Column(0).Min() >= 0);
        Near(1, row.Mean, row.MeanError);
    }

    [Fact]
    public void A_model_without_a_finite_start_says_so()
    {
        var model = new DensityModel(2, (_, _) => double.NegativeInfinity);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Nuts.Sample(model, new NutsPlan(), _key));
        Assert.Contains("no finite density", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Nuts.Sample(Banana(), new NutsPlan { Chains = 0 }, _key));
        Assert.Throws<ArgumentException>(() => Nuts.Sample(Banana(), new NutsPlan { WarmUp = -1 }, _key));
        Assert.Throws<ArgumentException>(() => Nuts.Sample(Banana(), new NutsPlan { Acceptance = 1 }, _key));
        Assert.Throws<ArgumentException>(() => Nuts.Sample(Banana(), new NutsPlan { DeepestTree = 0 }, _key));
    }

    [Fact]
    public void Work_can_be_called_off_and_tells_how_far_it_is()
    {
        var told = new Listener();
        Nuts.Sample(Banana(), new NutsPlan { Chains = 1, Draws = 500, WarmUp = 500 }, _key, told);
        Assert.Equal(told.Shares.Order(), told.Shares);
        Assert.Equal(1, told.Shares[^1]);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Nuts.Sample(Banana(), new NutsPlan(), _key, null, source.Token));
    }

    // Six standard errors: a chance of 2e-9 that a right sampler fails under another key.
    private static void Near(double expected, double actual, double error) => Assert.InRange(actual, expected - 6 * error, expected + 6 * error);

    private static DensityModel Banana() => new(2, (at, gradient) =>
    {
        double rest = at[1] - at[0] * at[0];
        gradient[0] = -at[0] + 8 * rest * at[0];
        gradient[1] = -4 * rest;
        return -0.5 * at[0] * at[0] - 2 * rest * rest;
    });

    private sealed class Listener : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
