using System.Globalization;
using Forecast.Data;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Projections;
using Forecast.Projections.Stacked;
using Forecast.Studies.Backtest;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The stacked trend on the Monte Carlo engine: one joint draw of its parameters is one path through all years.</summary>
internal sealed class OwnProjectionPaths
{
    /// <summary>Compute whose crossing is dated, in log10 FLOP.</summary>
    public static readonly IReadOnlyList<int> Thresholds = [26, 27, 28, 29];

    // One frontier system in ten lies above the trend plus so many deviations.
    private const double OneInTen = 1.2815515655446004;
    private const int StepsPerYear = 4;

    private readonly Samples _samples;

    private OwnProjectionPaths(IReadOnlyList<(int Year, double Time)> yearStarts, IntervalInflation inflation, double start,
        Samples samples) =>
        (YearStarts, Inflation, Start, _samples) = (yearStarts, inflation, start, samples);

    /// <summary>Each 1 January of the projection, with its time in years.</summary>
    public IReadOnlyList<(int Year, double Time)> YearStarts { get; }

    /// <summary>What intervals are widened by.</summary>
    public IntervalInflation Inflation { get; }

    /// <summary>Where the data end.</summary>
    public double Start { get; }

    public static OwnProjectionPaths Of(BacktestRun run, IntervalInflation inflation, StudyPlan plan, CancellationToken cancellation)
    {
        Chronology chronology = Chronology.Gregorian;
        DateOnly last = run.Newest.Vintage.LastDay;
        double start = chronology.Years(last);
        (int Year, double Time)[] starts =
        [
            .. Enumerable.Range(last.Year + 1, OwnProjection.LastYear - last.Year).Select(year =>
                (year, chronology.Years(new DateOnly(year, 1, 1)))),
        ];
        var times = new List<double> { start };
        for (int i = 0; i < starts.Length; i++)
        {
            double before = i == 0 ? start : starts[i - 1].Time;
            times.AddRange(Enumerable.Range(1, StepsPerYear).Select(step => step == StepsPerYear
                ? starts[i].Time
                : before + step * (starts[i].Time - before) / StepsPerYear));
        }

        var timeline = new Timeline([.. times]);
        (QuantityPath trend, Quantity deviation) = PathProgram.Of(run.Current.Paths, timeline, "posterior row");
        QuantityPath tenth = trend + OneInTen * deviation;
        var draws = new DrawPlan(plan.Draws, plan.Seed);
        Samples medians = MonteCarlo.Run(Gpu.Program.Compile([.. trend.Outputs("trend"), .. tenth.Outputs("tenth")]), draws,
            cancellation: cancellation);
        double[] factors = [.. times.Select(time => inflation.Factor(Math.Max(0, time - start)))];
        QuantityPath wideTrend = PathProgram.Widen(trend, Medians(medians, trend.Outputs("trend")), factors);
        QuantityPath wideTenth = PathProgram.Widen(tenth, Medians(medians, tenth.Outputs("tenth")), factors);

        var outputs = new List<(string, Quantity)>();
        foreach ((int year, double time) in starts)
        {
            int at = times.IndexOf(time);
            Quantity system = Quantity.MultiplyAdd(deviation, Draw.Normal(0, 1, $"system {year}"), trend[at]);
            double centre = medians[trend.Outputs("trend")[at].Name].Quantile(0.5).Value;
            outputs.Add((Name("trend", year), trend[at]));
            outputs.Add((Name("system", year), system));
            outputs.Add((Name("wide trend", year), wideTrend[at]));
            outputs.Add((Name("wide system", year), Quantity.MultiplyAdd(factors[at], system - centre, centre)));
        }

        foreach (int threshold in Thresholds)
        {
            outputs.Add((Name("trend crosses", threshold), Crossing.First(trend, threshold).Time));
            outputs.Add((Name("wide trend crosses", threshold), Crossing.First(wideTrend, threshold).Time));
            outputs.Add((Name("tenth crosses", threshold), Crossing.First(tenth, threshold).Time));
            outputs.Add((Name("wide tenth crosses", threshold), Crossing.First(wideTenth, threshold).Time));
        }

        return new OwnProjectionPaths(starts, inflation, start, MonteCarlo.Run(Gpu.Program.Compile([.. outputs]), draws,
            cancellation: cancellation));
    }

    /// <summary>log10 of the trend on a 1 January.</summary>
    public Sample Trend(int year, bool isWide) => _samples[Name(isWide ? "wide trend" : "trend", year)];

    /// <summary>log10 of a new frontier system on a 1 January.</summary>
    public Sample System(int year, bool isWide) => _samples[Name(isWide ? "wide system" : "system", year)];

    /// <summary>When the trend passes a threshold; infinite where not before the last year.</summary>
    public Sample TrendCrosses(int threshold, bool isWide) => _samples[Name(isWide ? "wide trend crosses" : "trend crosses", threshold)];

    /// <summary>When the compute that one frontier system in ten exceeds passes a threshold.</summary>
    public Sample TenthCrosses(int threshold, bool isWide) => _samples[Name(isWide ? "wide tenth crosses" : "tenth crosses", threshold)];

    private static double[] Medians(Samples samples, (string Name, Quantity Quantity)[] outputs) =>
        [.. outputs.Select(output => samples[output.Name].Quantile(0.5).Value)];

    private static string Name(string what, int number) => $"{what} {number.ToString(CultureInfo.InvariantCulture)}";
}
