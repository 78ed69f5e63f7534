using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.Networks;

namespace Forecast.Studies.LotteryTickets;

/// <summary>The mean of n independent ticket errors, simulated: its squared error is σ²/n.</summary>
internal static class TicketMean
{
    private const int Batches = 50;

    /// <summary>Slope of log squared error against log n.</summary>
    /// <param name="sizes">n, ascending.</param>
    /// <param name="draws">Means drawn of each size.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="level">Coverage of the interval.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Estimate Slope(IReadOnlyList<int> sizes, int draws, StreamKey key, double level, CancellationToken cancellation)
    {
        // Batches of means, so that the bootstrap draws fifty numbers a size and not all the means.
        var groups = new SeedGroups([.. sizes.Select(size => Squares(size, Math.Max(1, draws / Batches), key.Child((ulong)size)))]);
        double[] x = [.. sizes.Select(size => (double)size)];
        return SeedBootstrap.Run(
            groups.Counts, drawn => SeedGroups.LogSlope(x, [.. drawn.Select((batches, i) => groups.Mean(i, batches))]), draws,
                key.Child("bootstrap"), level, cancellation);
    }

    private static double[] Squares(int size, int means, StreamKey key)
    {
        var batches = new double[Batches];
        Parallel.For(0, Batches, batch =>
        {
            var random = new RandomSequence(key.Child((ulong)batch));
            double squares = 0;
            for (int i = 0; i < means; i++)
            {
                double sum = 0;
                for (int ticket = 0; ticket < size; ticket++)
                {
                    sum += 2 * random.NextUniform() - 1;
                }

                squares += sum / size * (sum / size);
            }

            batches[batch] = squares / means;
        });
        return batches;
    }
}
