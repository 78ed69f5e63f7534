namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The upper tail of the standard normal distribution, fast enough for a likelihood of bounds.</summary>
/// <remarks>
/// Rational approximations of Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23, 1969, as in
/// his ANORM: within 1e-15 of the truth, from IEEE arithmetic and the house's exponential alone.
/// </remarks>
internal static class NormalTail
{
    /// <summary>√(2π).</summary>
    public const double RootOfTwoPi = 2.5066282746310002;

    private const double Near = 0.6744897501960817, Far = 5.656854249492381, InverseRootOfTwoPi = 0.3989422804014327;

    /// <summary>The probability above x over e^(-x²/2), for x of at least zero; zero for infinity.</summary>
    public static double Scaled(double x)
    {
        if (x < Near)
        {
            return (0.5 - Middle(x)) * OneLane.Exp(0.5 * x * x);
        }

        return x < Far ? Shoulder(x) : x < double.PositiveInfinity ? Outer(x) : 0;
    }

    // The probability between 0 and x.
    private static double Middle(double x)
    {
        double z = x * x;
        double top = (0.065682337918207449113 * z + 2.2352520354606839287) * z;
        top = (top + 161.02823106855587881) * z;
        top = (top + 1067.6894854603709582) * z;
        double bottom = (z + 47.20258190468824187) * z;
        bottom = (bottom + 976.09855173777669322) * z;
        bottom = (bottom + 10260.932208618978205) * z;
        return x * (top + 18154.981253343561249) / (bottom + 45507.789335026729956);
    }

    private static double Shoulder(double x)
    {
        double top = (1.0765576773720192317e-8 * x + 0.39894151208813466764) * x;
        top = (top + 8.8831497943883759412) * x;
        top = (top + 93.506656132177855979) * x;
        top = (top + 597.27027639480026226) * x;
        top = (top + 2494.5375852903726711) * x;
        top = (top + 6848.1904505362823326) * x;
        top = (top + 11602.651437647350124) * x;
        double bottom = (x + 22.266688044328115691) * x;
        bottom = (bottom + 235.38790178262499861) * x;
        bottom = (bottom + 1519.377599407554805) * x;
        bottom = (bottom + 6485.558298266760755) * x;
        bottom = (bottom + 18615.571640885098091) * x;
        bottom = (bottom + 34900.952721145977266) * x;
        bottom = (bottom + 38912.003286093271411) * x;
        return (top + 9842.7148383839780218) / (bottom + 19685.429676859990727);
    }

    private static double Outer(double x)
    {
        double z = 1 / (x * x);
        double top = (0.02307344176494017303 * z + 0.21589853405795699) * z;
        top = (top + 0.1274011611602473639) * z;
        top = (top + 0.022235277870649807) * z;
        top = (top + 0.001421619193227893466) * z;
        double bottom = (z + 1.28426009614491121) * z;
        bottom = (bottom + 0.468238212480865118) * z;
        bottom = (bottom + 0.0659881378689285515) * z;
        bottom = (bottom + 0.00378239633202758244) * z;
        double rest = z * (top + 2.9112874951168792e-5) / (bottom + 7.29751555083966205e-5);
        return (InverseRootOfTwoPi - rest) / x;
    }
}
