using Forecast.Models.ResourceModel;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Tests.Models.ResourceModel;

public class ResourceModelTests
{
    [Fact]
    public void A_composite_loss_falls_as_the_inverse_of_the_neurons_whatever_the_allocation()
    {
        var numbers = Gen.Choose(1, 1000).Select(k => k / 37.0).ListOf(3);
        Prop.ForAll(numbers.Two().ToArbitrary(), pair =>
        {
            double exponent = new CompositeTask([.. pair.Item1]).GrowthExponent([.. pair.Item2], 7);
            Assert.Equal(-1, exponent, 1e-12);
        }).CheckRepeatably();
    }

    [Fact]
    public void Depth_in_proportion_to_width_gives_a_third_and_fixed_depth_a_half()
    {
        var task = new CompositeTask(1, 4, 9);
        Assert.Equal(-1.0 / 3, ParameterScaling.Proportional.LossExponent(task), 1e-12);
        Assert.Equal(-0.5, ParameterScaling.FixedDepth.LossExponent(task), 1e-12);
        Assert.Equal(8000, ParameterScaling.Proportional.Parameters(20), 1e-9);
        Assert.Equal(400, ParameterScaling.FixedDepth.Parameters(20), 1e-12);
    }

    [Fact]
    public void No_other_allocation_of_the_same_neurons_has_a_lower_loss_than_the_square_roots()
    {
        var task = new CompositeTask(1, 4, 9);
        IReadOnlyList<double> best = task.Optimum(60);
        Assert.Equal([10, 20, 30], best, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(36.0 / 60, task.Loss(best), 1e-12);
        Assert.True(task.Loss([10.1, 19.9, 30]) > task.Loss(best));
        Assert.True(task.Loss([10, 20.1, 29.9]) > task.Loss(best));
    }

    // The ratios that follow from the square root, as the table of methods lists them.
    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.75, 1.73)]
    [InlineData(0.85, 2.38)]
    [InlineData(0.9, 3)]
    [InlineData(0.95, 4.36)]
    public void Two_tasks_of_weights_beta_share_a_fixed_sum_by_the_square_root(double beta, double ratio)
    {
        Assert.Equal(ratio, AllocationRatio.FixedSum().At(beta), 0.005);
        IReadOnlyList<double> optimum = new CompositeTask(beta, 1 - beta).Optimum(1);
        Assert.Equal(optimum[0] / optimum[1], AllocationRatio.FixedSum().At(beta), 1e-12);
    }

    [Fact]
    public void A_penalty_that_rises_as_the_cube_root_of_neurons_asks_for_three_quarters()
    {
        Assert.Equal(0.75, AllocationRatio.Penalised(1, AllocationRatio.CurvaturePenaltyPower).Exponent, 1e-15);

        // By brute force: N that makes w / N + N^(1/3) least, for weights 16 apart.
        double[] least = [.. new[] { 1.0, 16 }.Select(weight => Enumerable.Range(0, 400_000)
            .Select(i => Math.Exp(-2 + i * 2e-5)).MinBy(n => weight / n + Math.Cbrt(n)))];
        Assert.Equal(Math.Pow(16, 0.75), least[1] / least[0], 0.01);

        // And the cube root itself: least n (a² + w²) with n a w² = 1.
        double Penalty(double n) => Enumerable.Range(1, 40_000).Select(i => i * 1e-4).Min(w => n * (1 / (n * w * w * n * w * w) + w * w));
        Assert.Equal(2, Penalty(80) / Penalty(10), 1e-5);
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new CompositeTask());
        Assert.Throws<ArgumentException>(() => new CompositeTask(1, 0));
        Assert.Throws<ArgumentException>(() => new CompositeTask(1, 2).Loss([1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompositeTask(1).Optimum(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AllocationRatio.FixedSum().At(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AllocationRatio.Penalised(1, -1));
    }
}
