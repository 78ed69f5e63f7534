namespace Forecast.Fitting.Regression;

/// <summary>How many threads share work whose result does not depend on it.</summary>
internal static class Parallelism
{
    public static ParallelOptions Of(int threads, CancellationToken cancellation = default) => new()
    {
        MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount,
        CancellationToken = cancellation,
    };
}
