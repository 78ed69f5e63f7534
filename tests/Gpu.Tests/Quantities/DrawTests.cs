namespace Forecast.Gpu.Tests.Quantities;

public class DrawTests
{
    private const int N = 40_000;

    [Fact]
    public void Normals_add_up_to_a_normal_with_the_sum_of_their_variances()
    {
        double[] draws = Runs.Of(Draw.Normal(1, 3) + Draw.Normal(-4, 4) * 2, N);
        Runs.HasMean(-7, draws);
        Runs.HasMean(9 + 64, [.. draws.Select(x => (x + 7) * (x + 7))]);
        double deviation = Math.Sqrt(73);

        // Φ(1) by SciPy.
        Runs.HasMean(0.8413447460685429, [.. draws.Select(x => x < -7 + deviation ? 1.0 : 0.0)]);
    }

    [Fact]
    public void Log_normals_multiply_to_a_log_normal_with_the_sum_of_the_logarithms_variances()
    {
        double[] draws = Runs.Of(Draw.LogNormal(1, 0.3) * Draw.LogNormal(2, 0.4), N);
        Runs.HasMean(Math.Exp(3 + 0.25 / 2), draws);
        Runs.HasMean(3, [.. draws.Select(x => Math.Log(x))]);
        Runs.HasMean(0.25, [.. draws.Select(x => (Math.Log(x) - 3) * (Math.Log(x) - 3))]);
    }

