namespace Forecast.Gpu.Results;

/// <summary>An error that a run should come under.</summary>
/// <param name="Error">The largest standard error: a share of the size of the estimate where relative, else in its unit. Above 0.</param>
/// <param name="Output">The output; null for all of them.</param>
/// <param name="Quantile">Which quantile, from 0 to 1; null for the mean.</param>
/// <param name="IsRelative">Whether the error is a share of the estimate.</param>
public sealed record PrecisionTarget(double Error, string? Output = null, double? Quantile = null, bool IsRelative = true)
{
    /// <summary>What is not reached yet, a sentence for each output; empty where all are.</summary>
    internal IEnumerable<string> Unreached(Samples samples)
    {
        foreach (Sample sample in Output is { } name ? [samples[name]] : samples.All)
        {
            MonteCarloEstimate estimate = Quantile is { } p ? sample.Quantile(p) : sample.Mean;
            double allowed = IsRelative ? Error * Math.Abs(estimate.Value) : Error;
            if (!(estimate.StandardError <= allowed))
            {
                string what = Quantile is { } q ? FormattableString.Invariant($"{q} quantile") : "mean";
                yield return FormattableString.Invariant(
                    $"After {samples.Count} draws the standard error of the {what} of '{sample.Name}' is {estimate.StandardError:0.##E+0}, and at most {allowed:0.##E+0} was asked for.");
            }
        }
    }
}
