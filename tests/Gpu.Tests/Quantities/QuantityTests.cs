namespace Forecast.Gpu.Tests.Quantities;

public class QuantityTests
{
    [Theory]
    [InlineData(2.0, 3.0)]
    [InlineData(3.0, 2.0)]
    [InlineData(-1.5, -1.5)]
    [InlineData(0.0, 7.0)]
    public void Arithmetic_and_comparisons_are_those_of_numbers(double x, double y)
    {
        // Drawn, so that nothing is folded, and always x and y.
        Quantity always = Draw.Uniform(0, 1) < 2, a = Quantity.Select(always, x, 0), b = Quantity.Select(always, y, 0);
        Assert.Equal(x + y, Value(a + b));
        Assert.Equal(x - y, Value(a - b));
        Assert.Equal(x * y, Value(a * b));
        Assert.Equal(x / y, Value(a / b));
        Assert.Equal(-x, Value(-a));
        Assert.Equal(Math.Abs(x), Value(Quantity.Abs(a)));
        Assert.Equal(Math.Floor(x / 2), Value(Quantity.Floor(a / 2)));
        Assert.Equal(Math.Sqrt(x * x), Value(Quantity.Sqrt(a * a)));
        Assert.Equal(Math.Min(x, y), Value(Quantity.Min(a, b)));
        Assert.Equal(Math.Max(x, y), Value(Quantity.Max(a, b)));
        Assert.Equal(Math.Clamp(x, 0, 2.5), Value(Quantity.Clamp(a, 0, 2.5)));
        Assert.Equal(x < y ? 1 : 0, Value(a < b));
        Assert.Equal(x <= y ? 1 : 0, Value(a <= b));
        Assert.Equal(x > y ? 1 : 0, Value(a > b));
        Assert.Equal(x >= y ? 1 : 0, Value(a >= b));
        Assert.Equal(x == y ? 1 : 0, Value(a.EqualTo(b)));
        Assert.Equal(Math.Exp(x), Value(Quantity.Exp(a)), 1e-14 * Math.Exp(x));
        Assert.Equal(Math.Pow(10, x), Value(Quantity.Exp10(a)), 1e-14 * Math.Pow(10, x));
        Assert.Equal(Math.Log(x * x + 1), Value(Quantity.Log(a * a + 1)), 1e-14);
        Assert.Equal(Math.Log10(x * x + 1), Value(Quantity.Log10(a * a + 1)), 1e-14);
        Assert.Equal(Math.Pow(x * x + 1, y), Value(Quantity.Pow(a * a + 1, b)), 1e-13 * Math.Pow(x * x + 1, y));
        Assert.Equal(x + y + 1, Value(Quantity.Sum([a, b, 1])));
        Assert.Equal(0, Value(Quantity.Sum([])));
    }

    [Fact]
    public void Conditions_are_joined_whether_they_are_comparisons_or_any_number()
    {
        Quantity u = Draw.Uniform(0, 1);
        foreach ((double a, double b) in new[] { (0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0) })
        {
            // As comparisons, and as numbers of which any but 0 holds.
            Quantity p = u < 2 * a, q = u < 2 * b, x = -3 * p, y = 0.5 * q;
            Assert.Equal(a * b, Value(p.And(q)));
            Assert.Equal(a * b, Value(x.And(y)));
            Assert.Equal(Math.Max(a, b), Value(p.Or(q)));
            Assert.Equal(Math.Max(a, b), Value(x.Or(y)));
            Assert.Equal(1 - a, Value(p.Not()));
            Assert.Equal(1 - a, Value(x.Not()));
            Assert.Equal(a * b == 0 ? 5 : 4, Value(Quantity.Select(p.And(q).And(p), 4, 5)));
        }
    }

    [Fact]
    public void Nothing_is_not_a_quantity()
    {
        Quantity none = null!;
        Assert.Throws<ArgumentNullException>(() => none + 1);
        Assert.Throws<ArgumentNullException>(() => Quantity.Exp(none));
        Assert.Throws<ArgumentNullException>(() => 1 + none);
        Assert.Throws<ArgumentNullException>(() => Quantity.Select(1, none, 2));
    }

    private static double Value(Quantity quantity) => Runs.Of(quantity, 1)[0];
}
