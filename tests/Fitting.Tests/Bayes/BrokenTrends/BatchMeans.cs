namespace Forecast.Fitting.Tests.Bayes.BrokenTrends;

/// <summary>The mean of a chain with its Monte Carlo error, by the means of batches much longer than its memory.</summary>
internal sealed record BatchMeans(double Mean, double Error)
{
    private const int Batches = 40;

    public static BatchMeans Of(double[] draws)
    {
        int length = draws.Length / Batches;
        double[] means = [.. Enumerable.Range(0, Batches).Select(b => draws.Skip(b * length).Take(length).Average())];
        double mean = means.Average();
        return new BatchMeans(mean, Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (Batches - 1) / Batches));
    }

    /// <summary>The standard deviation of the draws, with its Monte Carlo error.</summary>
    public static BatchMeans OfDeviation(double[] draws)
    {
        double mean = draws.Average();
        BatchMeans square = Of([.. draws.Select(x => (x - mean) * (x - mean))]);
        double deviation = Math.Sqrt(square.Mean);
        return new BatchMeans(deviation, 0.5 * square.Error / deviation);
    }
}
