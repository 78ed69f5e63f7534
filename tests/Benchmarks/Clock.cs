using System.Diagnostics;
using System.Globalization;
using Forecast.Fitting.Numerics;

namespace Forecast.Benchmarks;

/// <summary>A plain stopwatch for <c>peers/run.sh</c>: the median of several repeats after warming up.</summary>
/// <remarks>
/// One line a task: task, who, unit, number, and what came out of the computation, separated by tabs. The peers print the same lines, so
/// that a reader sees that all of them computed the same thing.
/// </remarks>
internal sealed class Clock(TextWriter output)
{
    private const int Repeats = 5;
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(0.5);

    /// <summary>The name of our line on so many threads.</summary>
    public static string Ours(int threads) => threads == 1 ? "ours, 1 thread" : $"ours, {threads} threads";

    /// <summary>Prints how many of something are done in a second.</summary>
    /// <param name="task">The task.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="count">How many one run does.</param>
    /// <param name="run">Does them, and says what came out.</param>
    public void Rate(string task, string who, int count, Func<string> run)
    {
        (double seconds, string outcome) = Median(run);
        Print(task, who, "fits/s", count / seconds, outcome);
    }

    /// <summary>Prints how many millions of draws are made in a second.</summary>
    /// <param name="task">The task.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="count">How many draws one run makes.</param>
    /// <param name="run">Makes them, and says what came out.</param>
    public void Draws(string task, string who, long count, Func<string> run)
    {
        (double seconds, string outcome) = Median(run);
        Print(task, who, "M draws/s", count / seconds / 1e6, outcome);
    }

    /// <summary>Prints the milliseconds that one of something takes.</summary>
    /// <param name="task">The task.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="count">How many times a run does it.</param>
    /// <param name="run">Does it once, and says what came out.</param>
    public void Milliseconds(string task, string who, int count, Func<string> run)
    {
        (double seconds, string outcome) = Median(() => Again(count, run));
        Print(task, who, "ms", 1000 * seconds / count, outcome);
    }

    /// <summary>Prints the seconds that a task takes.</summary>
    /// <param name="task">The task.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="run">Does it, and says what came out.</param>
    public void Seconds(string task, string who, Func<string> run)
    {
        (double seconds, string outcome) = Median(run);
        Print(task, who, "s", seconds, outcome);
    }

    /// <summary>Prints how many independent draws a posterior is worth a second, with its warm-up.</summary>
    /// <param name="task">The task.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="run">Samples the posterior.</param>
    /// <param name="worst">Effective draws of the parameter that has the fewest, and what came out; not timed.</param>
    public void EffectiveDraws<T>(string task, string who, Func<T> run, Func<T, (double Draws, string Outcome)> worst)
    {
        T? last = default;
        (double seconds, _) = Median(() =>
        {
            last = run();
            return "";
        });
        (double draws, string outcome) = worst(last!);
        Print(task, who, "effective draws/s", draws / seconds, outcome);
    }

    private static string Again(int count, Func<string> run)
    {
        string outcome = "";
        for (int i = 0; i < count; i++)
        {
            outcome = run();
        }

        return outcome;
    }

    private static (double Seconds, string Outcome) Median(Func<string> run)
    {
        // Code is compiled anew, and better, after it has been called often and for a while.
        long begun = Stopwatch.GetTimestamp();
        for (int i = 0; i < Repeats || Stopwatch.GetElapsedTime(begun) < LeastWarmUp; i++)
        {
            run();
        }

        var seconds = new double[Repeats];
        string outcome = "";
        for (int i = 0; i < Repeats; i++)
        {
            long start = Stopwatch.GetTimestamp();
            outcome = run();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return (Quantiles.OfSorted(Quantiles.Sorted(seconds), 0.5), outcome);
    }

    private void Print(string task, string who, string unit, double number, string outcome)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{task}\t{who}\t{unit}\t{number:G6}\t{outcome}"));
        output.Flush();
    }
}
