using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Models.ScalingLaws;

/// <summary>The fits of the forms, by name; <see cref="ChinchillaFit"/> has statistics of its own besides.</summary>
public static class LawFits
{
    private const double SquareEverywhere = 1e3;

    /// <summary>Fits any form.</summary>
    /// <typeparam name="TLaw">The law.</typeparam>
    /// <param name="form">The form on its rows.</param>
    /// <param name="plan">What is made small, and how many resamples.</param>
    /// <param name="key">The stream of random numbers of the bootstrap.</param>
    /// <param name="cancellation">Ends the bootstrap early.</param>
    public static ScalingLawFit<TLaw> Fit<TLaw>(ScalingForm<TLaw> form, ScalingFitPlan plan, StreamKey key, CancellationToken cancellation = default)
        where TLaw : class
    {
        (HuberMinimum minimum, HuberBootstrap bootstrap) = Minimise(form, plan, key, cancellation);
        return new ScalingLawFit<TLaw>(form, plan, minimum, bootstrap);
    }

    /// <summary>y = A / x^α.</summary>
    /// <param name="x">The quantity scaled up; positive.</param>
    /// <param name="y">The observations; positive.</param>
    /// <param name="plan">What is made small, and how many resamples.</param>
    /// <param name="key">The stream of random numbers of the bootstrap.</param>
    public static ScalingLawFit<PowerLaw> Plain(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ScalingFitPlan plan, StreamKey key) =>
        Fit(new PowerForm(x, y), plan, key);

    /// <summary>y = E + A / x^α.</summary>
    /// <inheritdoc cref="Plain"/>
    public static ScalingLawFit<PowerLaw> Offset(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ScalingFitPlan plan, StreamKey key) =>
        Fit(new OffsetForm(x, y), plan, key);

    /// <summary>A broken law with one break.</summary>
    /// <inheritdoc cref="Plain"/>
    public static ScalingLawFit<BrokenLaw> Broken(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ScalingFitPlan plan, StreamKey key) =>
        Fit(new BrokenForm(x, y), plan, key);

    /// <summary>Kaplan's law of size and data.</summary>
    /// <param name="runs">At least four runs.</param>
    /// <param name="plan">What is made small, and how many resamples.</param>
    /// <param name="key">The stream of random numbers of the bootstrap.</param>
    public static ScalingLawFit<KaplanLaw> Kaplan(TrainingRuns runs, ScalingFitPlan plan, StreamKey key) =>
        Fit(new KaplanForm(runs), plan, key);

    /// <summary>The law of repeated data.</summary>
    /// <param name="runs">The runs, D counting repeats.</param>
    /// <param name="unique">Different tokens of each run.</param>
    /// <param name="plan">What is made small, and how many resamples.</param>
    /// <param name="key">The stream of random numbers of the bootstrap.</param>
    /// <param name="held">
    /// The law of data read once, which Muennighoff et al. 2023 fit first and hold while they fit the two half-lives; without it all seven
    /// terms are fitted at once.
    /// </param>
    public static ScalingLawFit<DataConstrainedLaw> Repeated(
        TrainingRuns runs, ReadOnlySpan<double> unique, ScalingFitPlan plan, StreamKey key, ChinchillaLaw? held = null) =>
        Fit(new RepeatedForm(runs, unique, held), plan, key);

    internal static (HuberMinimum Minimum, HuberBootstrap Bootstrap) Minimise<TLaw>(
        ScalingForm<TLaw> form, ScalingFitPlan plan, StreamKey key, CancellationToken cancellation)
        where TLaw : class
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Resamples, 2);
        double threshold = plan.Objective == ScalingObjective.LeastSquares ? SquareEverywhere : ScalingFitPlan.Threshold;
        HuberMinimum lowest = form.Search(threshold, plan.Threads);
        HuberMinimum minimum = plan.Objective == ScalingObjective.HuberWithFittedScale ? HuberLikelihood.Find(form.Problem, threshold, lowest) : lowest;
        return (minimum, HuberBootstrap.Run(form.Problem, threshold, lowest.Theta, plan.Resamples, key, plan.Threads, cancellation));
    }
}
