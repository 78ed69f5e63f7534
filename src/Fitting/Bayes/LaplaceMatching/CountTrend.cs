using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>
/// A trend of counts: exponential growth of a Poisson rate, with or without scatter of its own and a wandering about the line.
/// </summary>
/// <remarks>
/// y ~ Poisson(e exp f(t)), f as <see cref="LatentPlan"/> says. The value of a point or prediction is the posterior median of the rate
/// times
/// the exposure; with scatter that is the rate of a typical cell.
/// </remarks>
public sealed class CountTrend : IFit
{
    private readonly double[] _times, _counts, _exposures;

    private CountTrend(double[] times, double[] counts, double[] exposures, LatentFit latent, double dispersion, double chance)
    {
        (_times, _counts, _exposures, Latent) = (times, counts, exposures, latent);
        (Dispersion, DispersionChance) = (dispersion, chance);
        Terms = [Term("level", latent.Level), Term("slope", latent.Slope)];
        Points = [.. counts.Select((count, i) => new FittedPoint(count, exposures[i] * Natural.Exp(latent.At(times[i]).Mean[0])))];
        double mean = counts.Average();
        Quality = GoodnessOfFit.FromSumsOfSquares(
            counts.Length, 2, Points.Sum(point => point.Residual * point.Residual), counts.Sum(count => (count - mean) * (count - mean)));
    }

    /// <summary>The latent model behind it.</summary>
    public LatentFit Latent { get; }

    /// <summary>
    /// Pearson's χ² of the straight Poisson trend by its degrees of freedom: about 1 where the counts are Poisson, above where they
    /// scatter more.
    /// </summary>
    public double Dispersion { get; }

    /// <summary>Probability of a χ² at least this large if the counts were Poisson; rough where most expected counts are below 2.</summary>
    public double DispersionChance { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms { get; }

    /// <inheritdoc/>
    public GoodnessOfFit Quality { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => Latent.Warnings;

    /// <summary>Fits a trend.</summary>
    /// <param name="times">A time for each count.</param>
    /// <param name="counts">Whole numbers, none negative.</param>
    /// <param name="exposures">How much of a unit was watched, positive; empty for 1 each.</param>
    /// <param name="plan">The prior; null for the usual one, a straight line without scatter.</param>
    public static CountTrend Fit(
        ReadOnlySpan<double> times, ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures = default, LatentPlan? plan = null)
    {
        plan ??= new LatentPlan();
        double[] watched = exposures.IsEmpty ? [.. counts.ToArray().Select(_ => 1.0)] : exposures.ToArray();
        var likelihood = new PoissonCounts(counts, watched);
        LatentFit line = LatentFit.Fit(times, likelihood, plan with { Kernel = LatentKernel.None, Noise = 0 });
        double square = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double expected = watched[i] * Natural.Exp(line.At(times[i]).Mean[0]);
            square += (counts[i] - expected) * (counts[i] - expected) / expected;
        }

        double degrees = counts.Length - 2;
        bool isLine = plan is { Kernel: LatentKernel.None, Noise: 0 };
        LatentFit latent = isLine ? line : LatentFit.Fit(times, likelihood, plan);
        double chance = 1 - new Gamma(degrees / 2, 2).Cdf(square);
        return new CountTrend(times.ToArray(), counts.ToArray(), watched, latent, square / degrees, chance);
    }

    /// <inheritdoc/>
    public Interval Interval(int term, double level)
    {
        double reach = Terms[term].StandardError * NormalFunctions.Quantile(0.5 + 0.5 * Allowed.Inside(level), 0.5 - 0.5 * level);
        return new Interval(Terms[term].Value - reach, Terms[term].Value + reach, level);
    }

    /// <inheritdoc/>
    public Prediction Predict(ReadOnlySpan<double> at, double level) => at.Length == 1
        ? Predict(at[0], 1, level)
        : throw new ArgumentException($"A place has one predictor here, its time; {at.Length} were given.", nameof(at));

    /// <summary>The rate at a time and a count there.</summary>
    /// <param name="time">A time.</param>
    /// <param name="exposure">How much of a unit is watched, positive.</param>
    /// <param name="level">Coverage of both intervals.</param>
    public Prediction Predict(double time, double exposure, double level)
    {
        Allowed.Inside(level);
        MatchedGaussian line = Latent.At(time), cell = Latent.At(time, withScatter: true);
        double shift = Natural.Log(Allowed.Positive(exposure)), mean = line.Mean[0] + shift;
        double reach = Math.Sqrt(line.Covariance[0, 0]) * NormalFunctions.Quantile(0.5 + 0.5 * level, 0.5 - 0.5 * level);
        var counts = new CountMixture(mean, Math.Sqrt(cell.Covariance[0, 0]));
        return new Prediction(
            time,
            Natural.Exp(mean),
            new Interval(Natural.Exp(mean - reach), Natural.Exp(mean + reach), level),
            new Interval(counts.Quantile(0.5 - 0.5 * level), counts.Quantile(0.5 + 0.5 * level), level));
    }

    /// <summary>What is known of a count yet to come.</summary>
    /// <param name="time">Its time.</param>
    /// <param name="exposure">How much of a unit is watched, positive.</param>
    public CountMixture Count(double time, double exposure = 1)
    {
        MatchedGaussian cell = Latent.At(time, withScatter: true);
        return new CountMixture(cell.Mean[0] + Natural.Log(Allowed.Positive(exposure)), Math.Sqrt(cell.Covariance[0, 0]));
    }

    private static Coefficient Term(string name, MatchedGaussian gaussian)
    {
        double value = gaussian.Mean[0], deviation = Math.Sqrt(gaussian.Covariance[0, 0]), z = value / deviation;
        return new Coefficient(name, value, deviation, z, 2 * NormalFunctions.Cdf(-Math.Abs(z)));
    }
}
