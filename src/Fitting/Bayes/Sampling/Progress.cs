namespace Forecast.Fitting.Bayes.Sampling;

/// <summary>Steps of several chains counted together, told on in hundredths.</summary>
internal sealed class Progress(long total, IProgress<double>? listener, CancellationToken cancellation)
{
    private const int Reports = 100;
    private readonly long _every = Math.Max(1, total / Reports);
    private long _done;

    /// <summary>Counts a block of steps.</summary>
    /// <exception cref="OperationCanceledException">The work was called off.</exception>
    public void Add(int steps)
    {
        cancellation.ThrowIfCancellationRequested();
        if (listener is not null)
        {
            long done = Interlocked.Add(ref _done, steps);
            if (done / _every != (done - steps) / _every)
            {
                listener.Report((double)done / total);
            }
        }
    }
}
