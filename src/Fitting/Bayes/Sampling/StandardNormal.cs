using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.Sampling;

/// <summary>Standard normal numbers for Markov chains: one uniform each, through the inverse of the distribution function.</summary>
/// <remarks>
/// Wichura's AS 241 (1988), PPND16, within about 1e-15 of the quantile; several times faster than the certified one, and like it made of
/// IEEE arithmetic alone, so the same bits on every machine.
/// </remarks>
internal static class StandardNormal
{
    private const double Centre = 0.425, CentreSquare = 0.180625, Near = 1.6, Far = 5;

    public static double Next(RandomSequence random) => Quantile(random.NextUniform());

    public static void Fill(RandomSequence random, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Quantile(random.NextUniform());
        }
    }

    public static double Quantile(double u)
    {
        double q = u - 0.5;
        if (Math.Abs(q) <= Centre)
        {
            return q * Middle(CentreSquare - q * q);
        }

        double r = Math.Sqrt(-Natural.Log(q < 0 ? u : 1 - u));
        double size = r <= Far ? Shoulder(r - Near) : Tail(r - Far);
        return q < 0 ? -size : size;
    }

    private static double Middle(double r)
    {
        double top = 2.5090809287301226727e+3 * r + 3.3430575583588128105e+4;
        top = top * r + 6.7265770927008700853e+4;
        top = top * r + 4.5921953931549871457e+4;
        top = top * r + 1.3731693765509461125e+4;
        top = top * r + 1.9715909503065514427e+3;
        top = top * r + 1.3314166789178437745e+2;
        top = top * r + 3.3871328727963666080e+0;
        double bottom = 5.2264952788528545610e+3 * r + 2.8729085735721942674e+4;
        bottom = bottom * r + 3.9307895800092710610e+4;
        bottom = bottom * r + 2.1213794301586595867e+4;
        bottom = bottom * r + 5.3941960214247511077e+3;
        bottom = bottom * r + 6.8718700749205790830e+2;
        bottom = bottom * r + 4.2313330701600911252e+1;
        return top / (bottom * r + 1);
    }

    private static double Shoulder(double r)
    {
        double top = 7.74545014278341407640e-4 * r + 2.27238449892691845833e-2;
        top = top * r + 2.41780725177450611770e-1;
        top = top * r + 1.27045825245236838258e+0;
        top = top * r + 3.64784832476320460504e+0;
        top = top * r + 5.76949722146069140550e+0;
        top = top * r + 4.63033784615654529590e+0;
        top = top * r + 1.42343711074968357734e+0;
        double bottom = 1.05075007164441684324e-9 * r + 5.47593808499534494600e-4;
        bottom = bottom * r + 1.51986665636164571966e-2;
        bottom = bottom * r + 1.48103976427480074590e-1;
        bottom = bottom * r + 6.89767334985100004550e-1;
        bottom = bottom * r + 1.67638483018380384940e+0;
        bottom = bottom * r + 2.05319162663775882187e+0;
        return top / (bottom * r + 1);
    }

    private static double Tail(double r)
    {
        double top = 2.01033439929228813265e-7 * r + 2.71155556874348757815e-5;
        top = top * r + 1.24266094738807843860e-3;
        top = top * r + 2.65321895265761230930e-2;
        top = top * r + 2.96560571828504891230e-1;
        top = top * r + 1.78482653991729133580e+0;
        top = top * r + 5.46378491116411436990e+0;
        top = top * r + 6.65790464350110377720e+0;
        double bottom = 2.04426310338993978564e-15 * r + 1.42151175831644588870e-7;
        bottom = bottom * r + 1.84631831751005468180e-5;
        bottom = bottom * r + 7.86869131145613259100e-4;
        bottom = bottom * r + 1.48753612908506148525e-2;
        bottom = bottom * r + 1.36929880922735805310e-1;
        bottom = bottom * r + 5.99832206555887937690e-1;
        return top / (bottom * r + 1);
    }
}
