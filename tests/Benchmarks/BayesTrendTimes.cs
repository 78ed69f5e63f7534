using System.Globalization;
using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.Trends;
using Forecast.Fitting.Random;

namespace Forecast.Benchmarks;

/// <summary>Posteriors of the ready trends on 120 rows: effective draws a second of the parameter that has the fewest.</summary>
/// <remarks>Four chains of 2,000 draws after warm-ups of 1,000, which are timed; the count of effective draws is not.</remarks>
internal static class BayesTrendTimes
{
    private const int Draws = 2000;

    public static void Print(Clock clock)
    {
        double[] years = SampleTrend.Years, values = SampleTrend.Log10Values;
        string[] groups = [.. years.Select((_, i) => $"{i % 5}")];
        Measurement[] errors = [.. values.Select((value, i) => Measurement.Of(value, 0.1 * (i % 4)))];
        Measurement[] bounds = [.. values.Select((value, i) =>
            i % 3 == 0 ? Measurement.Within(Math.Floor(value), Math.Floor(value) + 1) : Measurement.Of(value))];
        foreach (int threads in new[] { 1, 2 })
        {
            Time("posterior of a line", () => new NormalTrend(years, values), threads);
        }

        Time("posterior of a line with t errors", () => new StudentTrend(years, values), 2);
        Time("posterior of a line with errors of the rows", () => new MeasuredTrend(years, errors), 2);
        Time("posterior of a line, bounds of every third row", () => new MeasuredTrend(years, bounds), 2);
        Time("posterior of lines of five groups", () => new GroupedTrend(years, values, groups), 2);
        var own = new GroupedTrendOptions { HasOwnScatter = true };
        Time("posterior of lines of five groups, scatter by group", () => new GroupedTrend(years, values, groups, own), 2);

        void Time(string task, Func<ITrendModel> model, int threads) => clock.EffectiveDraws(
            task,
            Clock.Ours(threads),
            () => Nuts.Sample(model(), new NutsPlan { Draws = Draws, Threads = threads }, new StreamKey(1)),
            Worst);
    }

    private static (double Draws, string Outcome) Worst(Posterior posterior)
    {
        Diagnosis diagnosis = Diagnosis.Of(posterior);
        ParameterDiagnosis slope = diagnosis.Parameters.First(row => row.Name == "slope");
        return (
            diagnosis.Parameters.Min(row => row.BulkSize),
            string.Create(CultureInfo.InvariantCulture, $"slope {slope.Median:G6} ({slope.Low:G6} to {slope.High:G6})"));
    }
}