    [Fact]
    public void A_parameter_may_be_drawn()
    {
        double[] draws = Runs.Of(Draw.Normal(Draw.Normal(5, 2), 1.5), N);
        Runs.HasMean(5, draws);
        Runs.HasMean(4 + 2.25, [.. draws.Select(x => (x - 5) * (x - 5))]);
        Runs.HasMean(0.75, Runs.Of(Draw.Uniform(0, Draw.Uniform(1, 2)), N));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(37)]
    [InlineData(64)]
    public void A_discrete_quantity_has_each_value_exactly_as_often_as_its_weight_says(int values)
    {
        // Weights with a sum that is a power of two, and uniforms on a grid as fine: counts are exact.
        int[] counts = [.. Enumerable.Range(0, values).Select(i => i * 7 % 5 + 1)];
        const int Total = 1024;
        counts[^1] += Total - counts.Sum();
        double[] labels = [.. Enumerable.Range(0, values).Select(i => (double)(i * 29 % 67))];
        Func<double, double> quantile = Runs.Quantile(Draw.Discrete(labels, [.. counts.Select(c => c / 8.0)]));
        var seen = new Dictionary<double, int>();
        double before = double.NegativeInfinity;
        for (int k = 0; k < Total; k++)
        {
            double value = quantile((k + 0.5) / Total);
            Assert.True(value >= before);
            before = value;
            seen[value] = seen.GetValueOrDefault(value) + 1;
        }

        Assert.Equal(labels.Zip(counts).OrderBy(pair => pair.First).Select(pair => (pair.First, pair.Second)), seen.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void An_empirical_quantity_has_each_value_of_the_sample_equally_often()
    {
        Func<double, double> quantile = Runs.Quantile(Draw.Empirical([5, -1, 2, 2, 9]));
        double[] values = [.. Enumerable.Range(0, 100).Select(k => quantile((k + 0.5) / 100))];
        Assert.Equal([-1.0, 2, 5, 9], values.Distinct());
        Assert.Equal([20, 40, 20, 20], values.GroupBy(v => v).Select(g => g.Count()));
        Assert.Equal(9, quantile(1 - 1.0 / (1L << 53)));
    }

    [Fact]
    public void Rows_of_a_table_stay_together()
    {
        double[] first = [4, 8, 15, 16, 23, 42], second = [.. first.Select(x => 100 - x)];
        Quantity[] row = Draw.EmpiricalRows([first, second]);
        double[][] draws = Runs.Of(Program.Compile(("a", row[0]), ("b", row[1])), 600);
        Assert.All(draws[0].Zip(draws[1]), pair => Assert.Equal(100, pair.First + pair.Second));
        Assert.Equal(first, draws[0].Distinct().Order());
        Assert.Single(Program.Compile(("sum", row[0] + row[1])).Uniforms);
    }

    [Fact]
    public void A_mixture_has_the_weighted_mean_and_its_components_in_their_shares()
    {
        Quantity mixture = Draw.Mixture([Draw.Normal(0, 1), Draw.Uniform(10, 12), 20], [2, 1, 1]);
        double[] draws = Runs.Of(mixture, N);
        Runs.HasMean((0 * 2 + 11 + 20) / 4.0, draws);
        Runs.HasMean(0.5, [.. draws.Select(x => x < 8 ? 1.0 : 0)]);
        Runs.HasMean(0.25, [.. draws.Select(x => x == 20 ? 1.0 : 0)]);
        Runs.HasMean(121 + 1.0 / 3, [.. draws.Where(x => x is > 9 and < 13).Select(x => x * x)]);
    }

    [Fact]
    public void A_truncated_draw_keeps_between_its_bounds_and_has_the_mean_of_the_slice()
    {
        double[] draws = Runs.Of(Draw.Truncate(Draw.Normal(2, 3), 0, 4), N);
        Assert.All(draws, x => Assert.InRange(x, 0, 4));
        Runs.HasMean(2, draws);

        // By scipy.stats.truncnorm(-1, inf, 5, 2).mean().
        Runs.HasMean(5.575199941878357, Runs.Of(Draw.Truncate(Draw.Normal(5, 2), 3, double.PositiveInfinity), N));
    }

    [Fact]
    public void A_truncated_draw_with_drawn_parameters_is_what_rejection_would_leave()
    {
        Quantity mean = Draw.Uniform(-1, 1), bound = Draw.Uniform(0, 1);
        Quantity draw = Draw.Truncate(Draw.Normal(mean, 1), bound, bound + 1);
        double[][] draws = Runs.Of(Program.Compile(("x", draw), ("mean", mean), ("bound", bound)), 5000);
        for (int i = 0; i < draws[0].Length; i++)
        {
            Assert.InRange(draws[0][i], draws[2][i], draws[2][i] + 1);
        }

        Assert.Throws<ArgumentException>(() => Draw.Truncate(Draw.Triangular(0, 1, Draw.Uniform(2, 3)), 0.5, 1));
        Assert.Throws<ArgumentException>(() => Draw.Truncate(Draw.Triangular(0, 1, 2), mean, 1));
    }

    [Fact]
    public void Truncation_of_steps_leaves_the_steps_between_the_bounds()
    {
        Func<double, double> quantile = Runs.Quantile(Draw.Truncate(Draw.Discrete([1, 2, 3, 4, 5], [1, 1, 2, 1, 3]), 2, 4));
        double[] values = [.. Enumerable.Range(0, 400).Select(k => quantile((k + 0.5) / 400))];
        Assert.Equal([(2.0, 100), (3.0, 200), (4.0, 100)], values.GroupBy(v => v).Select(g => (g.Key, g.Count())));
        Assert.Equal(4, quantile(1 - 1.0 / (1L << 53)));
    }

    [Fact]
    public void A_mixture_is_truncated_by_its_components_and_what_is_left_of_them()
    {
        Quantity mixture = Draw.Truncate(Draw.Mixture([Draw.Uniform(0, 4), Draw.Uniform(3, 5), Draw.Exponential(1), 9, 2], [4, 2, 0, 5, 1]), 1, 4);
        double[] draws = Runs.Of(mixture, N);
        Assert.All(draws, x => Assert.InRange(x, 1, 4));

        // Left are 4 × 3/4 of the first, 2 × 1/2 of the second and all of the point at 2.
        Runs.HasMean((3 * 2.5 + 1 * 3.5 + 1 * 2) / 5, draws);
        Runs.HasMean(0.2, [.. draws.Select(x => x == 2 ? 1.0 : 0)]);
    }

    [Fact]
    public void A_truncation_that_holds_nothing_is_refused()
    {
        Assert.Contains("no probability", Assert.Throws<ArgumentException>(() => Draw.Truncate(Draw.Uniform(0, 1), 2, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("too little", Assert.Throws<ArgumentException>(() => Draw.Truncate(Draw.Triangular(0, 1, 2), 2, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("Clamp", Assert.Throws<ArgumentException>(() => Draw.Truncate(Draw.Uniform(0, 1) * 2, 0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Draw.Truncate(Draw.Uniform(0, 1), 1, 0));
    }

    [Fact]
    public void A_copula_correlates_draws_and_keeps_their_distributions()
    {
        double[,] correlation = { { 1, 0.6, -0.3 }, { 0.6, 1, 0 }, { -0.3, 0, 1 } };
        Quantity first = Draw.Normal(10, 2);
        Quantity[] draws = Draw.Copula(correlation, [first, Draw.LogNormal(0, 0.5), Draw.Uniform(0, 1)]);
        Assert.Same(first, draws[0]);
        double[][] x = Runs.Of(Program.Compile(("a", draws[0]), ("b", draws[1]), ("c", draws[2])), N);
        double tolerance = 4.5 / Math.Sqrt(N);
        Assert.Equal(0.6, Runs.Correlation(x[0], [.. x[1].Select(x => Math.Log(x))]), tolerance);

        // Pearson's correlation of a normal with the normal score of another, as a uniform: ρ √(3/π).
        Assert.Equal(-0.3 * Math.Sqrt(3 / Math.PI), Runs.Correlation(x[0], x[2]), tolerance);
        Assert.Equal(0, Runs.Correlation([.. x[1].Select(x => Math.Log(x))], x[2]), tolerance);
        Runs.HasMean(10, x[0]);
        Runs.HasMean(Math.Exp(0.125), x[1]);
        Runs.HasMean(0.5, x[2]);
        Runs.HasMean(1.0 / 3, [.. x[2].Select(u => u * u)]);
    }

    [Fact]
    public void A_matrix_that_is_no_correlation_is_refused()
    {
        Quantity[] three = [Draw.Normal(0, 1), Draw.Normal(0, 1), Draw.Normal(0, 1)];
        Assert.Contains("positive definite", Refusal(new double[,] { { 1, 0.9, -0.9 }, { 0.9, 1, 0.9 }, { -0.9, 0.9, 1 } }), StringComparison.Ordinal);
        Assert.Contains("symmetric", Refusal(new double[,] { { 1, 0.9, 0 }, { 0.8, 1, 0 }, { 0, 0, 1 } }), StringComparison.Ordinal);
        Assert.Contains("diagonal", Refusal(new double[,] { { 2, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }), StringComparison.Ordinal);
        Assert.Contains("3 × 3", Refusal(new double[,] { { 1, 0 }, { 0, 1 } }), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Draw.Copula(new double[,] { { 1, 0 }, { 0, 1 } }, [three[0], three[1] + 1]));

        string Refusal(double[,] correlation) => Assert.Throws<ArgumentException>(() => Draw.Copula(correlation, three)).Message;
    }

    [Theory]
    [InlineData(65e12, 1700e12, 0.95)]
    [InlineData(-3, 5, 0.9)]
    [InlineData(0, 5, 0.5)]
    public void A_belief_has_the_quantiles_that_it_was_given(double low, double high, double level)
    {
        RandomQuantity belief = Draw.FromInterval(low, high, level);
        Assert.Equal(low > 0 ? "log-normal" : "normal", belief.Distribution);
        Func<double, double> quantile = Runs.Quantile(belief);
        Assert.Equal(low, quantile((1 - level) / 2), 1e-12 * high);
        Assert.Equal(high, quantile((1 + level) / 2), 1e-12 * high);
        Assert.Equal((low + high) / 2, Runs.Quantile(Draw.FromInterval(low, high, level, IntervalShape.Normal))(0.5), 1e-12 * high);
    }

    [Fact]
    public void A_distribution_drawn_again_is_independent_of_the_first()
    {
        RandomQuantity x = Draw.Normal(1, 1), mixture = Draw.Mixture([Draw.Normal(0, 1), 3], [1, 1]);
        double[][] draws = Runs.Of(Program.Compile(("x", x), ("y", x.Redraw()), ("m", mixture), ("n", mixture.Redraw())), N);
        Assert.Equal(0, Runs.Correlation(draws[0], draws[1]), 4.5 / Math.Sqrt(N));
        Assert.Equal(0, Runs.Correlation(draws[2], draws[3]), 4.5 / Math.Sqrt(N));
        Runs.HasMean(1, draws[1]);
        Runs.HasMean(1.5, draws[3]);
    }

    [Fact]
    public void A_parameter_that_is_not_allowed_is_refused_at_birth_in_a_sentence()
    {
        Assert.Contains("Normal: sd must be 0 or a finite number above; -1 was given.", Refusal(() => Draw.Normal(0, -1)), StringComparison.Ordinal);
        Assert.Contains("Uniform: low must be below high; 3 and 2 were given.", Refusal(() => Draw.Uniform(3, 2)), StringComparison.Ordinal);
        Assert.Contains("low must be", Refusal(() => Draw.LogUniform(0, 2)), StringComparison.Ordinal);
        Assert.Contains("mode must be at most high; 4 and 3", Refusal(() => Draw.Triangular(0, 4, 3)), StringComparison.Ordinal);
        Assert.Contains("mean must be a finite number; NaN", Refusal(() => Draw.Normal(double.NaN, 1)), StringComparison.Ordinal);
        Assert.Contains("from 0 to 1; 1.5", Refusal(() => Draw.Bernoulli(1.5)), StringComparison.Ordinal);
        Assert.Contains("above 0; 0 was given", Refusal(() => Draw.Exponential(0)), StringComparison.Ordinal);
        Assert.Contains("a must be", Refusal(() => Draw.Beta(-1, 1)), StringComparison.Ordinal);
        Assert.Contains("shape must be", Refusal(() => Draw.Gamma(0, 1)), StringComparison.Ordinal);
        Assert.Contains("df must be", Refusal(() => Draw.Student(0)), StringComparison.Ordinal);
        Assert.Contains("mode", Refusal(() => Draw.Pert(0, -1, 3)), StringComparison.Ordinal);
        Assert.Contains("sum to", Refusal(() => Draw.Discrete([1, 2], [0, 0])), StringComparison.Ordinal);
        Assert.Contains("2 values and 1 weights", Refusal(() => Draw.Discrete([1, 2], [1])), StringComparison.Ordinal);
        Assert.Contains("value 2 is NaN", Refusal(() => Draw.Empirical([1, double.NaN])), StringComparison.Ordinal);
        Assert.Contains("column 2 has 1", Refusal(() => Draw.EmpiricalRows([[1, 2], [1]])), StringComparison.Ordinal);
        Assert.Contains("weights must sum", Refusal(() => Draw.Mixture([1, 2], [0, 0])), StringComparison.Ordinal);
        Assert.Contains("level", Refusal(() => Draw.FromInterval(1, 2, 1)), StringComparison.Ordinal);
        Assert.Contains("at most high", Refusal(() => Quantity.Clamp(1, 3, 2)), StringComparison.Ordinal);

        static string Refusal(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
    }
}
