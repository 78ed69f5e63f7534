using Forecast.Fitting.Regression;

namespace Forecast.Gpu.Tests.Quantities;

public class PathTests
{
    private const int N = 20_000;

    [Fact]
    public void Growth_compounds_over_uneven_years()
    {
        double[][] draws = Runs.Of(Program.Compile(QuantityPath.Growth(new Timeline(2020, 2021, 2022.5, 2030), 3, 0.25).Outputs("x")), 1);
        double[] expected = [3, 3.75, 3 * Math.Pow(1.25, 2.5), 3 * Math.Pow(1.25, 10)];
        Assert.All(expected.Zip(draws), pair => Assert.Equal(pair.First, pair.Second[0], 1e-13 * pair.First));
        Assert.Throws<ArgumentException>(() => QuantityPath.Growth(Timeline.Of(2020, 2021), 1, -1));
    }

    [Fact]
    public void Outputs_of_a_path_are_named_by_their_years()
    {
        (string Name, Quantity)[] outputs = QuantityPath.Constant(new Timeline(2024, 2024.5), 1).Outputs("stock");
        Assert.Equal(["stock 2024", "stock 2024.5"], outputs.Select(output => output.Name));
    }

    [Fact]
    public void Running_sums_and_largest_are_those_of_the_years_so_far()
    {
        var path = new QuantityPath(Timeline.Of(1, 4), [1, 5, -2, 3]);
        Assert.Equal([1.0, 6, 4, 7], path.CumulativeSum().Quantities.Select(Constant));
        Assert.Equal([1.0, 5, 5, 5], path.CumulativeMax().Quantities.Select(Constant));
        Assert.Equal([0.0, 20, 6, 6], (path * path - path).Quantities.Select(Constant));
        Assert.Equal([3.0, 7 / 5.0, 0, 5 / 3.0], ((2 + path) / path).Quantities.Select(Constant).Select(v => v + 0));
        Assert.Equal([2.0, 7, 1, 7], (path + QuantityPath.Years(path.Timeline)).Quantities.Select(Constant));
    }

    [Fact]
    public void A_random_walk_has_the_variance_of_the_years_gone_by_and_coherent_paths()
    {
        QuantityPath walk = QuantityPath.RandomWalk(new Timeline(2020, 2021, 2023, 2027), 5, 0.5, 2);
        double[][] x = Runs.Of(Program.Compile(walk.Outputs("x")), N);
        Assert.All(x[0], value => Assert.Equal(5, value));
        Runs.HasMean(5 + 3.5, x[3]);
        Runs.HasMean(4 * 7, [.. x[3].Select(value => (value - 8.5) * (value - 8.5))]);
        Runs.HasMean(4 * 3, [.. x[2].Select(value => (value - 6.5) * (value - 6.5))]);

        // Increments are independent: the correlation of the levels is √(s / t).
        Assert.Equal(Math.Sqrt(3.0 / 7), Runs.Correlation(x[2], x[3]), 4.5 / Math.Sqrt(N));
        Runs.HasMean(3 * Math.Exp(0.1 * 2 + 0.04 * 2 / 2), Runs.Of(QuantityPath.RandomGrowth(Timeline.Of(0, 2), 3, 0.1, 0.2)[2], N));
    }

    [Fact]
    public void Mean_reversion_has_the_same_distribution_on_any_grid()
    {
        foreach (Timeline grid in new[] { Timeline.Of(0, 4), new Timeline(0, 4), new Timeline(0, 0.5, 3, 4) })
        {
            double[] x = Runs.Of(QuantityPath.MeanReversion(grid, 10, 2, 0.7, 1.5)[grid.Count - 1], N);
            double left = Math.Pow(0.7, 4), mean = 2 + 8 * left;
            Runs.HasMean(mean, x);
            Runs.HasMean(2.25 * (1 - left * left) / (1 - 0.49), [.. x.Select(value => (value - mean) * (value - mean))]);
        }
    }

    [Fact]
    public void A_sigmoid_is_half_way_at_its_midpoint_and_grows_at_its_rate_early()
    {
        QuantityPath curve = QuantityPath.Sigmoid(new Timeline(2010, 2011, 2030, 2080), 1, 5, 2030, 0.8);
        double[] x = [.. curve.Quantities.Select(Constant)];
        Assert.Equal(3, x[2]);
        Assert.Equal(5, x[3], 1e-12);
        Assert.Equal(Math.Exp(0.8), (x[1] - 1) / (x[0] - 1), 1e-6);
    }

