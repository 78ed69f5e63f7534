using System.Runtime.Intrinsics;
using Forecast.Gpu.Numbers;
using Forecast.Gpu.Simd;

namespace Forecast.Gpu.Tests.Numbers;

public class ElementaryTests
{
    private static readonly double[] Places = [-745, -708.4, -100.25, -1, -1e-9, 0, 1e-300, 1e-10, 0.1, 0.5, 0.70710678, 1, 1.5, 2, 10, 333.3, 709.7, 710, 1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    [Fact]
    public void Exp_and_log_are_those_of_the_system_within_two_units_in_the_last_place()
    {
        foreach (double x in Places)
        {
            Close(x < -708.3964185322641 ? 0 : Math.Exp(x), RealFunctions.Exp(new Real(x)).Value, x);
            Close(Math.Log(x), RealFunctions.Log(new Real(x)).Value, x);
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
