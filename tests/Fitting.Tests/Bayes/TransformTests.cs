using Forecast.Fitting.Bayes;
using Forecast.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Fitting.Tests.Bayes;

public class TransformTests
{
    private static readonly (string Name, Func<double, Transformed> Apply, Func<double, double> Invert)[] _transforms =
    [
        ("free", Transform.Free, x => x),
        ("positive", Transform.Positive, Transform.FromPositive),
        ("above", y => Transform.Above(y, -2), x => Transform.FromAbove(x, -2)),
        ("below", y => Transform.Below(y, 3), x => Transform.FromBelow(x, 3)),
        ("between", y => Transform.Between(y, -1, 4), x => Transform.FromBetween(x, -1, 4)),
    ];

    public static TheoryData<string> Names => [.. _transforms.Select(transform => transform.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Slopes_and_Jacobians_are_those_of_finite_differences(string name)
    {
        (_, Func<double, Transformed> apply, Func<double, double> invert) = _transforms.Single(transform => transform.Name == name);
        const double H = 1e-5;
        for (double y = -6; y <= 6; y += 0.37)
        {
            Transformed at = apply(y), before = apply(y - H), after = apply(y + H);
            Assert.Equal((after.Value - before.Value) / (2 * H), at.Slope, 1e-8 * (1 + at.Slope));
            Assert.Equal(Math.Log(at.Slope), at.LogJacobian, 1e-12);
            Assert.Equal((after.LogJacobian - before.LogJacobian) / (2 * H), at.LogJacobianSlope, 1e-8);
            Assert.Equal(y, invert(at.Value), 1e-11);
        }
    }

    [Fact]
    public void A_density_keeps_its_integral()
    {
        // Exponential above a bound, its mirror below one, and beta(2, 3) stretched between two: trapezoids over the coordinate.
        double above = Integral(y => Transform.Above(y, 1) is var t ? Math.Exp(1 - t.Value + t.LogJacobian) : 0);
        double below = Integral(y => Transform.Below(y, 1) is var t ? Math.Exp(t.Value - 1 + t.LogJacobian) : 0);
        double between = Integral(y => Transform.Between(y, 2, 6) is var t ? Beta((t.Value - 2) / 4) / 4 * Math.Exp(t.LogJacobian) : 0);
        Assert.Equal(1, above, 1e-12);
        Assert.Equal(1, below, 1e-12);
        Assert.Equal(1, between, 1e-12);

        static double Beta(double x) => 12 * x * (1 - x) * (1 - x);

        static double Integral(Func<double, double> density) => Enumerable.Range(-800, 1601).Sum(i => 0.05 * density(0.05 * i));
    }

    [Fact]
    public void Values_close_to_an_end_stay_inside_and_keep_their_digits()
    {
        Assert.Equal(Math.Exp(-40), Transform.Between(-40, 0, 1).Value, 1e-30);
        Assert.Equal(-40, Transform.Between(-40, 0, 1).LogJacobian, 1e-12);
        Assert.Equal(-40, Transform.Between(40, 0, 1).LogJacobian, 1e-12);
    }

    [Fact]
    public void Ordered_values_ascend_and_their_gradient_is_that_of_finite_differences() => Property((free, weights) =>
    {
        var values = new double[4];
        OrderedTransform.Apply(free, values);
        Assert.Equal(values.Order(), values);
        var back = new double[4];
        OrderedTransform.Invert(values, back);
        Close(free, back, 1e-8);
        Gradients(free, weights, 4, OrderedTransform.Apply, OrderedTransform.PullBack);
        Determinant(free, 4, OrderedTransform.Apply);
    });

    [Fact]
    public void Shares_sum_to_one_and_their_gradient_is_that_of_finite_differences() => Property((free, weights) =>
    {
        var values = new double[5];
        SimplexTransform.Apply(free, values);
        Assert.Equal(1, values.Sum(), 1e-14);
        Assert.True(values.Min() > 0);
        var back = new double[4];
        SimplexTransform.Invert(values, back);
        Close(free, back, 1e-8);
        Gradients(free, weights, 5, SimplexTransform.Apply, SimplexTransform.PullBack);
        Determinant(free, 5, SimplexTransform.Apply);
    });

    [Fact]
    public void The_origin_is_equal_shares()
    {
        var values = new double[5];
        SimplexTransform.Apply(new double[4], values);
        Close([0.2, 0.2, 0.2, 0.2, 0.2], values, 1e-15);
    }

    private delegate double Apply(ReadOnlySpan<double> free, Span<double> values);

    private delegate void PullBack(ReadOnlySpan<double> values, ReadOnlySpan<double> gradient, Span<double> freeGradient);

    private static void Property(Action<double[], double[]> check)
    {
        Gen<double[]> numbers = Gen.Choose(-3000, 3000).Select(i => i / 1000.0).ArrayOf(9);
        Prop.ForAll(numbers.ToArbitrary(), all => check(all[..4], all[4..])).CheckRepeatably();
    }

    // Of the log density Σ wₖ xₖ.
    private static void Gradients(double[] free, double[] weights, int count, Apply apply, PullBack pullBack)
    {
        double LogDensity(double[] at)
        {
            var values = new double[count];
            double jacobian = apply(at, values);
            return jacobian + values.Zip(weights, (x, w) => w * x).Sum();
        }

        var found = new double[count];
        apply(free, found);
        var gradient = new double[free.Length];
        pullBack(found, weights.AsSpan(0, count), gradient);
        for (int i = 0; i < free.Length; i++)
        {
            double[] more = [.. free], less = [.. free];
            more[i] += 1e-5;
            less[i] -= 1e-5;
            Assert.Equal((LogDensity(more) - LogDensity(less)) / 2e-5, gradient[i], 1e-6 * (1 + Math.Abs(gradient[i])));
        }
    }

    // Both Jacobians are triangular, so the determinant is the product of the slopes of each value by its own coordinate.
    private static void Determinant(double[] free, int count, Apply apply)
    {
        double[] low = new double[count], high = new double[count];
        double sum = 0, logJacobian = apply(free, low);
        for (int i = 0; i < free.Length; i++)
        {
            double[] more = [.. free], less = [.. free];
            more[i] += 1e-5;
            less[i] -= 1e-5;
            apply(more, high);
            apply(less, low);
            sum += Math.Log((high[i] - low[i]) / 2e-5);
        }

        Assert.Equal(sum, logJacobian, 1e-6);
    }

    private static void Close(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
