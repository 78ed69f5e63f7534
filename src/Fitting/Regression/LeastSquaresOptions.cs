namespace Forecast.Fitting.Regression;

/// <summary>How a least-squares fit weighs its rows and computes its standard errors.</summary>
/// <param name="Errors">The error model behind standard errors and intervals.</param>
/// <param name="Weights">Weight of each row, positive: one over the variance of its error, up to a common factor; null for equal weights.</param>
/// <param name="Clusters">Group of each row, any labels; needed for <see cref="ErrorModel.Clustered"/> and for nothing else.</param>
public sealed record LeastSquaresOptions(ErrorModel Errors = ErrorModel.Classical, IReadOnlyList<double>? Weights = null, IReadOnlyList<int>? Clusters = null)
{
    internal static void Check(LeastSquaresOptions options, int n)
    {
        (ErrorModel errors, IReadOnlyList<double>? weights, IReadOnlyList<int>? clusters) = options;
        if (weights is not null && (weights.Count != n || weights.Any(w => !(w > 0 && double.IsFinite(w)))))
        {
            throw new ArgumentException($"Each of {n} rows needs one weight above zero; {weights.Count} were given.", nameof(options));
        }

        if ((errors == ErrorModel.Clustered) != clusters is not null)
        {
            throw new ArgumentException("Clustered errors need the cluster of each row, and no other error model takes one.", nameof(options));
        }

        if (clusters is not null && (clusters.Count != n || clusters.Distinct().Count() < 2))
        {
            throw new ArgumentException($"Each of {n} rows needs a cluster, and there must be two or more; {clusters.Count} were given.", nameof(options));
        }
    }

    // The root of each row's weight, by which rows are scaled.
    internal double[] Roots(int n) => Weights is null ? [.. Enumerable.Repeat(1.0, n)] : [.. Weights.Select(Math.Sqrt)];
}
