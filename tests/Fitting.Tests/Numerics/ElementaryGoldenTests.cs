using System.Globalization;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Tests.Numerics;

/// <summary>The elementary functions beside mpmath's 60 digits: <c>tests/golden/elementary/functions.py</c> makes the values.</summary>
public class ElementaryGoldenTests
{
    private static readonly Dictionary<string, Func<double[], double>> _functions = new()
    {
        ["exp"] = x => Elementary.Exp(x[0]),
        ["expm1"] = x => Elementary.ExpMinusOne(x[0]),
        ["log"] = x => Elementary.Log(x[0]),
        ["log10"] = x => Elementary.Log10(x[0]),
        ["exp10"] = x => Elementary.Exp10(x[0]),
        ["pow"] = x => Elementary.Pow(x[0], x[1]),
        ["cbrt"] = x => Elementary.Cbrt(x[0]),
        ["sin"] = x => Elementary.Sin(x[0]),
        ["cos"] = x => Elementary.Cos(x[0]),
        ["atan"] = x => Elementary.Atan(x[0]),
        ["tanh"] = x => Elementary.Tanh(x[0]),
        ["atanh"] = x => Elementary.Atanh(x[0]),
    };

    public static TheoryData<string> Functions => [.. _functions.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_is_within_a_unit_in_the_last_place(string name)
    {
        int rows = 0;
        using var reader = new StreamReader(typeof(ElementaryGoldenTests).Assembly.GetManifestResourceStream("Elementary.functions.txt")!);
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(' ');
            if (cells[0] != name)
            {
                continue;
            }

            double[] numbers = [.. cells[1..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            double expected = numbers[^1], ours = _functions[name](numbers[..^1]);
            Assert.True(ours >= Math.BitDecrement(expected) && ours <= Math.BitIncrement(expected), $"{line}, ours {ours:R}");
            rows++;
        }

        Assert.True(rows >= 40, $"{rows} rows of {name}");
    }

    [Theory]
    [InlineData(10, 3, 1000)]
    [InlineData(3, 5, 243)]
    [InlineData(-2, 5, -32)]
    [InlineData(-2, 4, 16)]
    [InlineData(2, -3, 0.125)]
    [InlineData(2, 0.5, 1.4142135623730951)]
    [InlineData(4, -0.5, 0.5)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 2, 0)]
    [InlineData(0, -2, double.PositiveInfinity)]
    [InlineData(-0.0, -3, double.NegativeInfinity)]
    [InlineData(-0.0, 3, -0.0)]
    [InlineData(1, double.NaN, 1)]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(-1, double.PositiveInfinity, 1)]
    [InlineData(0.5, double.PositiveInfinity, 0)]
    [InlineData(0.5, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 3, double.NegativeInfinity)]
    [InlineData(double.NegativeInfinity, -2, 0)]
    [InlineData(double.NegativeInfinity, 0.5, double.PositiveInfinity)]
    [InlineData(-2, 0.5, double.NaN)]
    [InlineData(double.NaN, 1, double.NaN)]
    [InlineData(10, 400, double.PositiveInfinity)]
    [InlineData(10, -400, 0)]
    public void A_power_is_exact_where_it_can_be_and_has_the_standard_s_limits(double x, double y, double expected) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(Elementary.Pow(x, y)));

    [Fact]
    public void The_others_have_the_standard_s_limits()
    {
        Assert.Equal(
            [double.PositiveInfinity, 0, 1, double.PositiveInfinity, -1, 0, double.NegativeInfinity, 0, double.PositiveInfinity],
            [
                Elementary.Exp(710), Elementary.Exp(-746), Elementary.Exp(0), Elementary.ExpMinusOne(710), Elementary.ExpMinusOne(-800),
                Elementary.ExpMinusOne(0), Elementary.Log(0), Elementary.Log(1), Elementary.Log(double.PositiveInfinity),
            ]);
        Assert.Equal(
            [-1, 1, 0, double.PositiveInfinity, double.NegativeInfinity, -3, 0, 1, Math.PI / 2, -Math.PI / 2],
            [
                Elementary.Tanh(double.NegativeInfinity), Elementary.Tanh(30), Elementary.Tanh(0), Elementary.Atanh(1),
                Elementary.Atanh(-1), Elementary.Cbrt(-27), Elementary.Sin(0), Elementary.Cos(0), Elementary.Atan(double.PositiveInfinity),
                Elementary.Atan(double.NegativeInfinity),
            ]);
        Assert.All(
            [
                Elementary.Exp(double.NaN), Elementary.Log(-1), Elementary.Log(double.NaN), Elementary.Sin(double.PositiveInfinity),
                Elementary.Cos(double.NaN), Elementary.Atan(double.NaN), Elementary.Tanh(double.NaN), Elementary.Atanh(1.5),
                Elementary.Cbrt(double.NaN), Elementary.ExpMinusOne(double.NaN),
            ],
            value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Subnormal_results_and_arguments_keep_what_digits_they_have()
    {
        Assert.Equal(double.Epsilon, Elementary.Exp(-744.4400719213812));
        Assert.Equal(-744.4400719213812, Elementary.Log(double.Epsilon));
        Assert.Equal(double.Epsilon, Elementary.Pow(2, -1074));
        Assert.Equal(double.Epsilon, Elementary.Sin(double.Epsilon));
    }
}
