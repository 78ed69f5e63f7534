using Forecast.Fitting.Bayes.Sampling;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes;

/// <summary>Normal and gamma numbers one after the other; gamma ones by rejection: for chains, where no draw has a place of its own to keep.</summary>
internal sealed class ChainNoise(RandomSequence random)
{
    /// <summary>A standard normal number.</summary>
    public double Normal() => StandardNormal.Next(random);

    /// <summary>A gamma number of scale 1 and a shape of 1/2 or more (Marsaglia and Tsang 2000, ACM Trans. Math. Softw. 26, 363).</summary>
    public double Gamma(double shape)
    {
        // A shape below one by the boost u^(1/a) of one above.
        double boosted = shape < 1 ? shape + 1 : shape, d = boosted - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double z = Normal(), root = 1 + c * z, cube = root * root * root;
            if (cube > 0 && Natural.Log(random.NextUniform()) < 0.5 * z * z + d * (1 - cube + Natural.Log(cube)))
            {
                return d * cube * (shape < 1 ? Natural.Exp(Natural.Log(random.NextUniform()) / shape) : 1);
            }
        }
    }
}
