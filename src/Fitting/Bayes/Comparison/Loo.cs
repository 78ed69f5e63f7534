using System.Globalization;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Bayes;

/// <summary>
/// Leave-one-out cross-validation of a Bayesian model by Pareto smoothed importance sampling: how well it foretells new observations.
/// </summary>
/// <remarks>
/// elpd_loo = Σᵢ ln Σₛ wᵢₛ p(yᵢ | θₛ), with wᵢₛ the smoothed and normed 1 / p(yᵢ | θₛ); p_loo = lpd - elpd_loo; looic = -2 elpd_loo
/// (Vehtari, Gelman and Gabry 2017; Vehtari et al. 2024). It takes observations as exchangeable given the parameters: where later ones are
/// to be foretold from earlier ones, leave out the future instead.
/// </remarks>
public sealed class Loo
{
    private const double ThreeEighths = 0.375;
    private const int ErrorPoints = 1000;

    private static readonly double[] _scores = [.. Enumerable.Range(1, ErrorPoints).Select(NormalScore)];

    private Loo(LooPoint[] points, int draws)
    {
        Points = points;
        Draws = draws;
        Elpd = PointwiseSum.Of(Array.ConvertAll(points, point => point.Elpd));
        EffectiveParameters = PointwiseSum.Of(Array.ConvertAll(points, point => point.Optimism));
        Threshold = ParetoSmoothing.Threshold(draws);
        Bad = [.. Enumerable.Range(0, points.Length).Where(i => !(points[i].ParetoK <= Threshold))];
    }

    /// <summary>One row an observation.</summary>
    public IReadOnlyList<LooPoint> Points { get; }

    /// <summary>Number of draws, of all chains together.</summary>
    public int Draws { get; }

    /// <summary>elpd_loo: the sum of the log predictive densities, larger for the better model.</summary>
    public PointwiseSum Elpd { get; }

    /// <summary>p_loo: how many parameters the model is worth; far above their number where it is wrong.</summary>
    public PointwiseSum EffectiveParameters { get; }

    /// <summary>looic: minus twice elpd_loo.</summary>
    public PointwiseSum Looic => new(-2 * Elpd.Value, 2 * Elpd.StandardError);

    /// <summary>Standard error of <see cref="Elpd"/> for want of draws.</summary>
    public double MonteCarloError
    {
        get
        {
            double sum = 0;
            foreach (LooPoint point in Points)
            {
                sum += point.MonteCarloError * point.MonteCarloError;
            }

            return Bad.Count == 0 ? Math.Sqrt(sum) : double.NaN;
        }
    }

    /// <summary>The Pareto k up to which the estimate of an observation can be relied on, with so many draws.</summary>
    public double Threshold { get; }

    /// <summary>Indices of the observations whose k exceeds <see cref="Threshold"/>.</summary>
    public IReadOnlyList<int> Bad { get; }

    /// <summary>Whether every observation's estimate can be relied on.</summary>
    public bool IsReliable => Bad.Count == 0;

    /// <summary>What a reader should doubt, each in a sentence; empty where nothing.</summary>
    public IReadOnlyList<string> Warnings => IsReliable ? [] : [Doubt()];

    /// <summary>Leaves out one observation after the other.</summary>
    /// <param name="logLikelihood">Log likelihoods: one array an observation, in it one number a draw, one chain after the other.</param>
    /// <param name="chains">Number of chains that the draws come from; their dependence is measured. 0 for independent draws.</param>
    /// <param name="threads">Threads at most, 0 for all; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than two observations, arrays that differ in length, or a number that is not finite.
    /// </exception>
    public static Loo Of(double[][] logLikelihood, int chains, int threads = 0)
    {
        int draws = LogLikelihoods.Check(logLikelihood);
        ArgumentOutOfRangeException.ThrowIfNegative(chains);
        if (chains > 0 && (draws % chains != 0 || draws < 2 * chains))
        {
            throw new ArgumentException($"{draws} draws do not make {chains} chains of one length of 2 or more.", nameof(chains));
        }

        var points = new LooPoint[logLikelihood.Length];
        Parallel.For(0, points.Length, Parallelism.Of(threads), i => points[i] = Point(logLikelihood[i], chains));
        return new Loo(points, draws);
    }

    /// <summary>Leaves out one observation of a model after the other.</summary>
    /// <param name="model">The model.</param>
    /// <param name="posterior">Draws of its parameters.</param>
    /// <param name="threads">Threads at most, 0 for all; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">Parameters that are not those of the model, or as for the matrix.</exception>
    public static Loo Of(IBayesModel model, Posterior posterior, int threads = 0) =>
        Of(LogLikelihoods.Of(model, posterior), posterior.Trace.Count == 0 && posterior.Chains == 1 ? 0 : posterior.Chains, threads);

    private static LooPoint Point(double[] logLikelihood, int chains)
    {
        double efficiency = chains == 0 ? 1 : Efficiency(logLikelihood, chains);
        double[] weights = Array.ConvertAll(logLikelihood, value => -value);
        double shape = ParetoSmoothing.Smooth(weights, efficiency);
        var terms = new double[weights.Length];
        double squares = 0;
        for (int s = 0; s < terms.Length; s++)
        {
            terms[s] = logLikelihood[s] + weights[s];
            squares += Natural.Exp(2 * weights[s]);
        }

        double elpd = LogSum.Of(terms), density = LogSum.Of(logLikelihood) - Natural.Log(terms.Length);
        return new LooPoint(elpd, density, shape, efficiency, efficiency / squares, Error(logLikelihood, weights, elpd, efficiency));
    }

    private static double Efficiency(double[] logLikelihood, int chains)
    {
        double largest = logLikelihood.Max();
        double efficiency = RelativeEfficiency.Of(Array.ConvertAll(logLikelihood, value => Natural.Exp(value - largest)), chains);
        return double.IsNaN(efficiency) ? 1 : efficiency;
    }

    // The scatter of ln z over normal scores z about the weighted mean, as the package loo has it.
    private static double Error(double[] logLikelihood, double[] weights, double elpd, double efficiency)
    {
        double variance = 0;
        for (int s = 0; s < weights.Length; s++)
        {
            double excess = Natural.Exp(weights[s]) * (Natural.Exp(logLikelihood[s] - elpd) - 1);
            variance += excess * excess;
        }

        double deviation = Math.Sqrt(variance), sum = 0, squares = 0;
        int count = 0;
        foreach (double score in _scores)
        {
            double z = 1 + deviation * score;
            if (z > 0)
            {
                double log = Natural.Log(z);
                sum += log;
                squares += log * log;
                count++;
            }
        }

        return Math.Sqrt((squares - sum * sum / count) / (count - 1) / efficiency);
    }

    private static double NormalScore(int rank)
    {
        double below = (rank - ThreeEighths) / (ErrorPoints - 2 * ThreeEighths + 1);
        return NormalFunctions.Quantile(below, 1 - below);
    }

    private string Doubt() => string.Create(
        CultureInfo.InvariantCulture,
        $"Pareto k exceeds {Threshold:0.00} for {Bad.Count} of {Points.Count} observations (the worst "
            + $"{Points.Max(p => p.ParetoK):0.00}): leaving ")
        + "them out moves the posterior too far for its draws to follow, so elpd_loo is too high; refit without them, or doubt the model.";
}