    [Fact]
    public void A_known_trend_is_drawn_with_the_covariance_of_level_and_slope()
    {
        var trend = new TrendPosterior(2015, 20, 0.5, 0.3, 0.04, -0.6, 0.7);
        double[][] x = Runs.Of(Program.Compile(QuantityPath.Trend(new Timeline(2015, 2025), trend).Outputs("line")), N);
        Runs.HasMean(20, x[0]);
        Runs.HasMean(0.09, [.. x[0].Select(v => (v - 20) * (v - 20))]);
        double variance = 0.09 + 100 * 0.0016 + 2 * 10 * -0.6 * 0.3 * 0.04;
        Runs.HasMean(variance, [.. x[1].Select(v => (v - 25) * (v - 25))]);
        double[] scattered = Runs.Of(QuantityPath.Trend(new Timeline(2015, 2025), trend, withResiduals: true)[1], N);
        Runs.HasMean(variance + 0.49, [.. scattered.Select(v => (v - 25) * (v - 25))]);
    }

    [Fact]
    public void A_fitted_trend_is_drawn_with_the_t_of_its_degrees_of_freedom()
    {
        double[] times = [2010, 2012, 2013, 2017, 2018];
        var fit = LinearTrend.Fit(times, [20, 21.5, 21, 24, 23.2]);
        var predicted = fit.Predict(2030, 0.8);
        var trend = TrendPosterior.Of(fit);
        double[][] draws = Runs.Of(
            Program.Compile(("line", QuantityPath.Trend(new Timeline(2030), trend)[0]), ("seen", QuantityPath.Trend(new Timeline(2030), trend, withResiduals: true)[0])), N);
        Runs.HasMean(0.1, [.. draws[0].Select(v => v < predicted.Confidence.Low ? 1.0 : 0)]);
        Runs.HasMean(0.1, [.. draws[0].Select(v => v > predicted.Confidence.High ? 1.0 : 0)]);
        Runs.HasMean(0.1, [.. draws[1].Select(v => v < predicted.Predictive.Low ? 1.0 : 0)]);
        Runs.HasMean(0.1, [.. draws[1].Select(v => v > predicted.Predictive.High ? 1.0 : 0)]);
    }

    [Fact]
    public void Breaks_come_at_their_rate_and_bring_slopes_of_their_own()
    {
        Timeline years = Timeline.Of(2024, 2034);
        double[] x = Runs.Of(QuantityPath.WithBreaks(years, 1, 2, 0.1, Draw.Uniform(-1, 1))[10], N);

        // Unbroken to the end: exp(-1). The mean slope in the step that ends at year t is 2 exp(-0.1 t), as new slopes have mean 0.
        Runs.HasMean(Math.Exp(-1), [.. x.Select(v => v == 21 ? 1.0 : 0)]);
        Runs.HasMean(1 + 2 * Enumerable.Range(1, 10).Sum(t => Math.Exp(-0.1 * t)), x);
        Assert.Throws<ArgumentException>(() => QuantityPath.WithBreaks(years, 1, 2, 0.1, Draw.Uniform(0, 1) * 2));
        Assert.All(Runs.Of(QuantityPath.WithBreaks(years, 1, 2, 0, Draw.Uniform(-1, 1))[10], 100), v => Assert.Equal(21, v));
    }

    [Fact]
    public void A_first_crossing_is_interpolated_and_never_is_an_outcome_of_its_own()
    {
        Timeline years = new(2020, 2022, 2024, 2028);
        Assert.Equal(2022.5, At([0, 3, 7, 9]));
        Assert.Equal(2020, At([4, 3, 7, 9]));
        Assert.Equal(2020, At([6, 3, 3, 3]));
        Assert.Equal(2022, At([0, 4, 0, 4]));
        Assert.Equal(2028, At([0, 1, 2, 4]));
        Assert.Equal(2021, At([3, 5, 3, 9]));
        Assert.Equal(2026, At([3.5, 3, 3, 5]));
        Assert.Equal(2022, At([double.NegativeInfinity, 5, 5, 5]));
        Assert.Equal(2022, At([0, double.PositiveInfinity, 0, 0]) + 2);
        Assert.Equal(double.PositiveInfinity, At([0, 1, 2, 3.999]));

        double At(double[] values)
        {
            var path = new QuantityPath(years, [.. values.Select(v => (Quantity)v)]);
            var crossing = Crossing.First(path, 4);
            Assert.Equal(double.IsFinite(Constant(crossing.Time)) ? 1 : 0, Constant(crossing.Happens));
            return Constant(crossing.Time);
        }
    }

