using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Models.ScalingLaws;

/// <summary>A <see cref="ChinchillaLaw"/> fitted to training runs: the third approach of Hoffmann et al. 2022.</summary>
/// <remarks>
/// The grid of 4,500 starts is that of the paper; standard errors, intervals and the covariance come from case resampling, as in Besiroglu
/// et al. 2024.
/// </remarks>
public sealed class ChinchillaFit : ScalingLawFit<ChinchillaLaw>
{
    /// <summary>δ of the Huber loss, in units of ln L.</summary>
    public const double Threshold = ScalingFitPlan.Threshold;

    private readonly TrainingRuns _runs;

    private ChinchillaFit(TrainingRuns runs, ChinchillaForm form, ScalingFitPlan plan, HuberMinimum minimum, HuberBootstrap bootstrap)
        : base(form, plan, minimum, bootstrap)
    {
        _runs = runs;
        Density = HuberDensity.Fit(Threshold, [.. LogResiduals]);
    }

    /// <summary>The starts of Hoffmann et al. 2022, appendix D.3: 4,500 of them.</summary>
    public static PowerSumGrid Grid => ChinchillaForm.Grid;

    /// <summary>Huber's density with the scale of greatest likelihood for the residuals.</summary>
    public HuberDensity Density { get; }

    /// <summary>Fits the law.</summary>
    /// <param name="runs">At least five runs.</param>
    /// <param name="plan">What is made small, and how many resamples.</param>
    /// <param name="key">The stream of random numbers of the bootstrap.</param>
    /// <param name="cancellation">Ends the bootstrap early.</param>
    public static ChinchillaFit Fit(TrainingRuns runs, ScalingFitPlan plan, StreamKey key, CancellationToken cancellation = default)
    {
        var form = new ChinchillaForm(runs);
        (HuberMinimum minimum, HuberBootstrap bootstrap) = LawFits.Minimise(form, plan, key, cancellation);
        return new ChinchillaFit(runs, form, plan, minimum, bootstrap);
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
        double[][] draws = [.. Refits.Select(Coordinates)];
        double[] means = [.. Enumerable.Range(0, 5).Select(k => draws.Average(draw => draw[k]))];
        Matrix<double> covariance = Matrix<double>.Build.Dense(5, 5, (k, l) => draws.Sum(draw => (draw[k] - means[k]) * (draw[l] - means[l])) / (draws.Length - 1));
        Vector<double> difference = Vector<double>.Build.Dense(Coordinates(law)) - Vector<double>.Build.Dense(Coordinates(Law));
        return difference * covariance.Solve(difference);
    }

    /// <summary>The compute-optimal allocation of a training budget, with intervals.</summary>
    /// <param name="flop">Budget in FLOP.</param>
    /// <param name="level">Coverage of each interval, between 0 and 1.</param>
    public AllocationEstimate Optimum(double flop, double level) => Allocate(law => law.Optimum(flop), level);

    /// <summary>The training of least lifetime compute that is as good as the compute-optimal one of a budget, with intervals.</summary>
    /// <param name="flop">The budget whose compute-optimal loss is to be reached, in FLOP; each refit reaches its own.</param>
    /// <param name="inferenceTokens">Tokens served over the model's life, zero or more.</param>
    /// <param name="level">Coverage of each interval, between 0 and 1.</param>
    public AllocationEstimate InferenceOptimum(double flop, double inferenceTokens, double level) =>
        Allocate(law => law.InferenceOptimum(law.Optimum(flop).Loss, inferenceTokens), level);

    /// <summary>The best allocation of a training budget when only so many tokens exist and none is read twice, with intervals.</summary>
    /// <param name="flop">Budget in FLOP.</param>
    /// <param name="tokens">Tokens that exist.</param>
    /// <param name="level">Coverage of each interval, between 0 and 1.</param>
    public AllocationEstimate OptimumUnderDataCap(double flop, double tokens, double level) =>
        Allocate(law => law.OptimumUnderDataCap(flop, tokens), level);

    private static double[] Coordinates(ChinchillaLaw law) =>
        [Elementary.Log(law.A), Elementary.Log(law.B), Elementary.Log(law.E), law.Alpha, law.Beta];

    private double[] ResidualsOf(ChinchillaLaw law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return [.. Enumerable.Range(0, _runs.Count).Select(i => Elementary.Log(law.Loss(_runs.N[i], _runs.D[i]) / _runs.Loss[i]))];
    }
}
