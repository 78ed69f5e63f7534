using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>Successes among trials whose probability is logistic below a ceiling.</summary>
/// <remarks>
/// y ~ Binomial(n, c / (1 + e^-f)). With c below 1 the log likelihood is not concave everywhere: an average curvature below zero is
/// taken as none. Matched cell by cell at the log odds of y / (c n), half a success added, with the expected curvature,
/// n p'² / (p (1 - p)), which is never negative.
/// </remarks>
public sealed class CappedCounts : ILatentLikelihood
{
    // Precision of a cell that says nothing.
    private const double Least = 1e-9;

    private readonly double[] _successes, _trials;

    /// <summary>Successes with their trials.</summary>
    /// <param name="successes">From 0 to the trials.</param>
    /// <param name="trials">Positive.</param>
    /// <param name="ceiling">c, above 0 and at most 1.</param>
    public CappedCounts(ReadOnlySpan<double> successes, ReadOnlySpan<double> trials, double ceiling)
    {
        (_successes, _trials, Ceiling) = (successes.ToArray(), trials.ToArray(), Allowed.Between(Allowed.Positive(ceiling), 0, 1));
        if (_successes.Length != _trials.Length)
        {
            throw new ArgumentException($"{_trials.Length} numbers of trials were given for {_successes.Length} of successes.",
                nameof(trials));
        }

        for (int i = 0; i < _trials.Length; i++)
        {
            Allowed.Between(_successes[i], 0, Allowed.Positive(_trials[i], nameof(trials)), nameof(successes));
        }
    }

    /// <summary>The ceiling, c.</summary>
    public double Ceiling { get; }

    /// <inheritdoc/>
    public int Cells => _trials.Length;

    /// <inheritdoc/>
    public int Latents => 1;

    /// <inheritdoc/>
    public void Offset(Span<double> offset) => offset[0] = LogOdds(_successes.Sum(), _trials.Sum());

    /// <inheritdoc/>
    public void Match(int cell, Span<double> mean, Span<double> precision)
    {
        mean[0] = LogOdds(_successes[cell], _trials[cell]);
        (double s, double rest) = BetaFunctions.Odds(mean[0]);
        precision[0] = _trials[cell] * Ceiling * s * rest * rest / (rest + (1 - Ceiling) * s);
    }

    /// <inheritdoc/>
    public double Average(int cell, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, Span<double> slope, Span<double> curvature)
    {
        double deviation = covariance.IsEmpty ? 0 : Math.Sqrt(covariance[0]), value = 0;
        (slope[0], curvature[0]) = (0, 0);
        for (int j = 0; j < NormalNodes.Count; j++)
        {
            (double v, double s, double c) = At(cell, mean[0] + deviation * NormalNodes.At[j]);
            value += NormalNodes.Weight[j] * v;
            slope[0] += NormalNodes.Weight[j] * s;
            curvature[0] += NormalNodes.Weight[j] * c;
        }

        curvature[0] = Math.Max(curvature[0], Least);
        return value;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> latents, Span<double> slope)
    {
        double sum = 0;
        for (int i = 0; i < _trials.Length; i++)
        {
            (double value, double s, _) = At(i, latents[i]);
            (sum, slope[i]) = (sum + value, s);
        }

        return sum;
    }

    /// <inheritdoc/>
    public void LogLikelihood(ReadOnlySpan<double> latents, Span<double> pointwise)
    {
        for (int i = 0; i < _trials.Length; i++)
        {
            double n = _trials[i], y = _successes[i];
            double ways = GammaFunctions.LogGamma(n + 1) - GammaFunctions.LogGamma(y + 1) - GammaFunctions.LogGamma(n - y + 1);
            pointwise[i] = ways + At(i, latents[i]).Value;
        }
    }

    private double LogOdds(double successes, double trials)
    {
        double share = Math.Min((successes + 0.5) / ((trials + 1) * Ceiling), 0.99);
        return Natural.Log(share / (1 - share));
    }

    // Both logarithms are of what is never rounded to zero: p = c s, 1 - p = s' + (1 - c) s.
    private (double Value, double Slope, double Curvature) At(int cell, double f)
    {
        (double s, double rest) = BetaFunctions.Odds(f);
        double n = _trials[cell], y = _successes[cell], fails = rest + (1 - Ceiling) * s;
        double lost = Ceiling * s * rest / fails, log = Natural.Log(Ceiling) + (f < 0 ? f + Natural.Log(rest) : Natural.Log(s));
        return (
            y * log + (n - y) * Natural.Log(fails),
            y * rest - (n - y) * lost,
            y * s * rest + (n - y) * (lost * (rest - s) + lost * lost));
    }
}