    [Theory]
    [InlineData(1, 0.45, 100, -0.1)]
    [InlineData(3, 0.7, 3e4, 0.25)]
    [InlineData(1e-20, 2.5, 1e-12, 0)]
    public void Two_exponentials_cross_at_their_own_time_where_logarithms_are_interpolated(double a, double g, double b, double h)
    {
        // a e^(g t) = b e^(h t) at t = ln(b / a) / (g - h).
        Timeline years = new([.. Enumerable.Range(0, 31).Select(i => (double)i)]);
        QuantityPath used = QuantityPath.Map(QuantityPath.Years(years), t => a * Quantity.Exp(g * t));
        QuantityPath stock = QuantityPath.Map(QuantityPath.Years(years), t => b * Quantity.Exp(h * t));
        double truth = Math.Log(b / a) / (g - h);
        Assert.Equal(truth, Constant(Crossing.First(used, stock, Interpolation.Logarithmic).Time), 1e-12 * truth);
        Assert.Equal(truth, Constant(Crossing.First(used, stock, Interpolation.Logarithmic, isStrict: true).Time), 1e-12 * truth);

        // A gap that is convex lies below its chord, which crosses earlier.
        double last = Math.Ceiling(truth), before = Gap(last - 1), after = Gap(last);
        double straight = Constant(Crossing.First(used, stock).Time);
        Assert.Equal(last - 1 + before / (before - after), straight, 1e-9 * truth);
        Assert.InRange(truth - straight, 0.01, 1);

        double Gap(double t) => a * Math.Exp(g * t) - b * Math.Exp(h * t);
    }

    [Fact]
    public void Paths_that_are_not_above_zero_are_interpolated_straight_either_way()
    {
        Timeline years = new(2020, 2022);
        double[][] starts = [[-1, 3, 0], [0, 4, 1], [-5, -1, -3]];
        Assert.All(starts, s => Assert.Equal(At(s, Interpolation.Linear), At(s, Interpolation.Logarithmic)));
        Assert.Equal(2021, At([1, 4, 2], Interpolation.Logarithmic), 1e-12);

        double At(double[] s, Interpolation interpolation) => Constant(Crossing.First(new QuantityPath(years, [s[0], s[1]]), s[2], interpolation).Time);
    }

    [Fact]
    public void Touching_is_not_enough_where_it_is_strict_and_never_is_an_outcome_of_its_own()
    {
        Timeline years = new(2020, 2021, 2022);
        var flat = new QuantityPath(years, [3, 4, 4]);
        foreach (Interpolation interpolation in Enum.GetValues<Interpolation>())
        {
            Assert.Equal((2021, 1), Of(Crossing.First(flat, 4, interpolation)));
            Assert.Equal((double.PositiveInfinity, 0), Of(Crossing.First(flat, 4, interpolation, isStrict: true)));
            Assert.Equal((2021, 1), Of(Crossing.First(new QuantityPath(years, [3, 4, 5]), 4, interpolation, isStrict: true)));
            Assert.Equal((2020, 1), Of(Crossing.First(new QuantityPath(years, [5, 1, 1]), 4, interpolation, isStrict: true)));
            Assert.Equal((double.PositiveInfinity, 0), Of(Crossing.First(new QuantityPath(years, [3, double.NaN, double.NaN]), 4, interpolation)));
        }

        Assert.Equal((2021, 1), Of(Crossing.First(new QuantityPath(years, [0, 1, 0]))));
        Assert.Equal((double.PositiveInfinity, 0), Of(Crossing.First(new QuantityPath(years, [0, 0, 0]))));

        // Half of all paths never get there: their times are infinite, and the share that does is known.
        Quantity growth = Draw.Uniform(0, 1);
        Crossing crossing = Crossing.First(QuantityPath.Growth(years, 1, growth), 2.25, Interpolation.Logarithmic);
        double[][] draws = Runs.Of(Program.Compile(("time", crossing.Time), ("happens", crossing.Happens)), N);
        Runs.HasMean(0.5, draws[1]);
        Assert.Equal(draws[1], draws[0].Select(time => double.IsFinite(time) ? 1.0 : 0));

        (double, double) Of(Crossing crossing) => (Constant(crossing.Time), Constant(crossing.Happens));
    }

