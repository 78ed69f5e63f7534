using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>Trends with a posterior: the door from rows to a fit.</summary>
public static class BayesianTrend
{
    private const ulong Chains = 0;

    /// <summary>Fits a straight line.</summary>
    /// <param name="times">Times, in any unit and order.</param>
    /// <param name="values">The values, one a time.</param>
    /// <param name="options">Errors and priors; null for normal errors and priors on the scale of the data.</param>
    /// <param name="plan">How the posterior is sampled; null for four chains of a thousand draws.</param>
    /// <param name="key">The stream of random numbers; the same key gives the same fit on any number of threads.</param>
    /// <exception cref="ArgumentException">Rows that cannot carry the model, or a plan out of range.</exception>
    public static BayesFit Fit(
        ReadOnlySpan<double> times, ReadOnlySpan<double> values, BayesianTrendOptions? options, NutsPlan? plan, StreamKey key)
    {
        options ??= new BayesianTrendOptions();
        LineModel model = options.Errors == TrendErrors.Normal
            ? new NormalTrend(times, values, options.Priors)
            : new StudentTrend(times, values, options.Shape, options.Priors);
        return Fit(model, plan, key);
    }

    /// <summary>Samples the posterior of any trend and reads it as a fit; its warnings are what the diagnosis finds wrong.</summary>
    /// <param name="model">The model.</param>
    /// <param name="plan">How the posterior is sampled; null for four chains of a thousand draws.</param>
    /// <param name="key">The stream of random numbers; the same key gives the same fit on any number of threads.</param>
    /// <param name="progress">Told the share done, from 0 to 1, from the threads that work.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">A plan out of range, or a model without a finite density at a hundred starts.</exception>
    public static BayesFit Fit(
        ITrendModel model, NutsPlan? plan, StreamKey key, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        // The fit draws new observations from other children of the same key.
        Posterior posterior = Nuts.Sample(model, plan ?? new NutsPlan(), key.Child(Chains), progress, cancellation);
        return new BayesFit(model, posterior, key, Diagnosis.Of(posterior).Problems);
    }
}
