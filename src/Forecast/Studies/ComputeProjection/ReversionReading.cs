using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Gpu;
using Forecast.Models.Compute;

namespace Forecast.Studies.ComputeProjection;

/// <summary>One way to fill in what the published projection does not print.</summary>
internal sealed record ReversionReading
{
    // Months of the authors' paper: 30 days, in a year of 365.
    private const double MonthsAYear = 365.0 / 30;
    private const double TwentyMonths = 20;
    private const double Ln10 = 2.302585092994046;

    /// <summary>What the geometric mean is taken over.</summary>
    public GrowthMean Mean { get; init; }

    /// <summary>Doubling time behind g_DL in months with its 95 % interval: Compute Trends, Table 3, 2010 to 2022.</summary>
    public (double Value, double Low, double High) DeepLearning { get; init; } = (5.6, 5.0, 6.2);

    /// <summary>Doubling time behind ĝ_M in months with its 95 % interval: Compute Trends, Table 3, 1952 to 2009.</summary>
    public (double Value, double Low, double High) LongRun { get; init; } = (21.3, 16.2, 31.3);

    /// <summary>Whether spending adds its orders of magnitude a year to the long-run rate.</summary>
    public bool AddsSpending { get; init; }

    /// <summary>Standard deviation of the natural logarithm of the reversion time about each scenario's.</summary>
    public double ReversionSpread { get; init; }

    /// <summary>Orders of magnitude by which the start differs from the largest run known.</summary>
    public double StartShift { get; init; }

    /// <summary>The readings that differ from the central one in one thing, with what it is.</summary>
    public static IReadOnlyList<(string Name, ReversionReading Reading)> OneByOne { get; } =
    [
        ("central", new()),
        ("means over factors, not rates", new() { Mean = GrowthMean.Factors }),
        ("g_DL of large-scale systems (Table 4: 10.7 [7.9; 25.6] months)", new() { DeepLearning = (10.7, 7.9, 25.6) }),
        ("g_DL without error", new() { DeepLearning = (5.6, 5.6, 5.6) }),
        ("ĝ_M without error", new() { LongRun = (21.3, 21.3, 21.3) }),
        ("spending adds to the long-run rate", new() { AddsSpending = true }),
        ("reversion dates uncertain by 30 %", new() { ReversionSpread = 0.3 }),
        ("start twice as large", new() { StartShift = 0.3 }),
        ("start half as large", new() { StartShift = -0.3 }),
    ];

    /// <summary>The starts that the combinations take, as orders of magnitude about the central one: half and twice as large.</summary>
    public static IReadOnlyList<double> StartShifts { get; } = [-0.3, 0, 0.3];

    /// <summary>Every combination of the readings but those of the start, which only shift a path.</summary>
    public static IEnumerable<ReversionReading> All() =>
        from mean in new[] { GrowthMean.Rates, GrowthMean.Factors }
        from deep in new[] { (5.6, 5.0, 6.2), (10.7, 7.9, 25.6), (5.6, 5.6, 5.6) }
        from longRun in new[] { (21.3, 16.2, 31.3), (21.3, 21.3, 21.3) }
        from adds in new[] { false, true }
        from spread in new[] { 0, 0.3 }
        select new ReversionReading
        {
            Mean = mean,
            DeepLearning = deep,
            LongRun = longRun,
            AddsSpending = adds,
            ReversionSpread = spread,
        };

    /// <summary>The path under this reading: one scenario, one rate of each kind and one reversion date for each draw.</summary>
    /// <param name="years">The years, from <see cref="GrowthReversion.Origin"/>.</param>
    /// <param name="start">log10 FLOP of the largest run at the start.</param>
    public QuantityPath Path(Timeline years, double start)
    {
        Quantity scenario = Draw.Discrete([0, 1, 2], [.. GrowthReversion.Pool], "scenario");
        Quantity deep = Rate(DeepLearning, "deep-learning era");
        Quantity longRun = Quantity.Sqrt(Rate(LongRun, "long run") * (MonthsAYear * Elementary.Log10(2) / TwentyMonths));
        if (AddsSpending)
        {
            (double slow, double fast) = GrowthReversion.YearsAnOrderOfSpending;
            longRun += Of(scenario, [1 / slow, 1 / Math.Sqrt(slow * fast), 1 / fast]);
        }

        Quantity reversion = Of(scenario, GrowthReversion.Years);
        if (ReversionSpread > 0)
        {
            reversion *= Draw.LogNormal(0, ReversionSpread, "reversion");
        }

        return GrowthReversion.Log10Compute(years, start + StartShift, deep, longRun, reversion, Mean);
    }

    // Orders of magnitude a year, log-normal: the median from the printed doubling time, the spread from its 95 % interval.
    private static Quantity Rate((double Value, double Low, double High) months, string name)
    {
        double spread = Ln10 * Elementary.Log10(months.High / months.Low) / (2 * new Normal(0, 1).Quantile(0.975));
        double rate = MonthsAYear * Elementary.Log10(2) / months.Value;
        return spread > 0 ? Draw.LogNormal(Ln10 * Elementary.Log10(rate), spread, name) : rate;
    }

    private static Quantity Of(Quantity scenario, IReadOnlyList<double> values) =>
        Quantity.Select(scenario < 0.5, values[0], Quantity.Select(scenario < 1.5, values[1], values[2]));
}
