using System.Numerics;
using Forecast.Fitting.Random;
using Forecast.Gpu.Results;

namespace Forecast.Gpu.Tests.Results;

public class ExactSumTests
{
    [Theory]
    [InlineData(new[] { 1e308, 1, -1e308 }, 1)]
    [InlineData(new[] { 1e16, 1, 1e-16, -1e16 }, 1 + 1e-16)]
    [InlineData(new[] { 5e-324, -5e-324, 5e-324 }, 5e-324)]
    [InlineData(new[] { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 }, 1)]
    [InlineData(new[] { -1e-300, -1e300, 1e300, 2e-300 }, 1e-300)]
    public void A_sum_is_rounded_once(double[] terms, double sum)
    {
        // 0.1 ten times and 1e16 + 1 + 1e-16 - 1e16 are as math.fsum of Python has them.
        Assert.Equal(sum, Rounded(Sum(terms)));
    }

    [Fact]
    public void Neither_order_nor_grouping_shows()
    {
        double[] terms = [.. Enumerable.Range(0, 3000).Select(i => Math.ScaleB(Uniforms.Plain(1, new UniformSource(0, 0), (ulong)i) - 0.5, (i * 37 % 1900) - 950))];
        BigInteger forth = Sum(terms).ToInteger();
        Assert.Equal(forth, Sum([.. terms.Reverse()]).ToInteger());
        foreach (int cut in (int[])[1, 100, 2999])
        {
            ExactSum first = Sum(terms[..cut]);
            first.Add(Sum(terms[cut..]));
            Assert.Equal(forth, first.ToInteger());
        }

        BigInteger expected = terms.Aggregate(BigInteger.Zero, (sum, term) => sum + (new BigInteger(Math.ScaleB(term, 52 - Math.ILogB(term))) << (Math.ILogB(term) - 52 + 1074)));
        Assert.Equal(expected, forth);
    }

    [Fact]
    public void A_quotient_is_the_nearest_double()
    {
        Assert.Equal(1.0 / 3, RoundedQuotient.Of(1, 3, 0));
        Assert.Equal(-2.0 / 7, RoundedQuotient.Of(-2, 7, 0));
        Assert.Equal(9007199254740992.0, RoundedQuotient.Of((BigInteger.One << 53) + 1, 1, 0));
        Assert.Equal(9007199254740994.0, RoundedQuotient.Of((((BigInteger.One << 53) + 1) << 80) + 1, BigInteger.One << 80, 0));
        Assert.Equal(1e22, RoundedQuotient.Of(BigInteger.Pow(10, 22), 1, 0));
    }

    private static ExactSum Sum(IEnumerable<double> terms)
    {
        var sum = new ExactSum();
        foreach (double term in terms)
        {
            sum.Add(term);
        }

        return sum;
    }

    private static double Rounded(ExactSum sum) => RoundedQuotient.Of(sum.ToInteger(), 1, ExactSum.LowestExponent);
}
