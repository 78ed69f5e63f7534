namespace Forecast.Fitting.Scoring;

/// <summary>A mean of scores with its standard error.</summary>
/// <param name="N">Number of scores.</param>
/// <param name="Value">The mean.</param>
/// <param name="StandardError">Standard deviation over √n, for independent scores; NaN for one.</param>
public readonly record struct MeanScore(int N, double Value, double StandardError)
{
    /// <summary>The mean of some scores.</summary>
    /// <param name="scores">At least one.</param>
    public static MeanScore Of(ReadOnlySpan<double> scores)
    {
        if (scores.IsEmpty)
        {
            throw new ArgumentException("A mean needs one score at least.", nameof(scores));
        }

        double sum = 0, squares = 0;
        foreach (double score in scores)
        {
            sum += score;
        }

        double mean = sum / scores.Length;
        foreach (double score in scores)
        {
            squares += (score - mean) * (score - mean);
        }

        return new MeanScore(scores.Length, mean, Math.Sqrt(squares / (scores.Length - 1) / scores.Length));
    }
}