    [Theory]
    [InlineData(3, 10)]
    [InlineData(4, 20)]
    public void A_coin_tossers_ruin_has_the_probability_that_counting_gives(int fortune, int tosses)
    {
        Timeline games = Timeline.Of(0, tosses);
        var steps = new Quantity[tosses + 1];
        steps[0] = 0;
        for (int i = 1; i <= tosses; i++)
        {
            steps[i] = 1 - 2 * Draw.Bernoulli(0.5);
        }

        Crossing ruin = Crossing.First(new QuantityPath(games, steps).CumulativeSum(), fortune);
        double[][] draws = Runs.Of(Program.Compile(("happens", ruin.Happens), ("time", ruin.Time)), N);

        // By counting paths: each toss moves the mass of each fortune half a step up and half down, and 0 keeps what it gets.
        var mass = new double[2 * tosses + 2 * fortune];
        mass[fortune] = 1;
        var ruined = new double[tosses + 1];
        for (int toss = 1; toss <= tosses; toss++)
        {
            var next = new double[mass.Length];
            for (int k = 1; k < mass.Length - 1; k++)
            {
                next[k - 1] += mass[k] / 2;
                next[k + 1] += mass[k] / 2;
            }

            ruined[toss] = next[0];
            next[0] = 0;
            mass = next;
        }

        Runs.HasMean(ruined.Sum(), draws[0]);
        for (int toss = fortune; toss <= tosses; toss += 2)
        {
            Runs.HasMean(ruined[toss], [.. draws[1].Select(time => time == toss ? 1.0 : 0)]);
        }

        Assert.Equal(draws[0], draws[1].Select(time => double.IsFinite(time) ? 1.0 : 0));
    }

    [Fact]
    public void A_random_walk_passes_a_level_as_often_as_the_reflection_principle_says()
    {
        // A walk seen at steps of dt passes as seldom as one seen always does a level that lies 0.5826 √dt higher (Siegmund 1979; Broadie,
        // Glasserman and Kou 1997). It passes in 4 years with probability 2 (1 - Φ(level / 2)), by SciPy.
        const double Expected = 2 * 0.2158129313372842;
        Timeline years = new([.. Enumerable.Range(0, 257).Select(i => i / 64.0)]);
        Runs.HasMean(Expected, Runs.Of(Crossing.First(QuantityPath.RandomWalk(years, 0, 0, 1), 1.5).Happens, 4000));
    }

    [Fact]
    public void Names_keep_the_streams_of_a_path_whatever_else_there_is()
    {
        Timeline years = Timeline.Of(2024, 2027);
        Quantity last = QuantityPath.RandomWalk(years, 0, 0, 1, "walk")[3], other = QuantityPath.RandomWalk(years, 0, 0, 1, "walk")[3];
        Assert.Equal(Runs.Of(last, 5), Runs.Of(Program.Compile(("first", Draw.Normal(0, 1)), ("last", other)), 5)[1]);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    public void A_crossing_needs_as_few_registers_over_many_years_as_over_few(int count)
    {
        Timeline years = Timeline.Of(2001, 2000 + count);
        QuantityPath stock = QuantityPath.Growth(years, Draw.LogNormal(3, 0.2), Draw.Normal(0.02, 0.01));
        QuantityPath used = QuantityPath.RandomGrowth(years, Draw.LogNormal(0, 0.5), 0.3, 0.2).CumulativeSum();
        Crossing crossing = Crossing.First(used, stock);
        var program = Program.Compile(("time", crossing.Time), ("happens", crossing.Happens));
        Assert.InRange(program.Registers - program.Constants.Count, 1, 10);
    }

    [Fact]
    public void Paths_over_different_years_and_grids_out_of_order_are_refused()
    {
        Assert.Throws<ArgumentException>(() => QuantityPath.Constant(Timeline.Of(1, 3), 1) + QuantityPath.Constant(Timeline.Of(1, 4), 1));
        Assert.Throws<ArgumentException>(() => new Timeline(2020, 2020));
        Assert.Throws<ArgumentException>(() => new Timeline());
        Assert.Throws<ArgumentException>(() => Timeline.Of(2021, 2020));
        Assert.Throws<ArgumentException>(() => new QuantityPath(Timeline.Of(1, 3), [1, 2]));
        Assert.Throws<ArgumentException>(() => TrendPosterior.Of(LinearTrend.Fit([1, 2], [1, 3])));
    }

    private static double Constant(Quantity quantity) => Runs.Of(quantity, 1)[0];
}
