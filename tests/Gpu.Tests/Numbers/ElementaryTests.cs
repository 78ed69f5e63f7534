using System.Runtime.Intrinsics;
using Forecast.Gpu.Numbers;
using Forecast.Gpu.Simd;

namespace Forecast.Gpu.Tests.Numbers;

public class ElementaryTests
{
    private static readonly double[] Places = [-745, -708.4, -708.1, -708, -100.25, -1, -1e-9, 0, 1e-300, 1e-10, 0.1, 0.5, 0.70710678, 1, 1.5, 2, 10, 333.3, 709.7, 710, 1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    [Fact]
    public void Exp_and_log_are_those_of_the_system_within_two_units_in_the_last_place()
    {
        foreach (double x in Places)
        {
            Close(x < -708.0498 ? 0 : Math.Exp(x), RealFunctions.Exp(new Real(x)).Value, x);
            Close(Math.Log(x), RealFunctions.Log(new Real(x)).Value, x);
        }
    }

    [Fact]
    public void Powers_are_those_of_the_system_within_three_units_in_the_last_place_and_5e_18_of_the_exponent()
    {
        double[] bases = [.. Places, -2, -1.5, 1.0000000001], exponents = [.. Places, -3, 3, -2, 4, 1e10, 1023];
        foreach (double a in bases)
        {
            foreach (double b in exponents)
            {
                double expected = Math.Pow(a, b), actual = RealFunctions.Power(new Real(a), new Real(b)).Value;
                double size = Math.Abs(expected), ulp = Math.BitIncrement(size) - size;
                bool isOutside = a == -1 && double.IsInfinity(b) || double.IsNegativeInfinity(a) && b != Math.Floor(b), isSmall = size < 5e-308 && Math.Abs(actual) <= size;
                bool isClose = expected == actual || !double.IsFinite(expected) ? expected.Equals(actual) : Math.Abs(actual - expected) <= 3 * ulp + 5e-18 * Math.Abs(b) * size;
                Assert.True(isOutside || isSmall || isClose, $"{a:R} ^ {b:R}: {actual:R} for {expected:R}");
            }
        }
    }

    [Fact]
    public void Eight_at_once_are_the_same_bits_as_one()
    {
        foreach (double x in Places)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(RealFunctions.Exp(new Real(x)).Value), BitConverter.DoubleToInt64Bits(RealFunctions.Exp(new EightReals(Vector512.Create(x))).Value[3]));
            Assert.Equal(BitConverter.DoubleToInt64Bits(RealFunctions.Log(new Real(x)).Value), BitConverter.DoubleToInt64Bits(RealFunctions.Log(new EightReals(Vector512.Create(x))).Value[3]));
        }
    }

    private static void Close(double expected, double actual, double x)
    {
        bool same = double.IsFinite(expected) ? Math.Abs(actual - expected) <= 2 * (Math.Abs(expected) - Math.BitDecrement(Math.Abs(expected))) : expected.Equals(actual);
        Assert.True(same, $"at {x:R}: {actual:R} for {expected:R}");
    }
}
