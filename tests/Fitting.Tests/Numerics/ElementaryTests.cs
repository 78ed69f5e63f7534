using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Numerics;

public class ElementaryTests
{
    // Sixty-digit decimal arithmetic (Python: Decimal.log10, and 10 to a Decimal power), rounded to double.
    [Theory]
    [InlineData(31416.81643827022, 4.497162174550505)]
    [InlineData(2.1738051647662847e+28, 28.33722061626418)]
    [InlineData(64352803473.6575, 10.808567471312182)]
    [InlineData(622766875.9150503, 8.794325505004176)]
    [InlineData(1.1185119239938673e+23, 23.048640618291508)]
    [InlineData(522309.10385711945, 5.7179275956636335)]
    [InlineData(3108978649420267.5, 15.492617739582336)]
    [InlineData(5.2323715677020324e+23, 23.718698577073248)]
    [InlineData(5.9466805032430505e-05, -4.2257253941736534)]
    [InlineData(6.751613264897457e-21, -20.170592442231218)]
    [InlineData(3.087298048390044e-21, -20.510421441615147)]
    [InlineData(8812.40776428967, 3.9450945844482876)]
    [InlineData(4.509430487984916e-30, -29.3458783032536)]
    [InlineData(7.042703278326333e-26, -25.152260608824783)]
    [InlineData(24345994.5786053, 7.386427520971756)]
    [InlineData(1.3851012640551395e+19, 19.141481525611805)]
    [InlineData(1.27910576322775e+25, 25.106906455727426)]
    [InlineData(342488502.155797, 8.534645996166812)]
    [InlineData(7.469415316592229e+26, 26.873286607877564)]
    [InlineData(4.4884772705075534e+20, 20.652099030272915)]
    [InlineData(9.289888008254871e-05, -4.031989521495066)]
    [InlineData(7553133.757473371, 6.878127175630339)]
    [InlineData(5.001589504456845e+29, 29.69910804499847)]
    [InlineData(2.2073419981434936e-07, -6.656130373499089)]
    [InlineData(0.5, -0.3010299956639812)]
    [InlineData(2.0, 0.3010299956639812)]
    [InlineData(3.0, 0.47712125471966244)]
    [InlineData(1.0000000000000002, 9.64327466553287e-17)]
    [InlineData(0.9999999999999999, -4.821637332766436e-17)]
    [InlineData(0.7071067811865476, -0.15051499783199057)]
    [InlineData(1.4142135623730951, 0.15051499783199063)]
    [InlineData(3.8e+25, 25.57978359661681)]
    [InlineData(1e+22, 22.0)]
    [InlineData(5e-324, -323.3062153431158)]
    [InlineData(1.7976931348623157e+308, 308.25471555991675)]
    public void The_logarithm_is_within_a_unit_in_the_last_place(double x, double expected) => AssertWithinOneUlp(expected, Elementary.Log10(x));

    [Theory]
    [InlineData(0.215992221118948, 1.6443422702561277)]
    [InlineData(-218.41868387959866, 3.813432999418936e-219)]
    [InlineData(4.160569060693532, 14473.34987290354)]
    [InlineData(279.28808333892175, 1.9412583595460325e+279)]
    [InlineData(11.393341598705167, 247366906937.2613)]
    [InlineData(75.98897452008237, 9.749324370667739e+75)]
    [InlineData(6.933864548041678, 8587456.458461907)]
    [InlineData(4.3457902974357125, 22171.25604463375)]
    [InlineData(9.733586541881785, 5414851389.016393)]
    [InlineData(-89.45370673789196, 3.51797915738117e-90)]
    [InlineData(16.307445544376996, 2.029763994422455e+16)]
    [InlineData(50.55107578211937, 3.5569337979162447e+50)]
    [InlineData(26.838658437976576, 6.896971604760342e+26)]
    [InlineData(109.18928198098001, 1.5462580761658645e+109)]
    [InlineData(27.65520483960056, 4.520691172942804e+27)]
    [InlineData(213.8403398380534, 6.92372544694183e+213)]
    [InlineData(29.702658280670903, 5.042643671420855e+29)]
    [InlineData(102.76412529751093, 5.809319969797769e+102)]
    [InlineData(2.382287525045302, 241.1501436965075)]
    [InlineData(216.38251986976093, 2.412791919676703e+216)]
    [InlineData(0.0, 1.0)]
    [InlineData(1.0, 10.0)]
    [InlineData(22.0, 1e+22)]
    [InlineData(25.5, 3.1622776601683795e+25)]
    [InlineData(-5.0, 1e-05)]
    [InlineData(0.3010299956639812, 2.0)]
    public void The_power_of_ten_is_within_a_unit_in_the_last_place(double x, double expected) => AssertWithinOneUlp(expected, Elementary.Exp10(x));

    [Fact]
    public void Whole_powers_of_ten_have_whole_logarithms_and_back()
    {
        for (int k = 0; k <= 22; k++)
        {
            double power = Enumerable.Repeat(10.0, k).Aggregate(1.0, (product, ten) => product * ten);
            Assert.Equal(k, Elementary.Log10(power));
            Assert.Equal(power, Elementary.Exp10(k));
        }
    }

    [Fact]
    public void Neither_strays_from_the_system_s_own_by_more_than_its_last_bits()
    {
        var random = new RandomSequence(new StreamKey(4));
        for (int i = 0; i < 20_000; i++)
        {
            double log = -300 + 600 * random.NextUniform();
            double x = Math.Pow(10, log);
            Assert.InRange(Math.Abs(Elementary.Log10(x) - Math.Log10(x)), 0, 2 * Math.BitIncrement(Math.Abs(log)) - 2 * Math.Abs(log));
            Assert.InRange(Math.Abs(Elementary.Exp10(log) / x - 1), 0, 1e-15);
        }
    }

    [Fact]
    public void The_edges_are_those_of_the_system()
    {
        Assert.Equal(double.NegativeInfinity, Elementary.Log10(0));
        Assert.Equal(double.PositiveInfinity, Elementary.Log10(double.PositiveInfinity));
        Assert.True(double.IsNaN(Elementary.Log10(-1)));
        Assert.True(double.IsNaN(Elementary.Log10(double.NaN)));
        Assert.Equal(double.PositiveInfinity, Elementary.Exp10(400));
        Assert.Equal(0, Elementary.Exp10(double.NegativeInfinity));
        Assert.True(double.IsNaN(Elementary.Exp10(double.NaN)));
    }

    private static void AssertWithinOneUlp(double expected, double ours) =>
        Assert.InRange(ours, Math.BitDecrement(expected), Math.BitIncrement(expected));
}
