namespace Forecast.Fitting.Bayes;

/// <summary>A sum over observations with its standard error.</summary>
/// <param name="Value">The sum.</param>
/// <param name="StandardError">√n times the standard deviation of the terms: how much another sample of observations would move it.</param>
public readonly record struct PointwiseSum(double Value, double StandardError)
{
    /// <summary>The sum of some terms.</summary>
    /// <param name="terms">One an observation.</param>
    public static PointwiseSum Of(ReadOnlySpan<double> terms)
    {
        double sum = 0, squares = 0;
        foreach (double term in terms)
        {
            sum += term;
        }

        double mean = sum / terms.Length;
        foreach (double term in terms)
        {
            squares += (term - mean) * (term - mean);
        }

        return new PointwiseSum(sum, Math.Sqrt(terms.Length * squares / (terms.Length - 1)));
    }
}
