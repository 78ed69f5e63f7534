using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Models.ScalingLaws;

/// <summary>A <see cref="ChinchillaLaw"/> fitted to training runs: the third approach of Hoffmann et al. 2022.</summary>
/// <remarks>
/// The residuals are ln of the fitted loss less ln of the observed one. The grid of 4,500 starts is that of the paper; standard errors,
/// intervals and the covariance come from case resampling, as in Besiroglu et al. 2024.
/// </remarks>
public sealed class ChinchillaFit : IFit
{
    /// <summary>δ of the Huber loss, in units of ln L.</summary>
    public const double Threshold = 1e-3;

    private readonly PowerSumMinimum _minimum;
    private readonly PowerSumProblem _problem;
    private readonly TrainingRuns _runs;

    private ChinchillaFit(TrainingRuns runs, ScalingFitPlan plan, PowerSumProblem problem, PowerSumMinimum minimum, PowerSumBootstrap bootstrap)
    {
        (_runs, Plan, _problem, _minimum, Bootstrap) = (runs, plan, problem, minimum, bootstrap);
        Law = ChinchillaLaw.FromSum(problem.ToSum(minimum.Theta));
        Points = [.. Enumerable.Range(0, runs.Count).Select(i => new FittedPoint(runs.Loss[i], Law.Loss(runs.N[i], runs.D[i])))];
        double[] residuals = problem.Residuals(minimum.Theta), logs = [.. runs.Loss.ToArray().Select(loss => Math.Log(loss))];
        double mean = logs.Average();
        Quality = GoodnessOfFit.FromSumsOfSquares(runs.Count, problem.Terms, residuals.Sum(r => r * r), logs.Sum(l => (l - mean) * (l - mean)));
        Density = HuberDensity.Fit(Threshold, residuals);
        Terms =
        [
            Term("E", Law.E, sum => sum.Constant),
            Term("A", Law.A, sum => sum.Powers[0].Coefficient),
            Term("alpha", Law.Alpha, sum => sum.Powers[0].Exponent),
            Term("B", Law.B, sum => sum.Powers[1].Coefficient),
            Term("beta", Law.Beta, sum => sum.Powers[1].Exponent),
        ];
    }

    /// <summary>The starts of Hoffmann et al. 2022, appendix D.3: 4,500 of them.</summary>
    public static PowerSumGrid Grid { get; } = new([-1, -0.5, 0, 0.5, 1], [0, 5, 10, 15, 20, 25], [0, 0.5, 1, 1.5, 2]);

    /// <summary>How the fit was made.</summary>
    public ScalingFitPlan Plan { get; }

    /// <summary>The fitted law.</summary>
    public ChinchillaLaw Law { get; }

    /// <summary>The refits to resampled runs, each of the Huber objective.</summary>
    public PowerSumBootstrap Bootstrap { get; }

    /// <summary>Huber's loss of the residuals, summed over the runs, at the fitted law.</summary>
    public double Objective => HuberSum(_problem.Residuals(_minimum.Theta));

    /// <summary>Huber's density with the scale of greatest likelihood for the residuals.</summary>
    public HuberDensity Density { get; }

    /// <summary>E, A, α, B, β.</summary>
    public IReadOnlyList<Coefficient> Terms { get; }

    /// <summary>Quality in units of ln L; the log-likelihood is the Gaussian one, that of the Huber density is in <see cref="Density"/>.</summary>
    public GoodnessOfFit Quality { get; }

    /// <summary>Loss observed and fitted, in nats a token, in the order given.</summary>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => [.. Doubts()];

