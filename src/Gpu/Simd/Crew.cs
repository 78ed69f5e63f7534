namespace Forecast.Gpu.Simd;

/// <summary>Some threads at work on numbered items: whoever is free takes the next.</summary>
/// <remarks>
/// Items are handed out one by one, and not in runs that grow, so that a thread that loses its core for a while leaves no more than one
/// item waiting. The calling thread is one of them, so that work begins before the pool has woken another.
/// </remarks>
internal static class Crew
{
    /// <summary>Does all items.</summary>
    /// <param name="items">How many there are.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="work">What one thread does, told its number from 0 and where to take items.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static void Run(int items, int threads, Action<int, Turn> work, CancellationToken cancellation)
    {
        var turn = new Turn(items);
        int hands = Math.Min(items, threads);
        if (hands <= 1)
        {
            work(0, turn);
            return;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = hands, CancellationToken = cancellation };
        Parallel.For(0, hands, options, number => work(number, turn));
    }

    /// <summary>Hands out the numbers of items, each once.</summary>
    /// <param name="items">How many there are.</param>
    internal sealed class Turn(int items)
    {
        private int _next;

        /// <summary>Takes the next item, if there is one left.</summary>
        public bool TryTake(out int item)
        {
            item = Interlocked.Increment(ref _next) - 1;
            return item < items;
        }
    }
}
