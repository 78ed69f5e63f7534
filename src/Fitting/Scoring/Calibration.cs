using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Scoring;

/// <summary>
/// What probability integral transforms say of a forecaster: whether outcomes lie too low or too high, and too far out or too near.
/// </summary>
/// <param name="N">Number of forecasts.</param>
/// <param name="Bias">z of the first component: above zero where outcomes lie above their forecasts.</param>
/// <param name="Spread">z of the second component: above zero where outcomes lie too far out, so that the forecasts are too narrow.</param>
/// <param name="Uniformity">Kolmogorov's test of all departures together.</param>
/// <remarks>
/// Neyman's smooth components: z₁ = Σ √3 (2u - 1) / √n and z₂ = Σ (√5/2) (3 (2u - 1)² - 1) / √n, standard normal and uncorrelated where
/// forecasts
/// are calibrated and independent (Neyman 1937; Rayner and Best 1989). Each is judged at half the significance, so that both together keep
/// it.
/// </remarks>
public sealed record Calibration(int N, double Bias, double Spread, KolmogorovTest Uniformity)
{
    /// <summary>Fewest forecasts for a verdict: below, even wildly wrong ones can look calibrated, and z is not near normal.</summary>
    public const int Fewest = 10;

    /// <summary>Probability that a calibrated forecaster is called otherwise for bias or spread.</summary>
    public const double Significance = 0.05;

    /// <summary>Probability of a bias at least as large, either way, from calibrated forecasts.</summary>
    public double BiasPValue => TwoSided(Bias);

    /// <summary>Probability of a departure of the spread at least as large, either way, from calibrated forecasts.</summary>
    public double SpreadPValue => TwoSided(Spread);

    /// <summary>Whether there are enough forecasts for a verdict.</summary>
    public bool IsEnough => N >= Fewest;

    /// <summary>Whether outcomes lie above (or, if negative, below) their forecasts: 1, 0 where it does not show, or -1.</summary>
    public int BiasSign => IsEnough && BiasPValue < Significance / 2 ? Math.Sign(Bias) : 0;

    /// <summary>Whether the forecasts are too narrow (overconfident): 1, 0 where it does not show, or -1 where too wide.</summary>
    public int SpreadSign => IsEnough && SpreadPValue < Significance / 2 ? Math.Sign(Spread) : 0;

    /// <summary>Whether nothing speaks against calibration, with enough forecasts for a verdict.</summary>
    public bool IsCalibrated => IsEnough && BiasSign == 0 && SpreadSign == 0 && Uniformity.PValue >= Significance / 2;

    /// <summary>Judges transforms.</summary>
    /// <param name="transforms">u, from 0 to 1, at least one; independent of one another.</param>
    /// <exception cref="ArgumentException">No transforms, or one outside 0 to 1.</exception>
    public static Calibration Of(ReadOnlySpan<double> transforms)
    {
        var uniformity = KolmogorovTest.Of(transforms);
        double first = 0, second = 0;
        foreach (double u in transforms)
        {
            double centred = 2 * u - 1;
            first += Math.Sqrt(3) * centred;
            second += 0.5 * Math.Sqrt(5) * (3 * centred * centred - 1);
        }

        double root = Math.Sqrt(transforms.Length);
        return new Calibration(transforms.Length, first / root, second / root, uniformity);
    }

    private static double TwoSided(double z) => 2 * NormalFunctions.Cdf(-Math.Abs(z));
}