    /// <summary>Fits the law.</summary>
    /// <param name="runs">At least five runs.</param>
    /// <param name="plan">What is made small, and how many resamples.</param>
    /// <param name="key">The stream of random numbers of the bootstrap.</param>
    /// <param name="cancellation">Ends the bootstrap early.</param>
    public static ChinchillaFit Fit(TrainingRuns runs, ScalingFitPlan plan, StreamKey key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Resamples, 2);
        PowerSumProblem problem = Problem(runs);
        PowerSumMinimum huber = Grid.Search(problem, Threshold, plan.Threads);
        PowerSumMinimum minimum = plan.Objective == ScalingObjective.Huber ? huber : MostLikely(problem, huber);
        PowerSumBootstrap bootstrap = PowerSumBootstrap.Run(problem, Threshold, huber.Theta, plan.Resamples, key, plan.Threads, cancellation);
        return new ChinchillaFit(runs, plan, problem, minimum, bootstrap);
    }

    /// <summary>The runs as the rows of a sum of powers of N and D.</summary>
    public static PowerSumProblem Problem(TrainingRuns runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return new PowerSumProblem([runs.N.ToArray(), runs.D.ToArray()], runs.Loss);
    }

    /// <summary>Huber's loss of another law on the same runs.</summary>
    public double ObjectiveOf(ChinchillaLaw law) => HuberSum(ResidualsOf(law));

    /// <summary>Log-likelihood of another law on the same runs, under Huber's density with the scale that suits it best.</summary>
    public double LogLikelihoodOf(ChinchillaLaw law) => HuberDensity.Fit(Threshold, ResidualsOf(law)).LogLikelihood;

    /// <summary>Twice the log of the likelihood ratio of this fit against another law; chi-squared with five degrees of freedom if that law holds.</summary>
    public double LikelihoodRatio(ChinchillaLaw law) => 2 * (Density.LogLikelihood - LogLikelihoodOf(law));

    /// <summary>Distance of another law from this fit in (ln A, ln B, ln E, α, β), by the covariance of the bootstrap.</summary>
    /// <remarks>Wald's statistic dᵀ V⁻¹ d; chi-squared with five degrees of freedom if that law holds (Besiroglu et al. 2024, sec. 3).</remarks>
    public double WaldStatistic(ChinchillaLaw law)
    {
        ArgumentNullException.ThrowIfNull(law);
        double[][] draws = [.. Bootstrap.Sums.Select(sum => Coordinates(ChinchillaLaw.FromSum(sum)))];
        double[] means = [.. Enumerable.Range(0, 5).Select(k => draws.Average(draw => draw[k]))];
        Matrix<double> covariance = Matrix<double>.Build.Dense(5, 5, (k, l) => draws.Sum(draw => (draw[k] - means[k]) * (draw[l] - means[l])) / (draws.Length - 1));
        Vector<double> difference = Vector<double>.Build.Dense(Coordinates(law)) - Vector<double>.Build.Dense(Coordinates(Law));
        return difference * covariance.Solve(difference);
    }

    /// <inheritdoc/>
    public Interval Interval(int term, double level) => term switch
    {
        0 => Bootstrap.Interval(sum => sum.Constant, level),
        1 or 3 => Bootstrap.Interval(sum => sum.Powers[term / 2].Coefficient, level),
        2 or 4 => Bootstrap.Interval(sum => sum.Powers[term / 2 - 1].Exponent, level),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, "The law has terms 0 to 4."),
    };

    /// <summary>The loss of a model, with the interval of the law and that of one new run.</summary>
    /// <param name="at">Parameters and training tokens.</param>
    /// <param name="level">Coverage of both intervals, between 0 and 1.</param>
    /// <remarks>The interval of a new run pairs each refit with the residual, in ln L, of one run in turn.</remarks>
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        if (at.Length != 2)
        {
            throw new ArgumentException($"The law is asked about a size and an amount of data; {at.Length} values were given.", nameof(at));
        }

        double n = at[0], d = at[1];
        double[] residuals = [.. Points.Select(point => Math.Log(point.Observed / point.Fitted))];
        double[] noisy = Quantiles.Sorted([.. Bootstrap.Sums.Select((sum, b) => sum.At([n, d]) * Math.Exp(residuals[b % residuals.Length]))]);
        var predictive = new Interval(Quantiles.OfSorted(noisy, (1 - level) / 2), Quantiles.OfSorted(noisy, (1 + level) / 2), level);
        return new Prediction(n, Law.Loss(n, d), Bootstrap.Interval(sum => sum.At([n, d]), level), predictive);
    }

    /// <summary>Anything computed from the law, with its interval.</summary>
    /// <param name="quantity">What is computed.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    public Estimate Estimate(Func<ChinchillaLaw, double> quantity, double level)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return new Estimate(quantity(Law), Bootstrap.Interval(sum => quantity(ChinchillaLaw.FromSum(sum)), level));
    }

    /// <summary>The compute-optimal allocation of a training budget, with intervals.</summary>
    /// <param name="flop">Budget in FLOP.</param>
    /// <param name="level">Coverage of each interval, between 0 and 1.</param>
    public AllocationEstimate Optimum(double flop, double level) => Allocate(law => law.Optimum(flop), level);

    /// <summary>An allocation that follows from the law, with intervals.</summary>
    /// <param name="rule">Which allocation.</param>
    /// <param name="level">Coverage of each interval, between 0 and 1.</param>
    public AllocationEstimate Allocate(Func<ChinchillaLaw, Allocation> rule, double level)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Allocation best = rule(Law);
        Allocation[] draws = [.. Bootstrap.Sums.Select(sum => rule(ChinchillaLaw.FromSum(sum)))];
        return new AllocationEstimate(
            Around(best.N, draws.Select(draw => draw.N), level),
            Around(best.D, draws.Select(draw => draw.D), level),
            Around(best.TokensPerParameter, draws.Select(draw => draw.TokensPerParameter), level),
            Around(best.Loss, draws.Select(draw => draw.Loss), level));
    }

    private static Estimate Around(double value, IEnumerable<double> draws, double level)
    {
        double[] sorted = Quantiles.Sorted([.. draws]);
        return new Estimate(value, new Interval(Quantiles.OfSorted(sorted, (1 - level) / 2), Quantiles.OfSorted(sorted, (1 + level) / 2), level));
    }

    // The scale and the law are made likely in turn; each law is that of the threshold the scale before it implies.
    private static PowerSumMinimum MostLikely(PowerSumProblem problem, PowerSumMinimum huber)
    {
        double[] weights = problem.UnitWeights();
        PowerSumMinimum minimum = huber;
        double last = Threshold;
        for (int round = 0; round < 10; round++)
        {
            double[] residuals = problem.Residuals(minimum.Theta);
            if (residuals.All(r => Math.Abs(r) < 1e-12))
            {
                break;
            }

            double next = HuberDensity.Fit(Threshold, residuals).Threshold;
            if (Math.Abs(next / last - 1) < 1e-10)
            {
                break;
            }

            minimum = PowerSumMinimum.FindAbsolute(problem, weights, last, next, minimum.Theta);
            last = next;
        }

        return minimum;
    }

    private static double HuberSum(double[] residuals)
    {
        double sum = 0;
        foreach (double r in residuals)
        {
            double clipped = Math.Min(Math.Abs(r), Threshold);
            sum += clipped * (Math.Abs(r) - 0.5 * clipped);
        }

        return sum;
    }

    private static double[] Coordinates(ChinchillaLaw law) => [Math.Log(law.A), Math.Log(law.B), Math.Log(law.E), law.Alpha, law.Beta];

    private double[] ResidualsOf(ChinchillaLaw law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return [.. Enumerable.Range(0, _runs.Count).Select(i => Math.Log(law.Loss(_runs.N[i], _runs.D[i]) / _runs.Loss[i]))];
    }

    private Coefficient Term(string name, double value, Func<PowerSum, double> quantity)
    {
        double error = Bootstrap.StandardError(quantity), statistic = value / error;
        return new Coefficient(name, value, error, statistic, double.IsFinite(statistic) ? 2 * Normal.CDF(0, 1, -Math.Abs(statistic)) : double.NaN);
    }

    private IEnumerable<string> Doubts()
    {
        if (!_minimum.IsConverged)
        {
            yield return "The fit did not converge: its estimates are where the search stopped.";
        }

        if (Bootstrap.Unconverged > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Bootstrap.Unconverged} of {Bootstrap.Sums.Count} refits to resampled runs did not converge.");
        }

        double[] logN = [.. _runs.N.ToArray().Select(n => Math.Log(n))], logD = [.. _runs.D.ToArray().Select(d => Math.Log(d))];
        if (Math.Abs(MathNet.Numerics.Statistics.Correlation.Pearson(logN, logD)) > 0.999)
        {
            yield return "Sizes and amounts of data rise together in these runs: what A and B stand for cannot be told apart, whatever the intervals say.";
        }

        double size = Enumerable.Range(0, _runs.Count).Max(i => Law.A * Math.Pow(_runs.N[i], -Law.Alpha));
        double data = Enumerable.Range(0, _runs.Count).Max(i => Law.B * Math.Pow(_runs.D[i], -Law.Beta));
        foreach ((string term, double share) in new[] { ("E", Law.E), ("A", size), ("B", data) })
        {
            if (share < 1e-6 * Points[0].Observed)
            {
                yield return $"{term} is at its bound of zero: these runs do not show that term.";
            }
        }

        if (Law.Alpha <= 0 || Law.Beta <= 0)
        {
            yield return "An exponent is not above zero: the law does not fall with size or data, and has no compute-optimal allocation.";
        }
    }
}
