using Forecast.Fitting.Bayes;

namespace Forecast.Fitting.Tests.Bayes.Comparison;

/// <summary>PSIS-LOO and WAIC beside R's loo on the same log likelihoods.</summary>
public class LooTests
{
    public static TheoryData<string> Sets => ["line", "quadratic", "student", "outlier", "roaches"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Cross_validation_is_that_of_loo_to_nine_digits(string name)
    {
        LooSet set = LooSet.All[name];
        Loo loo = Loo.Of(set.LogLikelihood, LooSet.Chains);
        Near(set["elpd"], [loo.Elpd.Value, loo.Elpd.StandardError]);
        Near(set["p"], [loo.EffectiveParameters.Value, loo.EffectiveParameters.StandardError]);
        Near(set["looic"], [loo.Looic.Value, loo.Looic.StandardError]);
        Near(set["pointwise"], loo.Points.Select(point => point.Elpd));
        Near(set["k"], loo.Points.Select(point => point.ParetoK), 1e-7);
        Near(set["r_eff"], loo.Points.Select(point => point.RelativeEfficiency));
        Near(set["n_eff"], loo.Points.Select(point => point.EffectiveDraws));

        // Beyond the threshold the error means nothing: it takes logarithms of numbers that round to either side of zero.
        int[] good = [.. Enumerable.Range(0, loo.Points.Count).Except(loo.Bad)];
        Near(good.Select(i => set["mcse"][i]), good.Select(i => loo.Points[i].MonteCarloError), 1e-7);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Draws_taken_as_independent_are_those_of_loo_with_efficiency_one(string name)
    {
        LooSet set = LooSet.All[name];
        Loo loo = Loo.Of(set.LogLikelihood, chains: 0);
        Near(set["elpd.plain"], [loo.Elpd.Value, loo.Elpd.StandardError]);
        Near(set["k.plain"], loo.Points.Select(point => point.ParetoK), 1e-7);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void The_widely_applicable_criterion_is_that_of_loo(string name)
    {
        LooSet set = LooSet.All[name];
        Waic waic = Waic.Of(set.LogLikelihood);
        Near(set["waic"],
        [
            waic.Elpd.Value, waic.Elpd.StandardError, waic.EffectiveParameters.Value, waic.EffectiveParameters.StandardError,
            waic.Criterion.Value, waic.Criterion.StandardError,
        ]);
    }

    [Theory]
    [InlineData("outlier", 40)]
    [InlineData("roaches", 92)]
    public void An_observation_that_the_draws_cannot_do_without_is_named(string name, int bad)
    {
        LooSet set = LooSet.All[name];
        Loo loo = Loo.Of(set.LogLikelihood, LooSet.Chains);
        Assert.True(set["k"][bad] > 0.7, "R's k is the reason to doubt");
        Assert.False(loo.IsReliable);
        Assert.Contains(bad, loo.Bad);
        Assert.Equal(Enumerable.Range(0, set["k"].Length).Where(i => set["k"][i] > loo.Threshold), loo.Bad);
        Assert.Contains("Pareto k exceeds 0.67", Assert.Single(loo.Warnings), StringComparison.Ordinal);
        Assert.True(double.IsNaN(loo.MonteCarloError));
    }

    [Fact]
    public void The_threshold_is_the_smaller_of_seven_tenths_and_what_so_many_draws_allow()
    {
        // 1 - 1 / log10(S): Vehtari et al. 2024, section 3.2.4.
        Assert.Equal(0.5, ParetoSmoothing.Threshold(100), 1e-14);
        Assert.Equal(2.0 / 3, ParetoSmoothing.Threshold(1000), 1e-14);
        Assert.Equal(0.7, ParetoSmoothing.Threshold(4000), 1e-14);
    }

    // With one observation y of N(θ, 1) and a flat prior the posterior without it is improper; with n of them, the density of yᵢ left out
    // is
    // N(mean of the others, 1 + 1 / (n - 1)): a closed form.
    [Fact]
    public void Leaving_out_is_refitting_where_refitting_has_a_closed_form()
    {
        const int n = 20, draws = 20_000;
        double[] y = [.. Enumerable.Range(0, n).Select(i => Math.Sin(7.0 * i) * 1.3)];
        double mean = y.Average();
        var random = new Forecast.Fitting.Random.RandomSequence(new Forecast.Fitting.Random.StreamKey(11));
        var unit = new Forecast.Fitting.Distributions.Normal(0, 1);
        double[] theta = [.. Enumerable.Range(0, draws).Select(_ => mean + unit.Quantile(random.NextUniform()) / Math.Sqrt(n))];
        Loo loo = Loo.Of([.. y.Select(value => Array.ConvertAll(theta, t => unit.LogDensity(value - t)))], 0);
        for (int i = 0; i < n; i++)
        {
            double others = (n * mean - y[i]) / (n - 1), variance = 1 + 1.0 / (n - 1);
            double exact = new Forecast.Fitting.Distributions.Normal(others, Math.Sqrt(variance)).LogDensity(y[i]);
            Assert.InRange(loo.Points[i].Elpd, exact - 5 * loo.Points[i].MonteCarloError, exact + 5 * loo.Points[i].MonteCarloError);
        }

        Assert.True(loo.IsReliable);
        Assert.InRange(loo.MonteCarloError, 1e-4, 0.05);
    }

    [Fact]
    public void A_model_and_its_posterior_are_their_matrix_of_log_likelihoods()
    {
        double[][][] chains = [[[0.1, -0.4, 0.3, 0.2, -0.1]], [[0.5, 0.0, -0.2, 0.6, 0.4]]];
        var posterior = new Posterior(["mean"], chains);
        double[][] matrix = LogLikelihoods.Of(new KnownScatter(), posterior);
        Assert.Equal([.. posterior.Column(0).Select(mean => -0.5 * (2 - mean) * (2 - mean))], matrix[1]);
        Assert.Equal(Loo.Of(matrix, 2).Points, Loo.Of(new KnownScatter(), posterior).Points);
        var other = new Posterior(["median"], chains);
        Assert.Contains(
            "the posterior median", Assert.Throws<ArgumentException>(() => Loo.Of(new KnownScatter(), other)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        LooSet set = LooSet.All["outlier"];
        Assert.Equal(
            Loo.Of(set.LogLikelihood, LooSet.Chains, threads: 1).Points,
            Loo.Of(set.LogLikelihood, LooSet.Chains, threads: 7).Points);
    }

    [Fact]
    public void Too_few_draws_for_a_tail_are_a_doubt_and_not_an_exception()
    {
        Loo loo = Loo.Of([[-1, -2, -1.5, -1.2], [-0.5, -0.6, -0.7, -0.4]], 0);
        Assert.All(loo.Points, point => Assert.Equal(double.PositiveInfinity, point.ParetoK));
        Assert.Equal(2, loo.Bad.Count);
        Assert.NotEmpty(loo.Warnings);
    }

    [Fact]
    public void A_wrong_matrix_is_refused_in_a_sentence()
    {
        Assert.Contains(
            "Two observations", Assert.Throws<ArgumentException>(() => Loo.Of([[-1, -2]], 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "as many draws", Assert.Throws<ArgumentException>(() => Loo.Of([[-1, -2], [-1]], 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "chains of one length", Assert.Throws<ArgumentException>(() => Loo.Of([[-1, -2, -3], [-1, -2, -3]], 2)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "finite number", Assert.Throws<ArgumentException>(() => Loo.Of([[-1, double.NaN], [-1, -2]], 0)).Message,
            StringComparison.Ordinal);
    }

    private static void Near(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Count(), actual.Count());
        Assert.All(
            expected.Zip(actual), pair =>
                Assert.InRange(Math.Abs(pair.First - pair.Second), 0, tolerance * Math.Max(1, Math.Abs(pair.First))));
    }

    /// <summary>A normal of known scatter about an unknown mean, without its constant.</summary>
    private sealed class KnownScatter : IBayesModel
    {
        private static readonly double[] _observed = [0, 2, -1];

        public IReadOnlyList<string> Names => ["mean"];

        public int Observations => _observed.Length;

        public ILogDensity Density() => throw new NotSupportedException();

        public void Start(Forecast.Fitting.Random.RandomSequence random, Span<double> coordinates) => throw new NotSupportedException();

        public void Parameters(ReadOnlySpan<double> coordinates, Span<double> parameters) => throw new NotSupportedException();

        public void LogLikelihood(ReadOnlySpan<double> parameters, Span<double> pointwise)
        {
            for (int i = 0; i < _observed.Length; i++)
            {
                pointwise[i] = -0.5 * (_observed[i] - parameters[0]) * (_observed[i] - parameters[0]);
            }
        }
    }
}
