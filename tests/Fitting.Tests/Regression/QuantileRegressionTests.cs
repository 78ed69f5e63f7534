using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Tests.Regression;

public class QuantileRegressionTests
{
    // tests/golden/regression/robust.R: coefficients, loss and standard errors ("nid") of quantreg's rq.
    [Theory]
    [InlineData(0.1, 34.0073196583327970, -4.4740943949123952, -0.0152440925244716, 10.3079357815325, 3.6065971566717079, 1.8548181640723036, 0.0188751538030437)]
    [InlineData(0.25, 33.909756097560987, -3.810975609756101, -0.024390243902439, 20.4365853658537, 1.2544214423919067, 0.5821339602548907, 0.0153320826622318)]
    [InlineData(0.5, 36.6260137609473801, -3.6056983113440131, -0.0355907201287381, 29.8344971683808, 1.94769965830900293, 0.62333253957229928, 0.00949106131696139)]
    [InlineData(0.9, 42.3919108357139933, -3.0703737979318371, -0.0490467951555144, 17.0617034724178, 6.0067148439314737, 2.3878892563532488, 0.0315117831367272)]
    public void Coefficients_loss_and_errors_are_those_of_quantreg(double tau, double b0, double b1, double b2, double loss, double e0, double e1, double e2)
    {
        QuantileRegression fit = QuantileRegression.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon, tau);
        AssertClose([b0, b1, b2], [.. fit.Terms.Select(term => term.Value)], 1e-11);
        AssertClose([loss], [fit.Loss], 1e-12);
        AssertClose([e0, e1, e2], [.. fit.Terms.Select(term => term.StandardError)], 1e-6);
    }

    [Fact]
    public void The_median_of_stackloss_is_the_published_one()
    {
        // Koenker and Bassett's own example; R: rq(stack.loss ~ ., 0.5, stackloss).
        QuantileRegression fit = QuantileRegression.Fit(StackLoss.Terms, StackLoss.Columns, StackLoss.Loss, 0.5);
        AssertClose([-39.6898550724637929, 0.8318840579710135, 0.5739130434782647, -0.0608695652173913], [.. fit.Terms.Select(term => term.Value)], 1e-11);
    }

    [Fact]
    public void No_line_through_the_points_has_a_smaller_loss()
    {
        var random = new RandomSequence(new StreamKey(41));
        for (int r = 0; r < 40; r++)
        {
            // Whole numbers, so that ties abound.
            double[] x = [.. Enumerable.Range(0, 14).Select(_ => (double)random.NextIndex(6))], y = [.. x.Select(v => v + random.NextIndex(5))];
            x[0] = -1;
            double tau = 0.1 + 0.8 * random.NextUniform();
            double ours = QuantileRegression.Fit(["1", "x"], [[.. x.Select(_ => 1.0)], x], y, tau).Loss;
            double least = double.PositiveInfinity;
            for (int i = 0; i < x.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    double b = x[i] == x[j] ? double.NaN : (y[i] - y[j]) / (x[i] - x[j]);
                    double loss = x.Select((v, k) => y[k] - y[i] - b * (v - x[i])).Sum(e => e * (e < 0 ? tau - 1 : tau));
                    least = loss < least ? loss : least;
                }
            }

            Assert.Equal(least, ours, 9);
        }
    }

    // tests/golden/regression/quantileboot.R: 10,000 resamples there and here, so that each standard error is known to about one per cent.
    [Theory]
    [InlineData(0.25, 2.4744357350839259, 0.9220942629418093, 0.0088420372045379)]
    [InlineData(0.5, 2.5481922485614636, 0.8956833859327707, 0.0112283878648792)]
    [InlineData(0.75, 3.290499741683036, 1.025373767779723, 0.013392914457025)]
    public void Bootstrap_errors_are_those_of_quantreg_within_their_Monte_Carlo_error(double tau, double e0, double e1, double e2)
    {
        QuantileBootstrap fit = QuantileRegression.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon, tau).WithBootstrap(new BootstrapPlan(10_000), new StreamKey(43));
        AssertClose([e0, e1, e2], [.. fit.Terms.Select(term => term.StandardError)], 0.05);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_search_from_the_line_of_all_rows_ends_where_a_search_from_nothing_does(double tau)
    {
        QuantileBootstrap warm = QuantileRegression.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon, tau).WithBootstrap(new BootstrapPlan(300), new StreamKey(44));
        for (int b = 0; b < 300; b++)
        {
            var random = new RandomSequence(new StreamKey(44).Child((ulong)b));
            int[] rows = [.. Cars.Weight.Select(_ => random.NextIndex(32))];
            double[][] columns = [.. Cars.Columns.Select(column => rows.Select(i => column[i]).ToArray())];
            double[] y = [.. rows.Select(i => Cars.MilesPerGallon[i])];
            double loss = rows.Select((_, k) => y[k] - Enumerable.Range(0, 3).Sum(j => warm.Draws(j)[b] * columns[j][k])).Sum(r => r * (r < 0 ? tau - 1 : tau));
            double cold = QuantileRegression.Fit(Cars.Terms, columns, y, tau).Loss;
            Assert.InRange(loss, cold - 1e-9, cold + 1e-9);
        }
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_draws()
    {
        QuantileRegression line = QuantileRegression.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon, 0.75);
        foreach (Resampling resampling in new[] { Resampling.Rows, Resampling.Blocks })
        {
            QuantileBootstrap one = line.WithBootstrap(new BootstrapPlan(200, resampling, 3, 1), new StreamKey(45)), four = line.WithBootstrap(new BootstrapPlan(500, resampling, 3, 4), new StreamKey(45));
            Assert.Equal(one.Draws(1).Select(BitConverter.DoubleToInt64Bits), four.Draws(1).Take(200).Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [Fact]
    public void Residuals_are_not_resampled_for_a_quantile() =>
        Assert.Contains(
            "by rows or by blocks",
            Assert.Throws<ArgumentException>(() => QuantileRegression.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon, 0.5).WithBootstrap(new BootstrapPlan(10, Resampling.Wild), new StreamKey(1))).Message,
            StringComparison.Ordinal);

    private static void AssertClose(double[] expected, double[] ours, double tolerance) =>
        Assert.All(expected.Zip(ours), pair => Assert.InRange(pair.Second / pair.First, 1 - tolerance, 1 + tolerance));
}
